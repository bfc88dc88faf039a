/** The account of a run without a roster: what was given to it, and what became of each. */
import { type AccountRow, stateOfResult } from '../grade/account.ts';
import type { SubmissionResult } from '../grade/results.ts';
import type { GatheredClass } from './gather-class.ts';

/** @param results in the order of the folders */
export function accountOf(
  { folders, origins, empty, ignored }: GatheredClass,
  results: readonly SubmissionResult[],
): readonly AccountRow[] {
  const graded = results.map((result, index): AccountRow => {
    const reason = origins.get(folders[index] ?? '')?.unreadable;
    return { name: result.id, state: stateOfResult(result, reason !== undefined), why: reason };
  });
  return [
    ...graded,
    ...empty.map(({ id }): AccountRow => ({ name: id, state: 'nothing handed in' })),
    ...ignored.map(({ name, why }): AccountRow => ({ name, state: 'ignored', why })),
  ];
}
