/**
 * A performance in which datagrade itself was stopped for a while, and so was its repetition. The
 * clocks of the programs went on, so what went wrong may be due to that, and is left to a person.
 */
import type { Violation } from '../scenario/expectation.ts';
import type { Facts } from '../transcript/transcript.ts';

/** @returns the violation as it is, or an undecided one, if datagrade missed time */
export function excuseMissedTime(violation: Violation, { missedTime }: Pick<Facts, 'missedTime'>): Violation {
  if (missedTime !== true || violation.undecided !== undefined) return violation;
  const undecided =
    'datagrade was stopped for some seconds while it tried this, also the second time, and may have answered too late. ' +
    'Grade the submission again while nothing stops datagrade.';
  return { ...violation, undecided };
}
