/**
 * Content that is complete, with other bytes around it; and content of which only one part is
 * there.
 */
import { fullChunkBytes, splitIntoFullChunks, type Difference } from './difference.ts';
import { firstDifferingOffset } from './offset.ts';

/** The longest header before a chunk that is recognised. */
const longestHeaderBytes = 64;

/**
 * Other bytes before each chunk: a number, a length, a name. They are part of the 2048 bytes, or
 * come on top.
 */
export function recogniseHeaders(expected: Buffer, actual: Buffer): Difference | undefined {
  const added = actual.length - expected.length;
  if (added < 2) return undefined;
  for (let extraBytes = 1; extraBytes <= Math.min(added / 2, longestHeaderBytes); extraBytes += 1) {
    if (added % extraBytes !== 0) continue;
    for (const chunkBytes of [fullChunkBytes, fullChunkBytes - extraBytes])
      if (hasHeaders(expected, actual, extraBytes, chunkBytes)) return { kind: 'bytesBeforeEachChunk', extraBytes };
  }
  return undefined;
}

function hasHeaders(expected: Buffer, actual: Buffer, headerBytes: number, chunkBytes: number): boolean {
  const count = (actual.length - expected.length) / headerBytes;
  // An exact multiple ends with an empty chunk, which may have a header also.
  const isPossible = [Math.ceil(expected.length / chunkBytes), Math.floor(expected.length / chunkBytes) + 1];
  if (!isPossible.includes(count)) return false;
  for (let at = 0; at < count; at += 1) {
    const chunk = expected.subarray(at * chunkBytes, (at + 1) * chunkBytes);
    const from = at * (chunkBytes + headerBytes) + headerBytes;
    if (!actual.subarray(from, from + chunk.length).equals(chunk)) return false;
  }
  return true;
}

export function recogniseParts(expected: Buffer, actual: Buffer): Difference | undefined {
  const added = actual.length - expected.length;
  if (added > 0 && actual.subarray(0, expected.length).equals(expected)) {
    const zeros = actual.subarray(expected.length).every((byte) => byte === 0);
    return { kind: 'bytesAfterContent', extraBytes: added, zeros };
  }
  if (added > 0 && actual.subarray(added).equals(expected)) return { kind: 'bytesBeforeContent', extraBytes: added };
  if (added >= 0) return undefined;
  const same = firstDifferingOffset(expected, actual);
  if (same === actual.length) return { kind: 'cutShort', missingBytes: -added };
  // Chance may make a few bytes after the cut the same.
  for (let keptBytes = Math.min(same, fullChunkBytes - 1); keptBytes > Math.max(0, same - 8); keptBytes -= 1)
    if (isCutTo(expected, actual, keptBytes)) return { kind: 'chunksCutShort', keptBytes };
  return expected.subarray(-actual.length).equals(actual)
    ? { kind: 'beginningMissing', missingBytes: -added }
    : undefined;
}

/** Whether only the first bytes of each chunk are there. */
function isCutTo(expected: Buffer, actual: Buffer, keptBytes: number): boolean {
  const pieces = splitIntoFullChunks(expected).map((chunk) => chunk.subarray(0, keptBytes));
  return Buffer.concat(pieces).equals(actual);
}
