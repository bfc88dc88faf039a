/**
 * What happened to a file on its way, as far as its bytes tell.
 *
 * Pure, and sound: a kind is named only if it explains every byte of the difference. Otherwise the
 * kind is `other`.
 */
import { recogniseChunks } from './chunks.ts';
import { firstDifferingOffset } from './offset.ts';
import { recogniseHeaders, recogniseParts } from './parts.ts';
import { recogniseAddedLineEnds, recogniseText } from './text.ts';
import { recogniseSharedBuffer } from './shared-buffer.ts';
import { recogniseEndedChunks, recogniseStripped } from './trimmed.ts';
import type { Difference, Recogniser } from './difference.ts';

/** @param expected the file. @param actual what became of it; the two differ */
export function classifyDifference(expected: Uint8Array, actual: Uint8Array): Difference {
  const [right, wrong] = [asBuffer(expected), asBuffer(actual)];
  if (wrong.length === 0) return { kind: 'empty' };
  for (const recognise of recognisers) {
    const difference = recognise(right, wrong);
    if (difference !== undefined) return difference;
  }
  return { kind: 'other', offset: firstDifferingOffset(right, wrong) };
}

/**
 * The first that explains the difference wins. Whole chunks come first: a transfer that is still
 * running looks like that.
 */
const recognisers: readonly Recogniser[] = [
  recogniseSharedBuffer,
  recogniseChunks,
  recogniseEndedChunks,
  recogniseStripped,
  recogniseAddedLineEnds,
  recogniseText,
  recogniseHeaders,
  recogniseParts,
];

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
