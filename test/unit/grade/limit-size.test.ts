import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitSize, mostStoredBytes } from '../../../harness/grade/limit-size.ts';
import type { SubmissionResult } from '../../../harness/grade/results.ts';
import type { Evidence } from '../../../harness/judge/evidence.ts';
import { requirements } from '../../../harness/handout/requirements.ts';
import { sampleSubmission } from '../../support/sample-run.ts';
import { runs } from '../../support/property-runs.ts';

/** Two scenarios of each requirement fail with this evidence. */
function failing(evidence: Partial<Evidence>): SubmissionResult {
  const verdict = {
    status: 'fail',
    reason: 'no',
    evidence: { steps: [], expected: 'a', actual: 'b', ...evidence },
  } as const;
  return sampleSubmission('ana', Object.fromEntries(requirements.map(({ id }) => [id, [verdict, verdict]])));
}

const sizeOf = (result: SubmissionResult): number => Buffer.byteLength(JSON.stringify(result));

describe('what is stored of a submission', () => {
  it('is all of it if it is small', () => {
    const small = failing({ screen: 'x'.repeat(1000) });
    expect(limitSize(small)).toBe(small);
  });

  it('is small, with every verdict, whatever its programs wrote', () => {
    const text = fc
      .nat(9000)
      .chain((length) => fc.constantFrom('x', '\u0000', 'é', '😀').map((each) => each.repeat(length)));
    const bytes = fc.nat(40_000).map((length) => ({ expected: '', actual: 'A'.repeat(length), offset: 0 }));
    fc.assert(
      fc.property(text, text, bytes, (screen, errors, difference) => {
        const large = failing({ screen, errors, programs: [{ role: 'client', screen, errors }], bytes: difference });
        const limited = limitSize(large);
        expect(sizeOf(limited)).toBeLessThanOrEqual(Math.min(mostStoredBytes, sizeOf(large)));
        const verdicts = (of: SubmissionResult): unknown =>
          of.scenarios.map(({ id, status, reason }) => [id, status, reason]);
        expect(verdicts(limited)).toEqual(verdicts(large));
        expect(limited.requirements).toEqual(large.requirements);
      }),
      runs(10),
    );
  });

  it('is without the largest contents first', () => {
    const large = failing({});
    const sizes = [200_000, 10_000, 190_000];
    const scenarios = large.scenarios.map((each, at) => {
      const size = sizes[at];
      if (size === undefined || each.evidence === undefined) return each;
      return { ...each, evidence: { ...each.evidence, bytes: { expected: '', actual: 'A'.repeat(size), offset: 0 } } };
    });
    const kept = limitSize({ ...large, scenarios }).scenarios.map(({ evidence }) => evidence?.bytes?.actual.length);
    expect(kept.slice(0, 3)).toEqual([undefined, 10_000, 190_000]);
  });
});
