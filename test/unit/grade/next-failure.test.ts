/** The failure that a student should mend first. */
import { describe, expect, it } from 'vitest';
import { nextFailure } from '../../../harness/grade/next-failure.ts';
import type { FailedScenario } from '../../../harness/grade/results.ts';
import { sampleSubmission } from '../../support/sample-run.ts';

type Failure = Pick<FailedScenario, 'hint' | 'hintConfidence'>;

const reason = 'the reason of a failure';

const nextOf = (sum: Failure, exit: Failure, pair: Failure): string | undefined =>
  nextFailure(
    sampleSubmission('ana', {
      'add.client.sum': [{ status: 'fail', reason, ...sum }],
      'add.client.exit': [{ status: 'fail', reason, ...exit }],
      'add.pair': [{ status: 'fail', reason, ...pair }],
    }),
  )?.requirement;

const certain = { hint: 'x', hintConfidence: 'certain' } as const;
const likely = { hint: 'x', hintConfidence: 'likely' } as const;
const possible = { hint: 'x', hintConfidence: 'possible' } as const;

describe('the failure to mend first', () => {
  it('has the most certain hint', () => {
    expect(nextOf(likely, possible, certain)).toBe('add.pair');
    expect(nextOf({}, likely, possible)).toBe('add.client.exit');
    expect(nextOf({}, possible, {})).toBe('add.client.exit');
  });

  it('is the first of the handout among equals', () => {
    expect(nextOf(certain, certain, certain)).toBe('add.client.sum');
    expect(nextOf({}, {}, {})).toBe('add.client.sum');
  });

  it('takes a hint of unknown confidence as likely', () => {
    expect(nextOf(possible, { hint: 'x' }, likely)).toBe('add.client.exit');
    expect(nextOf({ hint: 'x' }, certain, {})).toBe('add.client.exit');
  });

  it('is the scenario that the report shows of its requirement', () => {
    const submission = sampleSubmission('ana', {
      'add.pair': [
        { id: 'add/pair/1', status: 'pass' },
        { id: 'add/pair/2', status: 'fail', reason, ...possible },
        { id: 'add/pair/3', status: 'fail', reason, ...certain },
      ],
    });
    const requirements = submission.requirements.map((each) =>
      each.id === 'add.pair' ? { ...each, status: 'fail' as const } : each,
    );
    expect(nextFailure({ ...submission, requirements })?.id).toBe('add/pair/2');
  });

  it('is undefined if nothing failed', () => {
    expect(nextFailure(sampleSubmission('ana'))).toBeUndefined();
    expect(nextFailure(sampleSubmission('ana', { 'add.pair': [{ status: 'blocked', reason }] }))).toBeUndefined();
  });
});
