/** A run ends in one of the ways that `docs/ends.md` lists, and with the status of that way. */
import { exitStatusOf } from '../../../harness/cli/run-class.ts';
import { exitStatus } from '../../../harness/cli/cli-error.ts';
import { hasDone, isComplete, type Broken, type End, type RoundFacts } from './facts.ts';

export function wrongEnd(facts: RoundFacts): readonly Broken[] {
  const expected = allowedEnds(facts);
  const seen = facts.end === undefined ? 'it did not end' : nameOf(facts.end);
  return expected.includes(seen) ? [] : [{ invariant: 'end', expected: expected.join(' or '), seen }];
}

/** What a run has stored when it ends by itself: all results, unless they were removed or the disk was filled. */
export function missingResults(facts: RoundFacts): readonly Broken[] {
  const isExcused = hasDone(facts, 'kill-main', 'interrupt-main', 'remove-results', 'fill-disk');
  if (isExcused || isComplete(facts)) return [];
  const seen = facts.results?.submissions.map(({ id }) => id).join(', ') ?? 'no file';
  return [{ invariant: 'results', expected: `results of ${facts.submissions.join(', ')}`, seen }];
}

function allowedEnds(facts: RoundFacts): readonly string[] {
  const { results } = facts;
  const allowed: string[] = [];
  if (results !== undefined && isComplete(facts)) allowed.push(`status ${exitStatusOf(results.submissions)}`);
  if (hasDone(facts, 'kill-main')) allowed.push('SIGKILL');
  if (hasDone(facts, 'interrupt-main')) allowed.push(`status ${exitStatus.interrupted}`);
  if (hasDone(facts, 'fill-disk')) allowed.push(`status ${exitStatus.testbedFailed}`);
  // Its last write may have been before the file was removed. Only the run knows its verdicts then.
  if (hasDone(facts, 'remove-results') && !isComplete(facts))
    allowed.push(
      ...[exitStatus.passed, exitStatus.failed, exitStatus.review, exitStatus.testbedFailed].map(
        (each) => `status ${each}`,
      ),
    );
  return [...new Set(allowed)];
}

function nameOf({ status, signal }: End): string {
  return signal ?? `status ${status}`;
}
