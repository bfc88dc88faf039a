/**
 * The values and actions of trials in the add assignment. The integers and their sums are all
 * different, so that a number on a screen shows where it comes from.
 */
import type { View } from '../../transcript/view.ts';
import { countNumbers } from '../../transcript/screen.ts';
import type { Action } from '../../transcript/action.ts';

/** Typed at a client's keyboard, and sent to a server. */
export const clientNumbers = [27, 64, 9] as const;
/** Typed when datagrade answers a client, at some time after its first requests. */
export const laterNumber = clientNumbers[2];
/** The integer of datagrade's server. */
export const serverNumber = 38;

export const starts = (number: number): Action => ({ kind: 'action', verb: 'clientStarts', number });
export const asks = (number: number): Action => ({ kind: 'action', verb: 'peerAsks', number });
export const answers = (number: number): Action => ({ kind: 'action', verb: 'peerAnswers', number });
export const serverStarts: Action = { kind: 'action', verb: 'serverStarts', files: [] };

/**
 * Numbers on the screens that do not come from the trials' values. The programs always display
 * them, so scenarios must not use them as test values.
 *
 * @param drawn integers that the server drew, and their sums. They are left out: the server draws
 * others next time, and test values must not depend on them.
 */
export function constantNumbersIn(views: readonly View[], drawn: readonly number[]): readonly number[] {
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
