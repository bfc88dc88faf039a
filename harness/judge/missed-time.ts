/**
 * A performance in which datagrade itself or a program was stopped for a while, and so was its
 * repetition. Clocks went on, so what went wrong may be due to that, and is left to a person.
 */
import type { Violation } from '../scenario/expectation.ts';
import type { Facts } from '../transcript/transcript.ts';

/** @returns the violation as it is, or an undecided one, if time was missed */
export function excuseMissedTime(violation: Violation, { missedTime }: Pick<Facts, 'missedTime'>): Violation {
  if (missedTime !== true || violation.undecided !== undefined) return violation;
  const undecided =
    'datagrade or a program was stopped for some seconds while this was tried, also the second time, and may have answered too late. ' +
    'Grade the submission again while nothing stops processes. If that changes nothing, the program stops itself.';
  return { ...violation, undecided };
}
