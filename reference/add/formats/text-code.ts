/**
 * Codes of a name among bytes: in a fixed width, after its length, before a terminator, or as all
 * bytes that the other parts leave.
 */
import { type Charset, fromBytes, toBytes } from './charset.ts';
import { type NumberCode, readNumber, sizeOfNumber, writeNumber } from './number-code.ts';

/**
 * `char name[100]`, `64s`, `ljust(20)`: padded to a width. Everything after the first NUL is
 * ignored.
 */
export interface FixedText {
  readonly code: 'fixed';
  readonly width: number;
  /** What the width counts; bytes by default. */
  readonly unit?: 'characters';
  readonly pad: '\0' | ' ';
  readonly align: 'left' | 'right';
  readonly charset?: Charset;
}

/** `writeUTF`: its length precedes it. */
export interface PrefixedText {
  readonly code: 'prefixed';
  readonly prefix: NumberCode;
  /** What the length counts; bytes by default. */
  readonly counts?: 'characters';
  /** A NUL follows, which the length includes. */
  readonly terminated?: true;
  /** The size in bytes of a buffer that contains it and is sent whole. */
  readonly width?: number;
  readonly charset?: Charset;
}

/** A C string, or text up to a separator. */
export interface TerminatedText {
  readonly code: 'terminated';
  /** One byte, in hexadecimal. */
  readonly by: string;
  readonly charset?: Charset;
}

/** All bytes that the parts after it leave. These parts must have a fixed size. */
export interface FreeText {
  readonly code: 'free';
  readonly charset?: Charset;
}

export type TextCode = FixedText | PrefixedText | TerminatedText | FreeText;

export interface ReadText {
  readonly text: string;
  /** Offset of the byte after it. */
  readonly end: number;
}

/** The bytes of a text, or undefined if it does not fit. */
export function writeText(code: TextCode, text: string): Uint8Array | undefined {
  const bytes = toBytes(text, code.charset);
  if (bytes === undefined) return undefined;
  switch (code.code) {
    case 'fixed':
      return written(padded(code, text, bytes));
    case 'prefixed':
      return prefixed(code, text, bytes);
    case 'terminated':
      return bytes.includes(byteOf(code.by)) ? undefined : Uint8Array.of(...bytes, byteOf(code.by));
    case 'free':
      return bytes;
  }
}

/** @param sizeAfter the size in bytes of everything after it, which free text needs */
export function readText(code: TextCode, payload: Uint8Array, at: number, sizeAfter?: number): ReadText | undefined {
  switch (code.code) {
    case 'fixed':
      return readFixed(code, payload, at);
    case 'prefixed':
      return readPrefixed(code, payload, at);
    case 'terminated': {
      const end = payload.indexOf(byteOf(code.by), at);
      return end === -1 ? undefined : readUpTo(payload.subarray(at, end), end + 1, code.charset);
    }
    case 'free': {
      const end = sizeAfter === undefined ? -1 : payload.length - sizeAfter;
      return end < at ? undefined : readUpTo(payload.subarray(at, end), end, code.charset);
    }
  }
}

/** Its size in bytes, or undefined if this depends on the value. */
export function sizeOfText(code: TextCode): number | undefined {
  if (code.code === 'fixed' && code.unit === undefined) return code.width;
  if (code.code !== 'prefixed' || code.width === undefined) return undefined;
  const prefix = sizeOfNumber(code.prefix);
  return prefix === undefined ? undefined : prefix + code.width;
}

/** The rule for the texts that fit, as the second half of a sentence. */
export function whyTextDoesNotFit(code: TextCode): string {
  const charset = code.charset ?? 'utf-8';
  if (code.code === 'fixed') return `there is room for ${code.width} ${code.unit ?? 'bytes'} of ${charset}`;
  if (code.code === 'prefixed') return `its length in ${charset} does not fit before it`;
  return code.code === 'terminated' ? `the byte 0x${code.by} ends it` : `it cannot be written in ${charset}`;
}

function padded(
  { width, unit, pad, align }: FixedText,
  text: string,
  bytes: Uint8Array,
): readonly number[] | undefined {
  const missing = width - (unit === 'characters' ? Array.from(text).length : bytes.length);
  if (missing < 0) return undefined;
  const padding = Array<number>(missing).fill(pad.charCodeAt(0));
  return align === 'left' ? [...bytes, ...padding] : [...padding, ...bytes];
}

function prefixed(code: PrefixedText, text: string, bytes: Uint8Array): Uint8Array | undefined {
  const tail = code.terminated === true ? [0] : [];
  const length = (code.counts === 'characters' ? Array.from(text).length : bytes.length) + tail.length;
  const prefix = writeNumber(code.prefix, length);
  const missing = (code.width ?? bytes.length + tail.length) - bytes.length - tail.length;
  if (prefix === undefined || missing < 0) return undefined;
  return written([...prefix, ...bytes, ...tail, ...Array<number>(missing).fill(0)]);
}

function written(bytes: readonly number[] | undefined): Uint8Array | undefined {
  return bytes === undefined ? undefined : Uint8Array.from(bytes);
}

function readFixed(
  { width, unit, pad, align, charset }: FixedText,
  payload: Uint8Array,
  at: number,
): ReadText | undefined {
  const end = unit === 'characters' ? endOfCharacters(payload, at, width) : at + width;
  if (end === undefined || end > payload.length) return undefined;
  const bytes = payload.subarray(at, end);
  const isPadding = (byte: number): boolean => byte === pad.charCodeAt(0);
  if (align === 'right') return readUpTo(untilNul(bytes.subarray(countFirst(bytes, isPadding))), end, charset);
  const content = untilNul(bytes);
  const used = pad === '\0' ? content.length : content.length - countFirst(content.toReversed(), isPadding);
  return readUpTo(content.subarray(0, used), end, charset);
}

function countFirst(bytes: Uint8Array, test: (byte: number) => boolean): number {
  const first = bytes.findIndex((byte) => !test(byte));
  return first === -1 ? bytes.length : first;
}

function readPrefixed(code: PrefixedText, payload: Uint8Array, at: number): ReadText | undefined {
  const length = readNumber(code.prefix, payload, at);
  if (length === undefined || length.value < 0) return undefined;
  const end =
    code.counts === 'characters' ? endOfCharacters(payload, length.end, length.value) : length.end + length.value;
  const whole = code.width === undefined ? end : length.end + code.width;
  if (end === undefined || whole === undefined || end > whole || whole > payload.length) return undefined;
  const bytes = payload.subarray(length.end, end);
  if (code.terminated === true && bytes.at(-1) !== 0) return undefined;
  return readUpTo(code.terminated === true ? bytes.subarray(0, -1) : bytes, whole, code.charset);
}

function readUpTo(bytes: Uint8Array, end: number, charset: Charset | undefined): ReadText | undefined {
  const text = fromBytes(bytes, charset);
  return text === undefined ? undefined : { text, end };
}

/**
 * The end of a number of UTF-8 characters from an offset. Only the first byte of a character looks
 * like a first byte.
 */
export function endOfCharacters(payload: Uint8Array, at: number, count: number): number | undefined {
  let end = at;
  for (let seen = 0; seen < count; seen += 1) {
    if (end >= payload.length) return undefined;
    end += 1;
    while (end < payload.length && ((payload[end] as number) & 0xc0) === 0x80) end += 1;
  }
  return end;
}

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end === -1 ? bytes : bytes.subarray(0, end);
}

function byteOf(hex: string): number {
  return Number.parseInt(hex, 16);
}
