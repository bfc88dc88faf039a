/** The search for the smallest failing case, on mistakes that are written down as predicates. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCase } from '../../../harness/explore/arbitrary-case.ts';
import {
  areas,
  caseOf,
  describeCase,
  idOf,
  largestBytes,
  type Area,
  type ExploredCase,
} from '../../../harness/explore/case.ts';
import { repeat, searchFailures, type SearchOptions, type CaseTrial } from '../../../harness/explore/search.ts';
import { scenarioOf } from '../../../harness/explore/scenario-of-case.ts';
import { describeAction } from '../../../harness/transcript/action.ts';

const evidence = { steps: [], expected: 'right', actual: 'wrong' };

/** Programs that fail exactly the cases for which the mistake holds. */
function searching(area: Area, mistake: (explored: ExploredCase) => boolean, changes: Partial<SearchOptions> = {}) {
  const perform = (explored: ExploredCase): Promise<CaseTrial> =>
    Promise.resolve(mistake(explored) ? { is: 'violated', reason: 'wrong', evidence } : { is: 'fine' });
  return searchFailures({ area, seed: 3, runs: 200, limitMs: 60_000, perform, ...changes });
}

const sizeOf = (explored: ExploredCase): number => ('sizeBytes' in explored ? explored.sizeBytes : Number.NaN);

describe('a search', () => {
  it.each([
    ['every multiple of 2048', (size: number) => size > 0 && size % 2048 === 0, '2048-plainText', ['2047', '2049'], []],
    ['an empty file', (size: number) => size === 0, '0-plainText', ['1'], []],
    [
      'what is larger than a receive buffer of 1024',
      (size: number) => size > 1024,
      '1025-plainText',
      ['1024'],
      ['1026'],
    ],
    ['a tail of one byte', (size: number) => size % 2048 === 1, '1-plainText', ['0', '2'], []],
  ])('shrinks a failure of %s to the smallest, and tells its neighbours', async (_, fails, values, fine, alsoFail) => {
    const { outcome } = await searching('file/server', (explored) => fails(sizeOf(explored)));
    expect(outcome).toMatchObject({ is: 'failure', id: `file/server/explored/${values}`, fine, alsoFail });
  });

  it('keeps the kind of content that a failure needs', async () => {
    const { outcome } = await searching(
      'file/client',
      (explored) => 'content' in explored && explored.content === 'notUtf8',
    );
    expect(outcome).toMatchObject({ id: 'file/client/explored/0-notUtf8' });
  });

  it('shortens a sequence of clients to those that matter', async () => {
    const { outcome } = await searching(
      'add/server',
      (explored) => 'numbers' in explored && explored.numbers.filter((each) => each > 0 && each < 101).length > 1,
    );
    expect(outcome).toMatchObject({ id: 'add/server/explored/1,1' });
  });

  it('finds nothing where nothing is wrong, and says how much it tried', async () => {
    const found = await searching('add/client', () => false, { runs: 50 });
    expect(found.outcome).toEqual({ is: 'nothingFound', cutShort: false });
    expect(found.cases).toBeGreaterThan(40);
  });

  it('is the same with the same seed', async () => {
    const tried = async (): Promise<readonly string[]> => {
      const ids: string[] = [];
      await searching('file/pair', (explored) => ids.push(idOf(explored)) < 0);
      return ids;
    };
    expect(await tried()).toEqual(await tried());
  });

  it('ends when its time is over, and says so', async () => {
    const perform = (): Promise<CaseTrial> => new Promise(() => undefined);
    const { outcome } = await searching('file/client', () => false, { perform, limitMs: 20 });
    expect(outcome).toEqual({ is: 'nothingFound', cutShort: true });
  });

  it('takes what nobody can decide for no failure', async () => {
    const perform = (): Promise<CaseTrial> => Promise.resolve({ is: 'undecided' });
    expect((await searching('file/client', () => true, { perform })).outcome.is).toBe('nothingFound');
  });

  it('throws where the testbed fails, instead of blaming a case', async () => {
    const perform = (): Promise<CaseTrial> => Promise.reject(new Error('the disk is full'));
    await expect(searching('file/client', () => true, { perform })).rejects.toThrow('the disk is full');
  });
});

describe('a case that is repeated', () => {
  const found = { area: 'file/server', sizeBytes: 2048, content: 'plainText' } as const;

  it.each([
    ['violated', 'failure'],
    ['fine', 'nothingFound'],
    ['undecided', 'notExplored'],
  ] as const)('that is %s', async (is, outcome) => {
    const trial = { is, reason: 'wrong', evidence } as CaseTrial;
    expect((await repeat(found, () => Promise.resolve(trial))).outcome.is).toBe(outcome);
  });
});

describe('a case', () => {
  const any = fc.oneof(...areas.map((area) => arbitraryCase(area)));

  it('is found again by its id', () => {
    fc.assert(
      fc.property(any, (explored) => {
        expect(caseOf(idOf(explored))).toEqual(explored);
      }),
    );
  });

  it('becomes a scenario that can be told, of its own half', () => {
    fc.assert(
      fc.property(any, (explored) => {
        const scenario = scenarioOf(explored);
        expect(scenario.id).toBe(idOf(explored));
        expect(scenario.requirement.startsWith(explored.area.replace('/', '.'))).toBe(true);
        for (const step of scenario.steps)
          expect(step.kind === 'action' ? describeAction(step) : step.text).toMatch(/^[^\n]+$/);
        expect(describeCase(explored)).toMatch(/^[^\n]+$/);
      }),
    );
  });

  it('never holds more than a receive buffer', () => {
    const files = fc.oneof(...areas.filter((area) => area.startsWith('file')).map((area) => arbitraryCase(area)));
    fc.assert(fc.property(files, (explored) => sizeOf(explored) <= largestBytes));
  });

  it.each([
    '',
    'add',
    'add/server/explored/',
    'add/server/explored/x',
    'add/client/explored/7',
    'file/pair/explored/1-x',
    'file/server/exact/2048',
    'file/client/explored/999999999-anyBytes',
    'file/client/explored/1.5-anyBytes',
  ])('is not what %j names', (id) => expect(caseOf(id)).toBeUndefined());
});
