/** The account of a run: what was given to it, and what became of each. */
import { type AccountRow, stateOfResult } from '../grade/account.ts';
import type { SubmissionResult } from '../grade/results.ts';
import type { GatheredClass } from './gather-class.ts';

/** @param results of these submissions, and perhaps of others of the class */
export function accountOf(
  { origins, entries, empty, ignored }: GatheredClass,
  results: readonly SubmissionResult[],
): readonly AccountRow[] {
  const reasons = new Map([...entries].map(([folder, { id }]) => [id, origins.get(folder)?.unreadable]));
  const graded = results.map((result): AccountRow => {
    const reason = reasons.get(result.id);
    return { name: result.id, state: stateOfResult(result, reason !== undefined), why: reason };
  });
  return [
    ...graded,
    ...empty.map(({ id }): AccountRow => ({ name: id, state: 'nothing handed in' })),
    ...ignored.map(({ name, why }): AccountRow => ({ name, state: 'ignored', why })),
  ];
}
