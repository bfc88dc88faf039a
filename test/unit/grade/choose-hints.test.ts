/** The hint of a failure depends on the other rows of its requirement, and on the halves of a pair. */
import { describe, expect, it } from 'vitest';
import { chooseHints } from '../../../harness/grade/hints/choose.ts';
import { blame, fail, type Verdicts } from '../../support/verdicts.ts';

const rows = ['0', '101', '-1', '1000'] as const;

function shutdownWith(failing: readonly string[], symptom = 'no-shutdown' as const): readonly (string | undefined)[] {
  const verdicts: Verdicts = Object.fromEntries(
    failing.map((row) => [`add/server/shutdown/${row}`, fail({ symptom })]),
  );
  const results = blame(verdicts).filter(({ status }) => status === 'fail');
  return [...new Set(results.map((each) => each.symptom))];
}

describe('a server that an integer out of range does not end', () => {
  it.each([
    [['0', '-1'], 'no-shutdown-below-range'],
    [['101', '1000'], 'no-shutdown-above-range'],
    [['0'], 'no-shutdown-at-zero'],
    [['-1'], 'no-shutdown-at-negative'],
    [['101'], 'no-shutdown-at-101'],
    [['1000'], 'no-shutdown-at-1000'],
    [['0', '101'], 'no-shutdown'],
    [rows, 'no-shutdown'],
  ] as const)('that fails for %j shows %s', (failing, symptom) => {
    expect(shutdownWith(failing)).toEqual([symptom]);
  });

  it('shows no more than that where a row was not tried, or failed in another way', () => {
    const verdicts = { 'add/server/shutdown/-1': fail({ symptom: 'no-shutdown' }) } as const;
    const tried = blame(verdicts).filter(({ id }) => id !== 'add/server/shutdown/101');
    const again = tried.map((each) => (each.status === 'fail' ? { ...each, symptom: 'no-shutdown' } : each));
    expect(chooseHints(again).find(({ status }) => status === 'fail')?.symptom).toBe('no-shutdown');
    const mixed = blame({ ...verdicts, 'add/server/shutdown/101': fail({ symptom: 'port-held' }) });
    const shown = mixed.filter(({ status }) => status === 'fail').map(({ symptom }) => symptom);
    expect(new Set(shown)).toEqual(new Set(['no-shutdown', 'port-held']));
  });
});

describe('a file of which a chunk is missing', () => {
  it('is explained by larger files, and by rows that show how the content changed', () => {
    const symptomOf = (verdicts: Verdicts): string | undefined =>
      blame(verdicts).find(({ status }) => status === 'fail')?.symptom;
    const small = { 'file/client/content/1': fail({ symptom: 'content-empty' }) } as const;
    expect(symptomOf(small)).toBe('content-empty');
    expect(symptomOf({ ...small, 'file/client/content/2049': fail({ symptom: 'last-chunk-missing' }) })).toBe(
      'last-chunk-missing',
    );
    expect(symptomOf({ ...small, 'file/client/content/2047': fail({ symptom: 'ends-stripped' }) })).toBe(
      'ends-stripped',
    );
    expect(symptomOf({ ...small, 'file/client/exact/4096': fail({ symptom: 'ends-stripped' }) })).toBe('content-empty');
  });
});

describe('a file with other bytes before it', () => {
  it('is explained by a larger one with such bytes before each chunk', () => {
    const results = blame({
      'file/client/content/1': fail({ symptom: 'sent-before-content' }),
      'file/client/content/2049': fail({ symptom: 'header-before-chunks' }),
    });
    expect(results.find(({ status }) => status === 'fail')?.symptom).toBe('header-before-chunks');
  });
});

describe('a file of which nothing came', () => {
  it('is explained by a larger one of which a chunk is missing', () => {
    const symptomOf = (verdicts: Verdicts): string | undefined =>
      blame(verdicts).find(({ status }) => status === 'fail')?.symptom;
    const small = { 'file/server/content/1': fail({ symptom: 'no-chunk' }) } as const;
    expect(symptomOf({ ...small, 'file/server/content/2047': fail({ symptom: 'no-chunk' }) })).toBe('no-chunk');
    expect(symptomOf({ ...small, 'file/server/content/2049': fail({ symptom: 'last-chunk-missing' }) })).toBe(
      'last-chunk-missing',
    );
  });
});

describe('a pair that fails', () => {
  it('is explained by the half that fails also', () => {
    const results = blame({
      'add/client/display': fail({ symptom: 'missing-on-screen' }),
      'add/pair': fail({ symptom: 'pair-no-sum' }),
    });
    const pair = results.find(({ requirement }) => requirement === 'add.pair');
    expect(pair).toMatchObject({ symptom: 'pair-no-sum', hintConfidence: 'possible' });
    expect(pair?.hint).toMatch(/because of the mistake that add\.client\.display shows/);
  });

  it('has a hint of its own where both halves are right', () => {
    const pair = blame({ 'file/pair': fail({ symptom: 'pair-no-exchange' }) }).find(({ status }) => status === 'fail');
    expect(pair?.hint).toMatch(/does not listen/);
  });
});

it('says so where there is no hint', () => {
  const failed = blame({ 'add/client/exit': fail({ symptom: 'cannot-continue' }) }).find(
    ({ status }) => status === 'fail',
  );
  expect(failed?.hint).toMatch(/^There is no hint for this failure\./);
  expect(failed).not.toHaveProperty('hintConfidence');
});
