/** The search for the smallest failing case. Predicates play the programs with a mistake. */
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

/** Searches programs that fail exactly the cases for which `mistake` is true. */
function searching(area: Area, mistake: (explored: ExploredCase) => boolean, changes: Partial<SearchOptions> = {}) {
  const perform = (explored: ExploredCase): Promise<CaseTrial> =>
    Promise.resolve(mistake(explored) ? { is: 'violated', reason: 'wrong', evidence } : { is: 'fine' });
  return searchFailures({ area, seed: 3, runs: 200, limitMs: 60_000, perform, ...changes });
}

const sizeOf = (explored: ExploredCase): number => ('sizeBytes' in explored ? explored.sizeBytes : Number.NaN);

describe('a search for failures', () => {
  it.each([
    ['every multiple of 2048', (size: number) => size > 0 && size % 2048 === 0, '2048-plainText', ['2047', '2049'], []],
    ['an empty file', (size: number) => size === 0, '0-plainText', ['1'], []],
    ['files larger than a receive buffer of 1024', (size: number) => size > 1024, '1025-plainText', ['1024'], ['1026']],
    ['a tail of one byte', (size: number) => size % 2048 === 1, '1-plainText', ['0', '2'], []],
  ])(
    'shrinks a failure of %s to the smallest case, and tries its neighbours',
    async (_, fails, values, fine, alsoFail) => {
      const { outcome } = await searching('file/server', (explored) => fails(sizeOf(explored)));
      expect(outcome).toMatchObject({ is: 'failure', id: `file/server/explored/${values}`, fine, alsoFail });
    },
  );

  it('keeps the kind of content that a failure needs', async () => {
    const { outcome } = await searching(
      'file/client',
      (explored) => 'content' in explored && explored.content === 'notUtf8',
    );
    expect(outcome).toMatchObject({ id: 'file/client/explored/0-notUtf8' });
  });

  it('shortens a sequence of clients to those that the failure needs', async () => {
    const { outcome } = await searching(
      'add/server',
      (explored) => 'numbers' in explored && explored.numbers.filter((each) => each > 0 && each < 101).length > 1,
    );
    expect(outcome).toMatchObject({ id: 'add/server/explored/1,1' });
  });

  it('finds nothing in a correct program, and counts the cases', async () => {
    const found = await searching('add/client', () => false, { runs: 50 });
    expect(found.outcome).toEqual({ is: 'nothingFound', cutShort: false });
    expect(found.cases).toBeGreaterThan(40);
  });

  it('tries the same cases for the same seed', async () => {
    const casesTried = async (): Promise<readonly string[]> => {
      const ids: string[] = [];
      await searching('file/pair', (explored) => ids.push(idOf(explored)) < 0);
      return ids;
    };
    const cases = await casesTried();
    expect(cases.length).toBeGreaterThan(1);
    expect(await casesTried()).toEqual(cases);
  });

  it('ends at the time limit, and says so', async () => {
    const perform = (): Promise<CaseTrial> => new Promise(() => undefined);
    const { outcome } = await searching('file/client', () => false, { perform, limitMs: 20 });
    expect(outcome).toEqual({ is: 'nothingFound', cutShort: true });
  });

  it('does not report an inconclusive case as a failure', async () => {
    const perform = (): Promise<CaseTrial> => Promise.resolve({ is: 'inconclusive' });
    expect((await searching('file/client', () => true, { perform })).outcome.is).toBe('nothingFound');
  });

  it('throws if the testbed fails, instead of reporting the case', async () => {
    const perform = (): Promise<CaseTrial> => Promise.reject(new Error('the disk is full'));
    await expect(searching('file/client', () => true, { perform })).rejects.toThrow('the disk is full');
  });
});

describe('repeating a case', () => {
  const found = { area: 'file/server', sizeBytes: 2048, content: 'plainText' } as const;

  it.each([
    ['violated', 'failure'],
    ['fine', 'nothingFound'],
    ['inconclusive', 'notExplored'],
  ] as const)('reports a result that is %s as %s', async (is, outcome) => {
    const trial = { is, reason: 'wrong', evidence } as CaseTrial;
    expect((await repeat(found, () => Promise.resolve(trial))).outcome.is).toBe(outcome);
  });
});

describe('an explored case', () => {
  const any = fc.oneof(...areas.map((area) => arbitraryCase(area)));

  it('can be parsed from its id', () => {
    fc.assert(
      fc.property(any, (explored) => {
        expect(caseOf(idOf(explored))).toEqual(explored);
      }),
    );
  });

  it('becomes a scenario of its program, with a sentence for each step', () => {
    fc.assert(
      fc.property(any, (explored) => {
        const scenario = scenarioOf(explored);
        expect(scenario.id).toBe(idOf(explored));
        expect(scenario.requirement.startsWith(explored.area.replace('/', '.'))).toBe(true);
        expect(scenario.steps.length).toBeGreaterThan(0);
        for (const step of scenario.steps)
          expect(step.kind === 'action' ? describeAction(step) : step.text).toMatch(/^[^\n]+$/);
        expect(describeCase(explored)).toMatch(/^[^\n]+$/);
      }),
    );
  });

  it('has a file that fits into the receive buffer', () => {
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
  ])('cannot be parsed from %j', (id) => expect(caseOf(id)).toBeUndefined());
});
