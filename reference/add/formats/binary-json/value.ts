/**
 * Values that JSON and its binary forms have in common, and a reader of bytes that shows the end of
 * the datagram as a failed read.
 */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Deeper values are not messages of this lab. */
export const maxNesting = 16;

/** The bytes are not a value of the format, or are one that JSON does not have. */
export class NotAValue extends Error {}

export interface ByteReader {
  readonly isAtEnd: () => boolean;
  readonly byte: () => number;
  readonly unsigned: (size: number) => number;
  readonly signed: (size: number) => number;
  readonly float: (size: 4 | 8) => number;
  readonly text: (size: number) => string;
}

/** The one value that the bytes are. @throws NotAValue if something follows it */
export function decodeWhole(bytes: Uint8Array, read: (reader: ByteReader) => JsonValue): JsonValue {
  const reader = readerOf(bytes);
  const value = read(reader);
  if (!reader.isAtEnd()) throw new NotAValue();
  return value;
}

/** @throws NotAValue from each of its functions if the bytes end too early */
function readerOf(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (size: number): number => {
    if (at + size > bytes.length) throw new NotAValue();
    at += size;
    return at - size;
  };
  return {
    isAtEnd: () => at === bytes.length,
    byte: () => view.getUint8(take(1)),
    unsigned: (size) => unsignedAt(view, take(size), size),
    signed: (size) => signedAt(view, take(size), size),
    float: (size) => (size === 4 ? view.getFloat32(take(4)) : view.getFloat64(take(8))),
    text: (size) => {
      const from = take(size);
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(from, from + size));
    },
  };
}

/** The highest byte first. */
export function unsignedBytes(value: number, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => Math.floor(value / 2 ** (8 * (size - 1 - at))) % 256);
}

export function floatBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

function unsignedAt(view: DataView, at: number, size: number): number {
  return Array.from({ length: size }, (_, index) => view.getUint8(at + index)).reduce(
    (value, byte) => value * 256 + byte,
    0,
  );
}

function signedAt(view: DataView, at: number, size: number): number {
  const value = size === 8 ? Number(view.getBigInt64(at)) : unsignedAt(view, at, size);
  return size < 8 && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value;
}
