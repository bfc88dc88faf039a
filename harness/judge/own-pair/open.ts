/** A finding of the own pair that proves nothing, neither a mistake nor its absence. */
import { violated, type Finding } from '../../scenario/expectation.ts';

/** @param why what was not seen, as a sentence */
export function leftOpen(why: string): Finding {
  return violated({
    expected: 'The exchange between the own client and the own server shows it.',
    actual: why,
    undecided: why,
  });
}

export const unknownInteger = 'The screens of the client and its own server do not show which integer the server sent.';

export const unknownNames = 'datagrade could not tell which of the texts on the screen are names.';
