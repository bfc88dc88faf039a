/**
 * The values and actions of trials in the add assignment. No two of the integers, and no sum of them, can be confused.
 */
import type { View } from '../../transcript/view.ts';
import { countNumbers } from '../../transcript/screen.ts';
import type { Action } from '../../transcript/action.ts';

/** What is typed at a client's keyboard, and asked of a server. */
export const clientNumbers = [27, 64, 9] as const;
/** What the testbed's server answers. */
export const serverNumber = 38;

export const starts = (number: number): Action => ({ kind: 'action', verb: 'clientStarts', number });
export const asks = (number: number): Action => ({ kind: 'action', verb: 'peerAsks', number });
export const answers = (number: number): Action => ({ kind: 'action', verb: 'peerAnswers', number });
export const serverStarts: Action = { kind: 'action', verb: 'serverStarts', files: [] };

/**
 * Numbers on the screens that are none of the trials' own: they stand there in any case.
 *
 * @param drawn numbers that the server drew, and their sums: another time it draws others, and test values must not follow from them
 */
export function standingNumbersIn(views: readonly View[], drawn: readonly number[]): readonly number[] {
  const own = new Set<number>([
    ...drawn,
    ...clientNumbers,
    serverNumber,
    ...clientNumbers.map((number) => number + serverNumber),
  ]);
  const shown = views.flatMap((view) => [
    ...countNumbers(view.screen('client')).keys(),
    ...countNumbers(view.screen('server')).keys(),
  ]);
  return [...new Set(shown.filter((number) => !own.has(number)))].toSorted((a, b) => a - b);
}
