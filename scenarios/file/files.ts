/**
 * The files that are transferred: around every edge of a 2048-byte chunk and of a 16-bit integer, made of what programs stumble over,
 * under names as people give them.
 */
import { seedFor, type ContentKind, type Draw, type NameShape, type TestFile } from '../language/file.ts';

export interface FileRow {
  readonly sizeBytes: number;
  readonly content: ContentKind;
  readonly name: NameShape;
}

/** Sizes that are no multiple of 2048, with the content and the shape of the name that are tried at each. */
export const tailed: readonly FileRow[] = [
  { sizeBytes: 1, content: 'notUtf8', name: 'noDot' },
  { sizeBytes: 2047, content: 'awkwardText', name: 'text' },
  { sizeBytes: 2049, content: 'endsInEof', name: 'accented' },
  { sizeBytes: 4095, content: 'endsInZeros', name: 'spaced' },
  { sizeBytes: 4097, content: 'awkwardText', name: 'long' },
  { sizeBytes: 70_000, content: 'equalChunks', name: 'capitals' },
];

/** Exact multiples of 2048: only an empty chunk ends them. */
export const multiples: readonly FileRow[] = [
  { sizeBytes: 2048, content: 'awkwardText', name: 'text' },
  { sizeBytes: 4096, content: 'endsInZeros', name: 'plain' },
  { sizeBytes: 20_480, content: 'anyBytes', name: 'plain' },
];

export function fileOf(draw: Draw, label: string, { sizeBytes, content, name }: FileRow): TestFile {
  return {
    name: draw.fileName(`${label}/${sizeBytes}`, name),
    sizeBytes,
    content,
    seed: seedFor(draw.seed, `${label}/${sizeBytes}`),
  };
}
