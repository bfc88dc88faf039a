/**
 * The difference between two byte sequences that should be equal, in one sentence: where it begins
 * and what probably happened to the bytes.
 *
 * Recognises what goes wrong in a transfer of 2048-byte chunks: cut, padded, shifted, chunks lost,
 * doubled or out of order, and files read or written as text. It uses only the bytes; never throws.
 */
import { explainMissingChunks, explainReorderedChunks, explainRepeatedChunks } from './explain-chunks.ts';
import { explainTextMode } from './explain-text-mode.ts';
import { chunkBytes, count, countBytes, firstBytes, hexOf, inChunks, without } from './wording.ts';
import type { Explain } from './wording.ts';

/** One sentence for a student, without a full stop at its end. */
export function explainDifference(expected: Uint8Array, actual: Uint8Array): string {
  const offset = firstDifference(expected, actual);
  if (offset === undefined) return 'the bytes are identical';
  const [right, wrong] = [Buffer.from(expected), Buffer.from(actual)];
  for (const explain of explanations) {
    const sentence = explain(right, wrong, offset);
    if (sentence !== undefined) return sentence;
  }
  return describeParting(right, wrong, offset);
}

/**
 * The first offset at which the two differ. If one is the beginning of the other, this is its
 * length. Undefined if they are equal.
 */
export function firstDifference(expected: Uint8Array, actual: Uint8Array): number | undefined {
  const shorter = Math.min(expected.length, actual.length);
  for (let at = 0; at < shorter; at++) if (expected[at] !== actual[at]) return at;
  return expected.length === actual.length ? undefined : shorter;
}

/** The first one that applies is used. */
const explanations: readonly Explain[] = [
  explainCut,
  explainExtra,
  explainMissingChunks,
  explainRepeatedChunks,
  explainReorderedChunks,
  explainTextMode,
  explainShift,
];

function explainCut(expected: Buffer, actual: Buffer, offset: number): string | undefined {
  if (offset !== actual.length) return undefined;
  const missing = expected.length - actual.length;
  if (actual.length === 0) return `there are no bytes, but ${countBytes(missing)} should be there`;
  const atFirstZero = expected.indexOf(0) === actual.length;
  const cause = atFirstZero ? ', at the first zero byte, as if a function for strings had read them' : '';
  const are = missing === 1 ? 'is' : 'are';
  return `the bytes end after ${countBytes(actual.length)}${inChunks(actual.length)}${cause}; ${countBytes(missing)} ${are} missing`;
}

function explainExtra(expected: Buffer, actual: Buffer, offset: number): string | undefined {
  if (offset !== expected.length) return undefined;
  const extra = actual.subarray(expected.length);
  const complete = rightPart(expected.length);
  if (extra.every((byte) => byte === 0)) {
    return `${complete}, but ${count(extra.length, 'zero byte')} too many ${extra.length === 1 ? 'follows' : 'follow'}: ${countBytes(actual.length)} in all${inChunks(actual.length)}`;
  }
  const tail = expected.subarray(Math.floor((expected.length - 1) / chunkBytes) * chunkBytes);
  if (tail.length > 0 && extra.equals(tail)) return `${complete}, but the last chunk follows a second time`;
  return `${complete}, but ${countBytes(extra.length)} too many ${extra.length === 1 ? 'follows' : 'follow'}${extra.length > 4 ? ', beginning with' : ':'} ${hexOf(extra, 4)}`;
}

function rightPart(length: number): string {
  if (length === 0) return 'no byte should be there';
  return length === 1 ? 'the first byte is right' : `all ${length} bytes are right`;
}

function explainShift(expected: Buffer, actual: Buffer, offset: number): string | undefined {
  const shift = actual.length - expected.length;
  const [longer, shorter] = shift > 0 ? [actual, expected] : [expected, actual];
  if (shift === 0 || !without(longer, offset, Math.abs(shift)).equals(shorter)) return undefined;
  const change = `${countBytes(Math.abs(shift))} ${shift > 0 ? 'too many' : 'missing'}`;
  const where = offset === 0 ? 'at the very start' : `after the ${firstBytes(offset)}`;
  return `${change} ${where}; the bytes after it are right, but shifted by ${countBytes(Math.abs(shift))}`;
}

function describeParting(expected: Buffer, actual: Buffer, offset: number): string {
  const same = offset === 0 ? 'the bytes differ from the first one:' : `identical for the ${firstBytes(offset)}, then`;
  const parting = `${same} ${hexOf(actual.subarray(offset))} instead of ${hexOf(expected.subarray(offset))}`;
  if (expected.length !== actual.length) return parting;
  const wrong = expected.reduce((sum, byte, at) => (byte === actual[at] ? sum : sum + 1), 0);
  return `${parting}; ${wrong} of ${countBytes(expected.length)} ${wrong === 1 ? 'differs' : 'differ'}`;
}
