import { describe, expect, it } from 'vitest';
import { deviationOf, readCanaries } from '../../../harness/selftest/canaries.ts';
import { notGradedSubmission, sampleSubmission } from '../../support/sample-run.ts';

const canaries = await readCanaries();
const [right, wrong] = (['right', 'wrong'] as const).map((kind) => canaries.find((each) => each.kind === kind));
const sumAndPair = {
  'add.client.sum': [{ status: 'fail', reason: 'shown 2764', symptom: 'sum-concatenated' }],
  'add.pair': [{ status: 'blocked', reason: 'add.client.sum failed for the same cause' }],
} as const;

function graded(canary: typeof right, verdicts: Parameters<typeof sampleSubmission>[1] = {}) {
  if (canary === undefined) throw new Error('the corpus has lost a canary');
  return deviationOf(canary, sampleSubmission(canary.id, verdicts, { folder: canary.folder }));
}

describe('the submissions with known verdicts that each lane grades first', () => {
  it('are one right and one wrong submission that need only Node', () => {
    expect(canaries.map(({ kind, label }) => [kind, label.language])).toEqual([
      ['right', 'javascript'],
      ['wrong', 'javascript'],
    ]);
  });

  it('deviate in nothing if each verdict is as it should be', () => {
    expect(graded(right)).toBeUndefined();
    expect(graded(wrong, sumAndPair)).toBeUndefined();
  });

  it('deviate if the right one loses points, and say why', () => {
    expect(graded(right, sumAndPair)).toBe('add.client.sum should be pass and is fail (shown 2764)');
  });

  it('deviate if the mistake of the wrong one is not found', () => {
    expect(graded(wrong)).toBe('add.client.sum should be fail and is pass');
  });

  it('deviate if one needs review, or could not be graded', () => {
    expect(graded(right, { 'file.pair': [{ status: 'unsupported', reason: 'unseen' }] })).toBe(
      'file.pair should be pass and is unsupported (unseen)',
    );
    expect(right && deviationOf(right, { ...notGradedSubmission, folder: right.folder })).toBe(
      'it could not be graded: A problem of the run.',
    );
  });
});
