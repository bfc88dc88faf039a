/**
 * What happened to whole chunks of 2048 bytes: lost, written twice, or in another order.
 */
import { chunkBytes, without } from './wording.ts';

export function explainMissingChunks(expected: Buffer, actual: Buffer, offset: number): string | undefined {
  const missing = expected.length - actual.length;
  const from = startOfChunk(offset);
  if (missing <= 0 || missing % chunkBytes !== 0 || !without(expected, from, missing).equals(actual)) return undefined;
  return `${nameChunks(from, missing)} missing; all other bytes are there`;
}

export function explainRepeatedChunks(expected: Buffer, actual: Buffer, offset: number): string | undefined {
  const added = actual.length - expected.length;
  const from = startOfChunk(offset);
  if (added <= 0 || added % chunkBytes !== 0 || from < added) return undefined;
  const repeats = actual.subarray(from, from + added).equals(actual.subarray(from - added, from));
  if (!repeats || !without(actual, from, added).equals(expected)) return undefined;
  return `${nameChunks(from - added, added)} there twice; all other bytes are right`;
}

export function explainReorderedChunks(expected: Buffer, actual: Buffer): string | undefined {
  if (expected.length !== actual.length) return undefined;
  const places = new Map<string, number[]>();
  splitIntoChunks(expected).forEach((chunk, at) => places.set(chunk, [...(places.get(chunk) ?? []), at + 1]));
  const order = splitIntoChunks(actual).map((chunk) => places.get(chunk)?.shift());
  if (order.includes(undefined)) return undefined;
  const shown = order.slice(0, chunksShown).join(', ') + (order.length > chunksShown ? ' and so on' : '');
  return `all chunks of 2048 bytes are there, but in the order ${shown}`;
}

const chunksShown = 12;

function startOfChunk(offset: number): number {
  return Math.floor(offset / chunkBytes) * chunkBytes;
}

function nameChunks(fromBytes: number, length: number): string {
  const first = fromBytes / chunkBytes + 1;
  const last = first + length / chunkBytes - 1;
  return first === last ? `chunk ${first} (of 2048 bytes) is` : `chunks ${first} to ${last} (of 2048 bytes each) are`;
}

function splitIntoChunks(all: Buffer): string[] {
  const length = Math.ceil(all.length / chunkBytes);
  return Array.from({ length }, (_, at) => all.toString('latin1', at * chunkBytes, (at + 1) * chunkBytes));
}
