/**
 * What a packed datagram consists of: constants, fields, lengths, padding, and whole messages of another format in a frame.
 */
import type { FieldName, FoundValues } from '../values.ts';
import { type NumberCode, sizeOfNumber, whyNumberDoesNotFit } from './number-code.ts';
import { sizeOfText, type TextCode, whyTextDoesNotFit } from './text-code.ts';

type NumericField = Exclude<FieldName, 'name' | 'askedName'>;

/** Constant bytes, in hexadecimal. */
export interface Constant {
  readonly hex: string;
}

/** Bytes that nobody reads, written as zeros. */
export interface Padding {
  readonly padding: number;
}

export type NumberField = { readonly field: NumericField } & (NumberCode | TextCode);
export type TextField = { readonly field: 'name' | 'askedName' } & TextCode;

/** How long something is: what follows in this datagram, the whole of it, or the next datagram of the message. */
export type Length = {
  readonly length: 'rest' | 'whole' | 'next';
  /** What is counted: bytes unless given. */
  readonly counts?: 'characters';
  /** One byte behind it that is not counted, in hexadecimal: `12:Ana`. */
  readonly separator?: string;
} & NumberCode;

/** A message of another format up to the end of the datagram. */
export interface Content<Inner> {
  readonly content: Inner;
  /** A buffer of so many bytes that is sent whole, filled up behind the message. */
  readonly width?: number;
  readonly fill?: '\0' | ' ';
}

export type PackedPart<Inner> = Constant | Padding | NumberField | TextField | Length | Content<Inner>;

export interface PackedLayout<Inner> {
  readonly format: 'packed';
  readonly parts: readonly PackedPart<Inner>[];
}

/** What this format needs of the others, for messages in a frame. */
export interface InnerFormats<Inner> {
  readonly encode: (layout: Inner, values: FoundValues) => Uint8Array;
  readonly decode: (layout: Inner, payload: Uint8Array) => FoundValues | undefined;
  readonly fieldsOf: (layout: Inner) => readonly FieldName[];
}

/** The size of a part in bytes whatever it holds, or undefined where that depends. */
export function sizeOfPart<Inner>(part: PackedPart<Inner>): number | undefined {
  if ('hex' in part) return part.hex.length / 2;
  if ('padding' in part) return part.padding;
  if ('content' in part) return undefined;
  if (isTextPart(part)) return sizeOfText(part);
  const size = sizeOfNumber(part);
  return size !== undefined && 'separator' in part ? size + 1 : size;
}

/** How long bytes are as a program counts: in characters only where they are UTF-8. */
export function measure(bytes: Uint8Array, counts: 'characters' | undefined): number {
  if (counts === undefined) return bytes.length;
  return bytes.filter((byte) => (byte & 0xc0) !== 0x80).length;
}

/** The rule for the values that a field can have, as the second half of a sentence. */
export function ruleOf(part: NumberField | TextField): string {
  return isTextPart(part) ? whyTextDoesNotFit(part) : whyNumberDoesNotFit(part);
}

export function isTextPart(part: NumberField | TextField | Length): part is (NumberField | TextField) & TextCode {
  return part.code === 'fixed' || part.code === 'prefixed' || part.code === 'terminated' || part.code === 'free';
}
