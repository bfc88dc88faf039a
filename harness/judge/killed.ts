/**
 * A program that SIGKILL ended, although datagrade did not end it and no limit did. The sender of a
 * signal cannot be found out afterwards: the machine sends this one if memory runs out, and a person
 * or another program may send it. So it is never charged.
 */
import type { Role } from '../handout/programs.ts';
import type { Violation } from '../scenario/expectation.ts';
import { limits } from '../sandbox/limits/limits.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { View } from '../transcript/view.ts';

/** @returns the first of these programs that was killed in this way */
export function killedProgram(view: View, roles: readonly Role[]): Role | undefined {
  return roles.find((role) => {
    const exit = view.exit(role);
    const isLimited = view.all('limitReached').some(({ subject }) => subject === role);
    return exit?.signal === 'SIGKILL' && !isLimited && !mayHaveComputedTooLong(view, role, exit.atMs);
  });
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
    `The ${killed} was ended by the signal SIGKILL, which datagrade did not send. ` +
    'The program may do this to itself, or something else on this machine did it, for example because memory ran out.';
  return { ...violation, undecided };
}
