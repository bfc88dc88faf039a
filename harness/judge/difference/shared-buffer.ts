/**
 * Chunks that were kept in one buffer and written later: each has the content that the buffer had in
 * the end.
 */
import { splitIntoFullChunks, type Difference } from './difference.ts';

export function recogniseSharedBuffer(expected: Buffer, actual: Buffer): Difference | undefined {
  const chunks = splitIntoFullChunks(expected);
  const [before, last] = chunks.slice(-2);
  if (before === undefined || last === undefined) return undefined;
  // A short last chunk leaves the rest of the one before it.
  const buffer = Buffer.concat([last, before.subarray(last.length)]);
  const written = Buffer.concat(chunks.map(({ length }) => buffer.subarray(0, length)));
  return written.equals(actual) ? { kind: 'lastChunkEverywhere' } : undefined;
}
