/**
 * Content that was cut by functions for text: at a byte that ends a string or a stream, or white
 * space and zero bytes at its ends.
 */
import { splitIntoFullChunks, type Difference, type Scope } from './difference.ts';

export function recogniseEndedChunks(expected: Buffer, actual: Buffer): Difference | undefined {
  for (const byte of [0xff, 0x00] as const) {
    const scope = scopeOf(expected, actual, (piece) => beforeByte(piece, byte));
    if (scope !== undefined) return { kind: 'endedAtByte', byte, scope };
  }
  return undefined;
}

export function recogniseStripped(expected: Buffer, actual: Buffer): Difference | undefined {
  if (actual.length >= expected.length) return undefined;
  for (const ends of ['last', 'both'] as const)
    for (const isStripped of strippedBytes) {
      const scope = scopeOf(expected, actual, (piece) => withoutEnds(piece, ends, isStripped));
      if (scope !== undefined) return { kind: 'endsStripped', ends, scope };
    }
  return undefined;
}

/**
 * White space as in C and Python, the same with zero bytes, zero bytes alone, and all that Java's
 * `trim` removes.
 */
const strippedBytes: readonly ((byte: number | undefined) => boolean)[] = [
  isWhiteSpace,
  (byte) => isWhiteSpace(byte) || byte === 0,
  (byte) => byte === 0,
  (byte) => byte !== undefined && byte <= 0x20,
];

function isWhiteSpace(byte: number | undefined): boolean {
  return byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
}

/**
 * To what the change was made, if it was made at all: to the file, or to each chunk, perhaps up to
 * the first chunk that it made shorter.
 */
function scopeOf(expected: Buffer, actual: Buffer, change: (piece: Buffer) => Buffer): Scope | undefined {
  if (change(expected).equals(actual)) return 'file';
  let at = 0;
  let isChanged = false;
  for (const chunk of splitIntoFullChunks(expected)) {
    const piece = change(chunk);
    if (!actual.subarray(at, at + piece.length).equals(piece)) return undefined;
    at += piece.length;
    isChanged = piece.length < chunk.length;
    // A receiver takes the first short chunk for the last.
    if (isChanged && at === actual.length) return 'chunk';
  }
  return at === actual.length ? 'chunk' : undefined;
}

function beforeByte(piece: Buffer, byte: number): Buffer {
  const at = piece.indexOf(byte);
  return at === -1 ? piece : piece.subarray(0, at);
}

function withoutEnds(piece: Buffer, ends: 'last' | 'both', isStripped: (byte: number | undefined) => boolean): Buffer {
  let from = 0;
  let to = piece.length;
  while (to > from && isStripped(piece[to - 1])) to -= 1;
  while (ends === 'both' && from < to && isStripped(piece[from])) from += 1;
  return piece.subarray(from, to);
}
