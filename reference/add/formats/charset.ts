/**
 * Character sets of a name.
 *
 * `modified-utf-8` is that of Java's `writeUTF`: it writes a NUL as two bytes, and a character
 * beyond the first plane as two surrogates of three bytes each. `latin1` maps each byte to the
 * character with the same number. There are no replacement characters: text that cannot be written,
 * or bytes that cannot be read, give undefined.
 */
export type Charset = 'utf-8' | 'modified-utf-8' | 'latin1' | 'utf-16le' | 'utf-16be';

export function toBytes(text: string, charset: Charset = 'utf-8'): Uint8Array | undefined {
  switch (charset) {
    case 'utf-8':
      return isWellFormed(text) ? new TextEncoder().encode(text) : undefined;
    case 'modified-utf-8':
      return Uint8Array.from(unitsOf(text).flatMap(modifiedBytes));
    case 'latin1':
      return unitsOf(text).every((unit) => unit < 256) ? Uint8Array.from(unitsOf(text)) : undefined;
    case 'utf-16le':
      return Uint8Array.from(unitsOf(text).flatMap((unit) => [unit & 255, unit >> 8]));
    case 'utf-16be':
      return Uint8Array.from(unitsOf(text).flatMap((unit) => [unit >> 8, unit & 255]));
  }
}

export function fromBytes(bytes: Uint8Array, charset: Charset = 'utf-8'): string | undefined {
  switch (charset) {
    case 'utf-8':
      return decodedStrictly(bytes, 'utf-8');
    case 'modified-utf-8':
      return fromModified(bytes);
    case 'latin1':
      return fromUnits([...bytes]);
    case 'utf-16le':
      return bytes.length % 2 === 0 ? decodedStrictly(bytes, 'utf-16le') : undefined;
    case 'utf-16be':
      return bytes.length % 2 === 0 ? decodedStrictly(swapped(bytes), 'utf-16le') : undefined;
  }
}

const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
  'utf-16le': new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true }),
};

function decodedStrictly(bytes: Uint8Array, label: keyof typeof decoders): string | undefined {
  try {
    return decoders[label].decode(bytes);
  } catch {
    return undefined;
  }
}

function modifiedBytes(unit: number): readonly number[] {
  if (unit > 0 && unit < 0x80) return [unit];
  if (unit < 0x800) return [0xc0 | (unit >> 6), 0x80 | (unit & 63)];
  return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63)];
}

function fromModified(bytes: Uint8Array): string | undefined {
  const units: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] as number;
    const size = first < 0x80 ? 1 : first >> 5 === 0b110 ? 2 : first >> 4 === 0b1110 ? 3 : 0;
    const tail = [...bytes.subarray(at + 1, at + size)];
    if (first === 0 || size === 0 || tail.length !== size - 1 || tail.some((byte) => byte >> 6 !== 0b10))
      return undefined;
    const lead = size === 1 ? first : first & (size === 2 ? 31 : 15);
    units.push(tail.reduce((unit, byte) => (unit << 6) | (byte & 63), lead));
    at += size;
  }
  return fromUnits(units);
}

/** Works in slices, because the number of arguments of one call is limited. */
function fromUnits(units: readonly number[]): string {
  let text = '';
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.slice(at, at + 4096));
  return text;
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function swapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, at) => bytes[at ^ 1] as number);
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
