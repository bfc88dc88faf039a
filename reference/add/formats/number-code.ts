/**
 * Codes of an integer: packed in 1, 2, 4 or 8 bytes, or as decimal digits, with or without padding.
 */

/** As `struct.pack`, `htonl` and `writeInt` write it. */
export interface PackedInteger {
  readonly code: 'integer';
  readonly bytes: 1 | 2 | 4 | 8;
  readonly signed: boolean;
  readonly order: 'big' | 'little';
}

/** Exactly `width` bytes: `00042`, `   42`, `42   `, or the digits in a buffer of NULs. */
export interface PaddedDecimal {
  readonly code: 'decimal';
  readonly width: number;
  readonly pad: '0' | ' ' | '\0';
  readonly align: 'left' | 'right';
}

/** As many digits as the integer has, up to the first byte that is not a digit. */
export interface FreeDigits {
  readonly code: 'digits';
}

export type NumberCode = PackedInteger | PaddedDecimal | FreeDigits;

export interface ReadNumber {
  readonly value: number;
  /** Offset of the byte after it. */
  readonly end: number;
}

/** The bytes of an integer, or undefined if it does not fit. */
export function writeNumber(code: NumberCode, value: number): Uint8Array | undefined {
  switch (code.code) {
    case 'integer':
      return isInside(code, value) ? packed(code, value) : undefined;
    case 'decimal':
      return String(value).length > code.width ? undefined : new TextEncoder().encode(padNumber(value, code));
    case 'digits':
      return value < 0 ? undefined : new TextEncoder().encode(String(value));
  }
}

/** The integer that begins at an offset, or undefined if there is none. Never throws. */
export function readNumber(code: NumberCode, payload: Uint8Array, at: number): ReadNumber | undefined {
  const end = code.code === 'digits' ? endOfDigits(payload, at) : at + (sizeOfNumber(code) ?? 0);
  if (end > payload.length) return undefined;
  const bytes = payload.subarray(at, end);
  const value = code.code === 'integer' ? unpacked(code, bytes) : integerIn(asciiOf(bytes));
  return value === undefined || !Number.isSafeInteger(value) ? undefined : { value, end };
}

/** Its size in bytes, or undefined if this depends on the value. */
export function sizeOfNumber(code: NumberCode): number | undefined {
  switch (code.code) {
    case 'integer':
      return code.bytes;
    case 'decimal':
      return code.width;
    case 'digits':
      return undefined;
  }
}

/** The rule for the values that fit, as the second half of a sentence. */
export function whyNumberDoesNotFit(code: NumberCode): string {
  if (code.code === 'digits') return 'there is no room for a sign';
  if (code.code === 'decimal') return `there is room for ${code.width} characters`;
  const { low, high } = boundsOf(code);
  const size = code.bytes === 1 ? '1 byte' : `${code.bytes} bytes`;
  return `${code.signed ? 'a signed' : 'an unsigned'} integer of ${size} holds ${low} to ${high}`;
}

/** The decimal digits padded to a width. Zeros come after the sign, as in C and Python. */
export function padNumber(value: number, { width, pad, align }: Omit<PaddedDecimal, 'code'>): string {
  if (align === 'left') return String(value).padEnd(width, pad);
  if (pad !== '0' || value >= 0) return String(value).padStart(width, pad);
  return `-${String(-value).padStart(width - 1, '0')}`;
}

/**
 * A decimal integer between padding. Bytes after a NUL are ignored: they were in the buffer before.
 */
export function integerIn(text: string): number | undefined {
  const digits = /^[ \0\t]*([+-]?\d{1,300})(?:\0[^]*|[ \t\r\n]*)$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits) + 0;
}

function boundsOf({ bytes, signed }: PackedInteger): { readonly low: bigint; readonly high: bigint } {
  const count = 1n << BigInt(8 * bytes);
  return signed ? { low: -count / 2n, high: count / 2n - 1n } : { low: 0n, high: count - 1n };
}

function isInside({ bytes, signed }: PackedInteger, value: number): boolean {
  const count = 2 ** (8 * bytes);
  const low = signed ? -count / 2 : 0;
  return Number.isSafeInteger(value) && value >= low && value < low + count;
}

function packed({ bytes, order }: PackedInteger, value: number): Uint8Array {
  const big = new Uint8Array(8);
  new DataView(big.buffer).setBigInt64(0, BigInt(value));
  const used = big.slice(8 - bytes);
  return order === 'big' ? used : used.toReversed();
}

function unpacked({ bytes, signed, order }: PackedInteger, payload: Uint8Array): number {
  const big = order === 'big' ? payload : payload.toReversed();
  if (bytes === 8) return unpackedLong(big, signed);
  const unsigned = big.reduce((value, byte) => value * 256 + byte, 0);
  const count = 2 ** (8 * bytes);
  return signed && unsigned >= count / 2 ? unsigned - count : unsigned;
}

/** Beyond 2^53, the result is not exact, and not a safe integer. */
function unpackedLong(big: Uint8Array, signed: boolean): number {
  const view = new DataView(big.buffer, big.byteOffset, 8);
  return Number(signed ? view.getBigInt64(0) : view.getBigUint64(0));
}

function endOfDigits(payload: Uint8Array, at: number): number {
  let end = at;
  while (end < payload.length && isDigit(payload[end] as number)) end += 1;
  return end;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function asciiOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
