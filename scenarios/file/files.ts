/**
 * The files that are transferred: around every edge of a 2048-byte chunk, and made of what programs stumble over.
 */
import { seedFor, type ContentKind, type Draw, type TestFile } from '../language/file.ts';

/** Sizes that are no multiple of 2048, with the content that is tried at each. */
export const tailed: readonly (readonly [sizeBytes: number, content: ContentKind])[] = [
  [1, 'notUtf8'],
  [2047, 'awkwardText'],
  [2049, 'endsInEof'],
  [4095, 'notUtf8'],
  [4097, 'awkwardText'],
  [50_000, 'anyBytes'],
];

/** Exact multiples of 2048: only an empty chunk ends them. */
export const multiples: readonly (readonly [sizeBytes: number, content: ContentKind])[] = [
  [2048, 'awkwardText'],
  [4096, 'anyBytes'],
  [20_480, 'anyBytes'],
];

export function fileOf(draw: Draw, label: string, sizeBytes: number, content: ContentKind): TestFile {
  return {
    name: draw.fileName(`${label}/${sizeBytes}`),
    sizeBytes,
    content,
    seed: seedFor(draw.seed, `${label}/${sizeBytes}`),
  };
}
