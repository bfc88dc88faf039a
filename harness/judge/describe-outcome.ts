/** Why no datagram of a subject reached datagrade, and what else the subject did. */
import type { Role } from '../handout/programs.ts';
import type { Violation } from '../scenario/expectation.ts';
import type { ClientSymptom, ProgramSymptom } from '../scenario/symptom.ts';
import type { View } from '../transcript/view.ts';
import { describeUnheard } from '../transcript/wire.ts';
import { explainCrash } from './crash.ts';
import { activitySymptom, describeActivity, waitsForDatagram } from './describe-activity.ts';

/** The sentence and the symptom of a client of which no datagram arrived. */
export function whyNothingWasSent(
  view: View,
  role: 'client',
): Pick<Violation<ClientSymptom | ProgramSymptom>, 'actual' | 'symptom'> {
  const unheard = describeUnheard(view, role);
  if (unheard !== undefined) return { actual: sentElsewhere(view, role, unheard), symptom: 'sent-elsewhere' };
  const actual = endSentence(`The ${role} ${joinPredicates('sent nothing over UDP', describeEnd(view, role))}`);
  return { actual, symptom: explainCrash(view, role)?.symptom ?? silenceSymptom(view, role) };
}

function silenceSymptom(view: View, role: 'client'): ClientSymptom | ProgramSymptom {
  const activity = activitySymptom(view, role);
  if (activity !== undefined) return activity;
  if (view.exit(role) !== undefined) return 'ends-unsent';
  return waitsForDatagram(view, role) ? 'receives-first' : 'nothing-sent';
}

/**
 * What the server did, and what it did then. A server that waits for its next request is in order;
 * the sentence says so, because that shows that no more datagrams will come.
 *
 * @param did what the server did or did not do, such as `sent no reply`
 */
export function describeServer(view: View, did: string): string {
  const role = 'server';
  const unheard = describeUnheard(view, role);
  const activity = view.activity(role);
  const isWaiting = (activity?.is === 'waiting' || activity?.is === 'timed') && (activity.receivesOn ?? []).length > 0;
  const end = isWaiting ? 'then waited for the next request' : describeEnd(view, role);
  return unheard === undefined
    ? endSentence(`The ${role} ${joinPredicates(did, end)}`)
    : sentElsewhere(view, role, unheard);
}

function sentElsewhere(view: View, role: Role, unheard: string): string {
  const crash = explainCrash(view, role);
  return `The ${role} ${unheard}.${crash === undefined ? '' : ` ${endSentence(`The ${role} ${crash.text}`)}`}`;
}

/** The crash, or what the subject did last. */
export function describeEnd(view: View, role: Role): string | undefined {
  return explainCrash(view, role)?.text ?? describeActivity(view, role);
}

/** Ends a sentence that ends with words of a program. */
export function endSentence(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}

/** One predicate or two. */
export function joinPredicates(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first} and ${second}`;
}

/** The parts as people list them: `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
