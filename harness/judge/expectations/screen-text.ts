/**
 * What a program displayed and what it did not, in words.
 */
import type { Role } from '../../handout/programs.ts';
import { countNumbers } from '../../transcript/screen.ts';
import type { View } from '../../transcript/view.ts';
import { explainCrash } from '../crash.ts';
import { describeActivity } from '../describe-activity.ts';
import { joinPredicates, listed, endSentence } from '../describe-outcome.ts';

/**
 * The program did not display these values. The text says how the program ended only if that
 * explains it.
 */
export function missingText(view: View, role: Role, missing: readonly string[]): string {
  return endSentence(`The ${role} ${joinPredicates(`did not display ${listed(missing)}`, whyMissing(view, role))}`);
}

/** The numbers that the program displayed, then what was expected: a clause. */
export function shownText(view: View, role: Role, expected: string): string {
  const end = whyMissing(view, role);
  const shown = `The ${role} displayed ${shownNumbers(view.screen(role))}`;
  return end === undefined ? `${shown}; ${expected}.` : endSentence(`${shown} and ${end}`);
}

/** What the half has displayed since the integer was typed at the client. */
export function screenSinceTyped(view: View, role: Role): string {
  const typed = view.events.findIndex(
    (event) => event.type === 'lineTyped' && event.subject === 'client' && event.means === 'number',
  );
  return view.screen(role, typed + 1);
}

/** Whether there is any word that may be a name, or the label of one. */
export function showsText(screen: string): boolean {
  return /\p{L}{2}/u.test(screen);
}

const numbersShown = 6;

/** Such as `12, 43 and 1243`. */
export function shownNumbers(screen: string): string {
  const numbers = [...countNumbers(screen).keys()];
  if (numbers.length === 0) return 'no integer';
  const more = numbers.length - numbersShown;
  const all = numbers.slice(0, numbersShown).map(String);
  return listed(more > 0 ? [...all, `${more} more integers`] : all);
}

/**
 * A crash, or what keeps a client from displaying anything. A server that waits, and a program that
 * has ended as it should, are in order.
 */
function whyMissing(view: View, role: Role): string | undefined {
  const crash = explainCrash(view, role);
  if (crash !== undefined) return crash.text;
  const exit = view.exit(role);
  if (exit !== undefined) return exit.status === 0 ? undefined : describeActivity(view, role);
  const is = view.activity(role)?.is;
  const isWaiting = is === 'waiting' || is === 'timed' || is === 'quiet' || is === 'gone';
  return role === 'server' && isWaiting ? undefined : describeActivity(view, role);
}
