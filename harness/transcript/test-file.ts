/**
 * Files that are served and fetched in scenarios, described by a few words of data: the bytes follow from them, the same every time.
 */
import { seededNumbers } from './seeded-numbers.ts';

/** What the content is made of: each kind catches its own mistake. */
export type ContentKind =
  /** Letters, in lines that end in LF. */
  | 'plainText'
  /** All 256 byte values, in random order. */
  | 'anyBytes'
  /** Text lines that end in CR LF, LF and CR, with a NUL and a 0x1A (Ctrl-Z) among them. */
  | 'awkwardText'
  /** Text that ends in the letters EOF. */
  | 'endsInEof'
  /** Bytes that are not valid UTF-8. */
  | 'notUtf8'
  /** All byte values; each second chunk of 2048 bytes is equal to the one before it. */
  | 'equalChunks'
  /** Each chunk of 2048 bytes, and the whole file, ends in zero bytes. */
  | 'endsInZeros';

export interface TestFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly content: ContentKind;
  readonly seed: number;
}

/** @returns exactly `sizeBytes` bytes; the same description always gives the same bytes */
export function contentOf(file: TestFile): Uint8Array {
  const random = seededNumbers(file.seed);
  const bytes = new Uint8Array(file.sizeBytes);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = byteAt(file.content, at, random);
  if (file.content === 'endsInEof')
    bytes.set(Buffer.from('\nEOF\n').subarray(0, bytes.length), Math.max(0, bytes.length - 5));
  if (file.content === 'awkwardText') setEnds(bytes, { first: 0x20, last: 0x0a });
  if (file.content === 'endsInZeros') setEnds(bytes, { first: 0xe7, last: 0 });
  if (file.content === 'anyBytes' || file.content === 'equalChunks') setEnds(bytes, { first: 0xe7, last: 0xe7 });
  if (file.content === 'equalChunks')
    for (let at = chunkBytes; at < bytes.length; at += 2 * chunkBytes) bytes.copyWithin(at, at - chunkBytes, at);
  return bytes;
}

const chunkBytes = 2048;

/** What every chunk begins and ends with, and the file as well, so that no seed decides what a program strips. */
function setEnds(bytes: Uint8Array, { first, last }: { readonly first: number; readonly last: number }): void {
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const end = Math.min(at + chunkBytes, bytes.length) - 1;
    if (end < allValues) continue;
    bytes[at] = first;
    bytes[end] = last;
  }
}

/** So many bytes may be needed to hold every value. */
const allValues = 256;

const awkward = Buffer.from('first line\r\nsecond line\nthird\rtab\there\0nul\x1actrl-z \r\n\r\n\n  trailing  \n');

function byteAt(kind: ContentKind, at: number, random: () => number): number {
  switch (kind) {
    case 'anyBytes':
    case 'equalChunks':
    case 'endsInZeros':
      // The first 256 bytes hold every value once; the rest is random, so that no chunk equals another.
      return at < allValues ? (at * 167 + 13) % 256 : Math.floor(random() * 256);
    case 'awkwardText':
      return at % 7 === 3 ? 97 + Math.floor(random() * 26) : (awkward[at % awkward.length] as number);
    case 'plainText':
    case 'endsInEof':
      return at % 60 === 59 ? 10 : 97 + Math.floor(random() * 26);
    case 'notUtf8':
      return at % 5 === 0 ? 0x80 + Math.floor(random() * 64) : 32 + Math.floor(random() * 90);
  }
}
