/**
 * The parts of a packed datagram: constants, fields, lengths, padding, and whole messages of
 * another format in a frame.
 */
import type { FieldName, FoundValues } from '../../values.ts';
import { type NumberCode, sizeOfNumber, whyNumberDoesNotFit } from '../number-code.ts';
import { sizeOfText, type TextCode, whyTextDoesNotFit } from '../text-code.ts';

type NumericField = Exclude<FieldName, 'name' | 'askedName'>;

/** Constant bytes, in hexadecimal. */
export interface Constant {
  readonly hex: string;
}

/**
 * A number of bytes that are not read: memory that was never set, a time, a random number. They are
 * written as in a message that was seen, or as zeros.
 */
export interface Padding {
  readonly padding: number;
  /** The bytes of that message, in hexadecimal. */
  readonly sample?: string;
}

export type NumberField = { readonly field: NumericField } & (NumberCode | TextCode);
export type TextField = { readonly field: 'name' | 'askedName' } & TextCode;

/**
 * The length of the rest of this datagram, of the whole datagram, or of the next datagram of the
 * message.
 */
export type Length = {
  readonly length: 'rest' | 'whole' | 'next';
  /** By default, it counts bytes. */
  readonly counts?: 'characters';
  /** So many bytes behind the message count as well: those of its checksum. */
  readonly plus?: number;
  /** One byte after it that is not counted, in hexadecimal: `12:Ana`. */
  readonly separator?: string;
} & NumberCode;

/** A message of another format up to the end of the datagram. */
export interface Content<Inner> {
  readonly content: Inner;
  /** The size of a buffer in bytes that is sent whole; `fill` follows the message. */
  readonly width?: number;
  readonly fill?: '\0' | ' ';
}

export type PackedPart<Inner> = Constant | Padding | NumberField | TextField | Length | Content<Inner>;

export interface PackedLayout<Inner> {
  readonly format: 'packed';
  readonly parts: readonly PackedPart<Inner>[];
}

/** The functions of all formats, for messages in a frame. */
export interface InnerFormats<Inner> {
  readonly encode: (layout: Inner, values: FoundValues) => Uint8Array;
  readonly decode: (layout: Inner, payload: Uint8Array) => FoundValues | undefined;
  readonly fieldsOf: (layout: Inner) => readonly FieldName[];
}

/** The size of a part in bytes, or undefined if this depends on its value. */
export function sizeOfPart<Inner>(part: PackedPart<Inner>): number | undefined {
  if ('hex' in part) return part.hex.length / 2;
  if ('padding' in part) return part.padding;
  if ('content' in part) return undefined;
  if (isTextPart(part)) return sizeOfText(part);
  const size = sizeOfNumber(part);
  return size !== undefined && 'separator' in part ? size + 1 : size;
}

/** The length in bytes, or in UTF-8 characters. */
export function measure(bytes: Uint8Array, counts: 'characters' | undefined): number {
  if (counts === undefined) return bytes.length;
  return bytes.filter((byte) => (byte & 0xc0) !== 0x80).length;
}

/** The rule for the values of a field, as the second half of a sentence. */
export function ruleOf(part: NumberField | TextField): string {
  return isTextPart(part) ? whyTextDoesNotFit(part) : whyNumberDoesNotFit(part);
}

export function isTextPart(part: NumberField | TextField | Length): part is (NumberField | TextField) & TextCode {
  return part.code === 'fixed' || part.code === 'prefixed' || part.code === 'terminated' || part.code === 'free';
}
