/**
 * Words and cuts that the explanations of a byte difference share.
 */

/** The handout's chunk. */
export const chunkBytes = 2048;

/**
 * A sentence if this happened to `expected`, else undefined. `offset` is the first that differs;
 * the two are never equal.
 */
export type Explain = (expected: Buffer, actual: Buffer, offset: number) => string | undefined;

export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

export function countBytes(length: number): string {
  return count(length, 'byte');
}

/** `first byte`, `first 2048 bytes`. */
export function firstBytes(length: number): string {
  return length === 1 ? 'first byte' : `first ${length} bytes`;
}

/** The first bytes as hexadecimal. */
export function hexOf(all: Uint8Array, shown = 2): string {
  const hex = Array.from(all.subarray(0, shown), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return hex === '' ? 'nothing' : hex;
}

/** Only for a whole number of chunks, because that points to the mistake. */
export function inChunks(length: number): string {
  const whole = length / chunkBytes;
  return length > 0 && Number.isInteger(whole) ? ` (exactly ${count(whole, 'chunk')} of 2048 bytes)` : '';
}

export function without(all: Buffer, from: number, length: number): Buffer {
  return Buffer.concat([all.subarray(0, from), all.subarray(from + length)]);
}
