/**
 * The parts of a pcapng file: little-endian words, options and blocks, padded to multiples of four
 * bytes.
 */

export function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >> 8) & 255);
}

export function u32(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255);
}

/** UTF-8; an option holds at most 65535 bytes, far more than a comment is. */
export function text(value: string): Uint8Array {
  return new TextEncoder().encode(value.slice(0, 16_000));
}

/** @param code 0 ends a list of options */
export function option(code: number, value: Uint8Array): Uint8Array {
  return bytesOf([u16(code), u16(value.length), value, new Uint8Array(-value.length & 3)]);
}

/** @param parts whose lengths together are a multiple of four */
export function block(type: number, parts: readonly Uint8Array[]): Uint8Array {
  const body = bytesOf(parts);
  const length = u32(body.length + 12);
  return bytesOf([u32(type), length, body, length]);
}

export function bytesOf(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
