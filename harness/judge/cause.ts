/**
 * The cause that a violation shows, if it is a crash, a wait or a limit of one half: the same cause
 * is the same mistake, in whatever requirement it shows. Pure.
 */
import type { Role } from '../handout/programs.ts';
import type { Violation } from '../scenario/expectation.ts';
import type { Symptom } from '../scenario/symptom.ts';
import type { View } from '../transcript/view.ts';
import { explainCrash } from './crash.ts';

/** What a program waits for, or does instead of going on. */
const waits: ReadonlySet<Symptom | undefined> = new Set([
  'waits-for-keyboard',
  'waits-for-datagram',
  'computes-without-end',
  'empty-chunk-not-the-end',
]);

/** @returns no cause if the violation shows something else, such as wrong content */
export function causeOf({ symptom }: Violation, view: View, roles: readonly Role[]): Pick<Violation, 'cause'> {
  const [role, other] = roles;
  if (role === undefined || other !== undefined) return {};
  const crash = explainCrash(view, role);
  if (crash !== undefined) return crash.symptom === symptom ? { cause: `${role} ${sameForAll(crash.text)}` } : {};
  return waits.has(symptom) ? { cause: `${role} ${symptom}` } : {};
}

/** The text of a crash without what differs from run to run: numbers, and names between quotation marks. */
function sameForAll(text: string): string {
  return text.replace(/(['"`]).*?\1/g, '…').replace(/\d+/g, '#');
}
