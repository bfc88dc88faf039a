/**
 * The failure that a student should fix first: the one whose hint is the most certain.
 *
 * If several are equally certain, the first in the order of the handout is chosen. The report ends
 * with it, and the self-test checks that its hint names the real mistake. Pure.
 */
import type { ScenarioResult, SubmissionResult } from './results.ts';

/**
 * @returns the failing scenario that the report shows for its requirement; undefined if none failed
 */
export function nextFailure({
  requirements,
  scenarios,
}: Pick<SubmissionResult, 'requirements' | 'scenarios'>): ScenarioResult | undefined {
  const shown = requirements
    .filter(({ status }) => status === 'fail')
    .flatMap(({ id }) => scenarios.find((each) => each.requirement === id && each.status === 'fail') ?? []);
  // Sorting is stable: equals keep the order of the handout.
  return shown.toSorted((a, b) => certaintyOf(b) - certaintyOf(a))[0];
}

/** A hint that does not say how sure it is counts as a likely one. */
function certaintyOf({ hint, hintConfidence = 'likely' }: ScenarioResult): number {
  return hint === undefined ? 0 : certainties[hintConfidence];
}

const certainties = { certain: 3, likely: 2, possible: 1 } as const;
