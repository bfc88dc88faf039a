/**
 * What happened to whole chunks of 2048 bytes: lost, repeated, or in another order.
 */
import { fullChunkBytes, splitIntoFullChunks, type Difference } from './difference.ts';

export function recogniseChunks(expected: Buffer, actual: Buffer): Difference | undefined {
  const chunks = splitIntoFullChunks(expected);
  const order = chunkNumbers(chunks, actual);
  // A file of a few equal bytes repeats itself: that often, it is filling.
  if (order === undefined || order.length > 2 * chunks.length + 1) return undefined;
  // The whole file and then a full chunk again may also be a buffer that was written once more.
  if (actual.subarray(0, expected.length).equals(expected) && !isLastChunkAgain(chunks, order)) return undefined;
  const present = new Set(order);
  const missing = chunks.map((_, at) => at + 1).filter((number) => !present.has(number));
  const isAscending = order.every((number, at) => at === 0 || number > (order[at - 1] as number));
  if (missing.length === 0) {
    const repeated = [...present].filter((number) => order.indexOf(number) !== order.lastIndexOf(number));
    if (repeated.length > 0) return { kind: 'chunksRepeated', chunks: repeated.toSorted((a, b) => a - b) };
    return { kind: 'chunksReordered', order, complete: true };
  }
  if (!isAscending) return { kind: 'chunksReordered', order, complete: false };
  return differenceOf(chunks, missing, expected.length - actual.length);
}

/** Whether the file is followed by its last, short chunk alone. */
function isLastChunkAgain(chunks: readonly Buffer[], order: readonly number[]): boolean {
  return order.length === chunks.length + 1 && (chunks.at(-1)?.length ?? 0) < fullChunkBytes;
}

/** Which chunks are missing, where the others are in order. */
function differenceOf(chunks: readonly Buffer[], missing: readonly number[], missingBytes: number): Difference {
  const last = chunks.length;
  const isShort = (chunks.at(-1)?.length ?? 0) < fullChunkBytes;
  if (missing.length === 1 && missing[0] === last && isShort) return { kind: 'lastChunkMissing', missingBytes };
  if (missing.at(-1) === missing.length) return { kind: 'beginningMissing', missingBytes };
  return { kind: 'chunksMissing', chunks: missing, of: last };
}

/**
 * The chunks of the file of which this consists, from 1; undefined where something else is in it.
 */
function chunkNumbers(chunks: readonly Buffer[], actual: Buffer): readonly number[] | undefined {
  const places = new Map<string, number[]>();
  for (const [at, chunk] of chunks.entries()) {
    const key = chunk.toString('latin1');
    places.set(key, [...(places.get(key) ?? []), at + 1]);
  }
  const lastBytes = chunks.at(-1)?.length ?? fullChunkBytes;
  const order: number[] = [];
  for (let at = 0; at < actual.length;) {
    const size = [fullChunkBytes, lastBytes].find((bytes) => places.has(actual.toString('latin1', at, at + bytes)));
    if (size === undefined) return undefined;
    const found = places.get(actual.toString('latin1', at, at + size)) as number[];
    const next = (order.at(-1) ?? 0) + 1;
    // Chunks of equal content: the one that is due, else the first.
    order.push(found.includes(next) ? next : (found[0] as number));
    at += size;
  }
  return order;
}
