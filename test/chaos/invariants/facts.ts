/** What is known of a round when it is over, and what a broken invariant says. */
import type { Run } from '../../../harness/grade/results.ts';
import type { Deed } from '../disturbances/disturbance.ts';

export interface End {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RoundFacts {
  readonly deeds: readonly Deed[];
  /** Names of the submissions. */
  readonly submissions: readonly string[];
  /** The same submissions, graded without an adversary. */
  readonly undisturbed: Run;
  /** The last `results.json`; absent if there is none. */
  readonly results?: Run | undefined;
  /** Absent if the run did not end. */
  readonly end?: End | undefined;
  /** What was wrong with `results.json` while it was polled. */
  readonly invalid: readonly string[];
  /** Processes, folders and network namespaces that are still there. */
  readonly left: readonly string[];
}

export interface Broken {
  readonly invariant: 'verdicts' | 'end' | 'results' | 'leftovers';
  readonly expected: string;
  readonly seen: string;
}

export function hasDone({ deeds }: RoundFacts, ...kinds: readonly Deed['kind'][]): boolean {
  return deeds.some(({ kind }) => kinds.includes(kind));
}

/** Whether the file has a result for each submission. */
export function isComplete({ submissions, results }: RoundFacts): boolean {
  return submissions.every((name) => results?.submissions.some(({ id }) => id === name));
}
