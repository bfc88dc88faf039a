/**
 * Why nothing of a subject's reached the testbed, and what became of it otherwise, as (the rest of) a sentence.
 */
import type { Role } from '../handout/programs.ts';
import type { Violation } from '../scenario/expectation.ts';
import { explainCrash } from './crash.ts';
import { describeActivity } from './describe-activity.ts';
import type { View } from '../transcript/view.ts';
import { describeUnheard } from '../transcript/wire.ts';

/** Where nothing that a client sent was heard. */
export function whyNothingWasSent(view: View, role: Role): Pick<Violation, 'actual' | 'symptom'> {
  const unheard = describeUnheard(view, role);
  if (unheard !== undefined) return { actual: `${unheard}${describeEnd(view, role)}`, symptom: 'sent-elsewhere' };
  const crash = explainCrash(view, role);
  if (crash !== undefined) return { actual: `it sent nothing: it ${crash.text}`, symptom: crash.symptom };
  return { actual: `it sent nothing over UDP${describeActivity(view, role)}`, symptom: 'nothing-sent' };
}

/** Text that begins with a semicolon, or nothing: datagrams that nobody heard, then the crash or what it did last. */
export function describeOutcome(view: View, role: Role): string {
  const unheard = describeUnheard(view, role);
  return `${unheard === undefined ? '' : `; ${unheard}`}${describeEnd(view, role)}`;
}

/** The crash, or what it did last. */
export function describeEnd(view: View, role: Role): string {
  const crash = explainCrash(view, role);
  return crash === undefined ? describeActivity(view, role) : `; it ${crash.text}`;
}
