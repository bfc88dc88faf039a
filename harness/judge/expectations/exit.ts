/**
 * How a client has to end, in both assignments: on its own, with status 0, leaving nothing behind.
 */
import { violated, met, type Finding, type Met } from '../../scenario/expectation.ts';
import type { ClientSymptom, ProgramSymptom } from '../../scenario/symptom.ts';
import type { Role } from '../../handout/programs.ts';
import type { View } from '../../transcript/view.ts';
import { explainCrash } from '../crash.ts';
import { describeActivity, endlessSymptom } from '../describe-activity.ts';
import { endSentence } from '../describe-outcome.ts';

const role = 'client';
const expected = 'The client ends on its own with status 0 and leaves no process or socket behind.';

export function findExit(view: View): Finding {
  const exit = view.exit(role);
  if (exit === undefined) return wrong(stillRuns(view), endlessSymptom(view, role));
  const crash = explainCrash(view, role);
  if (crash !== undefined) return wrong(`The client ${crash.text}`, crash.symptom);
  if (exit.status !== 0) return wrong(`The client ended with status ${exit.status}`, 'exit-status');
  const orphan = view.all('leftoverProcessesFound').find((event) => event.subject === role);
  if (orphan !== undefined && view.activity(role)?.is !== 'gone')
    return wrong('A process that the client started still runs after the client has ended', 'process-left');
  return endsWhenAnswered(view, role);
}

/** Met, with a note if the program ended only when datagrade answered a last question of it. */
export function endsWhenAnswered(view: View, subject: Role): Met {
  const typed = view.all('lineTyped').findLast((event) => event.subject === subject && event.means === 'leave');
  if (typed === undefined) return met;
  const pressed = typed.text === '' ? 'pressed Enter' : `typed ${JSON.stringify(typed.text)}`;
  return { ...met, note: `The ${subject} ended after datagrade ${pressed} at its keyboard.` };
}

/** A client that should have ended, and what it does instead. */
export function stillRuns(view: View): string {
  const activity = describeActivity(view, role);
  return endSentence(activity === undefined ? 'The client did not end' : `The client ${activity} instead of ending`);
}

function wrong(actual: string, symptom: ClientSymptom | ProgramSymptom): Finding {
  return violated<ClientSymptom | ProgramSymptom>({ expected, actual: endSentence(actual), symptom });
}
