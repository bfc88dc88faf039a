/**
 * A program that was ended by a signal that others send, although datagrade did not end it and no
 * limit did. The sender of a signal cannot be found out afterwards: the machine sends SIGKILL if
 * memory runs out, and a person or another program may send any of them. So it is never charged.
 */
import type { Role } from '../handout/programs.ts';
import type { Violation } from '../scenario/expectation.ts';
import { limits } from '../sandbox/limits/limits.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { View } from '../transcript/view.ts';

/** Those that ask a program to end. A mistake of its own ends it with another one. */
const signalsOfOthers: ReadonlySet<string> = new Set(['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT']);

export interface Killed {
  readonly role: Role;
  readonly signal: string;
}

/** @returns the first of these programs that was killed in this way */
export function killedProgram(view: View, roles: readonly Role[]): Killed | undefined {
  for (const role of roles) {
    const exit = view.exit(role);
    if (exit === undefined || exit.signal === null || !signalsOfOthers.has(exit.signal)) continue;
    const isLimited = view.all('limitReached').some(({ subject }) => subject === role);
    if (!isLimited && !mayHaveComputedTooLong(view, role, exit.atMs)) return { role, signal: exit.signal };
  }
  return undefined;
}

/** A program that ignores the first signal at the limit of processor time gets SIGKILL soon after it. */
function mayHaveComputedTooLong(view: View, role: Role, endedMs: number): boolean {
  const started = view.all('subjectStarted').findLast(({ subject }) => subject === role);
  return endedMs - (started?.atMs ?? 0) >= limits.cpuSeconds * 1000;
}

/** @returns the violation as it is, or an undecided one, if a program was killed */
export function excuseKilled(violation: Violation, transcript: Transcript, roles: readonly Role[]): Violation {
  if (violation.undecided !== undefined) return violation;
  const killed = killedProgram(new View(transcript), roles);
  if (killed === undefined) return violation;
  const undecided =
    `The ${killed.role} was ended by the signal ${killed.signal}, which datagrade did not send. ` +
    `The program may do this to itself, or something else on this machine did it${killed.signal === 'SIGKILL' ? ', for example because memory ran out' : ''}.`;
  return { ...violation, undecided };
}
