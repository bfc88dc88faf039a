/**
 * Which parts of a program's output the sentence about a failure speaks of: the numbers that it
 * names and that were not expected, such as 11 in "displayed 1 and 11" where 2 was expected.
 */

/** A piece of a line; a spot is to be marked. */
export interface Piece {
  readonly text: string;
  readonly isSpot: boolean;
}

/** The line in pieces, in its order. Only whole numbers are spots. */
export function markSpots(line: string, actual: string, expected: string): Piece[] {
  const spots = new Set(numbersIn(actual));
  for (const number of numbersIn(expected)) spots.delete(number);
  return line
    .split(/(?<![\w.])(-?\d+)(?![\w]|\.\d)/)
    .map((text, at) => ({ text, isSpot: at % 2 === 1 && spots.has(text) }))
    .filter(({ text }) => text !== '');
}

function numbersIn(sentence: string): string[] {
  return sentence.match(/(?<![\w.])-?\d+(?!\w|\.\d)/g) ?? [];
}
