/**
 * A datagram as text with fields between literal parts: `Ana,42`, `My number is 42.`
 *
 * The character set must be exact, so that random bytes are not mistaken for a message. White space
 * around an integer and line ends at the end are ignored (see `text-template.ts`). A field may be
 * padded to a width. As with `printf`, it may be longer, but only if literals separate it from its
 * neighbours.
 */
import { type LengthPart, matchTemplate, renderTemplate, withoutLineEnd } from '../../text-template.ts';
import { type FieldName, type FoundValues, isNumeric } from '../values.ts';
import { cannotCarry } from './cannot-carry.ts';
import { type Charset, fromBytes, toBytes } from './charset.ts';
import { padNumber } from './number-code.ts';

/** Blanks or zeros up to a width in characters. */
export interface PaddedField {
  readonly field: FieldName;
  readonly width: number;
  readonly pad: ' ' | '0';
  readonly align: 'left' | 'right';
}

/**
 * Characters that change without a known meaning, such as the time of day. They are written as in
 * this sample.
 */
export interface AnyText {
  readonly any: string;
}

/** A literal, a field, its length as in a netstring (`3:Ana,`), or characters that are none of these. */
export type TextPart = string | { readonly field: FieldName } | PaddedField | AnyText | LengthPart<FieldName>;

export interface TextLayout {
  readonly format: 'text';
  readonly parts: readonly TextPart[];
  /** By default, UTF-8. */
  readonly charset?: Charset;
}

/** @throws ExchangeError `cannot-carry` */
export function encodeText({ parts, charset }: TextLayout, values: FoundValues): Uint8Array {
  const text = renderText(parts, values);
  // Ill-formed Unicode is written with replacement characters. `encode` refuses it, because
  // decoding gives another text.
  const bytes = toBytes(text, charset) ?? (charset === undefined ? new TextEncoder().encode(text) : undefined);
  if (bytes !== undefined) return bytes;
  throw cannotCarry('name', values.name ?? '', `it has characters that ${charset} lacks`);
}

/** The fields of a datagram, or undefined if it does not fit. Never throws. */
export function decodeText({ parts, charset }: TextLayout, payload: Uint8Array): FoundValues | undefined {
  const text = fromBytes(payload, charset);
  return text === undefined ? undefined : matchText(parts, text);
}

export function fieldsOfText({ parts }: TextLayout): FieldName[] {
  return textFieldsOf(parts);
}

export function textFieldsOf(parts: readonly TextPart[]): FieldName[] {
  return parts.flatMap((part) => (typeof part === 'object' && 'field' in part ? [part.field] : []));
}

/**
 * @throws ExchangeError `cannot-carry` if a field is longer than its width and directly beside
 * another field
 */
export function renderText(parts: readonly TextPart[], values: FoundValues): string {
  const padded = parts.map((part, index) => {
    if (typeof part === 'string' || !('width' in part)) return part;
    const value = values[part.field] ?? '';
    const isSeparated = [parts[index - 1], parts[index + 1]].every((beside) => typeof beside !== 'object');
    if (!isSeparated && Array.from(String(value)).length > part.width) {
      throw cannotCarry(part.field, value, `there is room for ${part.width} characters`);
    }
    return pad(part, value);
  });
  return renderTemplate(padded, (field) => String(values[field]));
}

/** The fields of a text, or undefined if it does not fit. */
export function matchText(parts: readonly TextPart[], text: string): FoundValues | undefined {
  const found = matchTemplate(parts, kindOf, text);
  if (found === undefined) return undefined;
  return Object.fromEntries(
    [...found].map(([field, value]) => [
      field,
      isNumeric(field) ? Number(value) + 0 : withoutPadding(parts, field, value),
    ]),
  ) as FoundValues;
}

/** Why this layout cannot carry a value that decoding did not give back. */
export function whyTextCannotCarry({ parts }: TextLayout, field: FieldName, value: string | number): string {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value))
    return 'it is not well-formed Unicode, and text is sent as UTF-8';
  const index = parts.findIndex((part) => isField(part, field));
  const [part, next] = parts.slice(index);
  if (typeof part === 'object' && 'width' in part && String(value).trim() !== value) {
    return 'blanks around it do not count, because it is padded with blanks';
  }
  if (next === undefined && withoutLineEnd(String(value)) !== value && typeof value === 'string') {
    return 'line ends and NULs at the end of a datagram do not count';
  }
  if (typeof next === 'string') return `what is sent can also be divided at another ${JSON.stringify(next)}`;
  return 'nothing in the datagram separates it from what is beside it';
}

function pad(part: PaddedField, value: string | number): string {
  if (typeof value === 'number') return padNumber(value, part);
  const missing = ' '.repeat(Math.max(0, part.width - Array.from(value).length));
  return part.align === 'left' ? value + missing : missing + value;
}

function withoutPadding(parts: readonly TextPart[], field: FieldName, value: string): string {
  const part = parts.find((each) => isField(each, field));
  if (typeof part !== 'object' || !('width' in part)) return value;
  return part.align === 'left' ? value.replace(/ +$/, '') : value.replace(/^ +/, '');
}

function isField(part: TextPart, field: FieldName): boolean {
  return typeof part === 'object' && 'field' in part && part.field === field;
}

function kindOf(field: FieldName): 'integer' | 'word' {
  return isNumeric(field) ? 'integer' : 'word';
}
