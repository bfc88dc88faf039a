/**
 * A datagram as text with the fields between literal parts: `Ana,42`, `My number is 42.`
 *
 * Strict about the character set, so that binary rubbish is not taken for a message; lenient about white space around an
 * integer and line ends at the end (see `text-template.ts`). A field may be padded to a width: where something else separates
 * it from its neighbours it may also grow beyond that, as with `printf`; where nothing does, it may not.
 */
import { matchTemplate, renderTemplate, withoutLineEnd } from '../../text-template.ts';
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

/** A literal, or a field. */
export type TextPart = string | { readonly field: FieldName } | PaddedField;

export interface TextLayout {
  readonly format: 'text';
  readonly parts: readonly TextPart[];
  /** UTF-8 unless given. */
  readonly charset?: Charset;
}

/** @throws ExchangeError `cannot-carry` */
export function encodeText({ parts, charset }: TextLayout, values: FoundValues): Uint8Array {
  const text = renderText(parts, values);
  // Ill-formed Unicode is written with replacement characters, and refused because it is read back differently.
  const bytes = toBytes(text, charset) ?? (charset === undefined ? new TextEncoder().encode(text) : undefined);
  if (bytes !== undefined) return bytes;
  throw cannotCarry('name', values.name ?? '', `it has characters that ${charset} lacks`);
}

/** The fields of a datagram, or undefined where it does not fit. Never throws. */
export function decodeText({ parts, charset }: TextLayout, payload: Uint8Array): FoundValues | undefined {
  const text = fromBytes(payload, charset);
  return text === undefined ? undefined : matchText(parts, text);
}

export function fieldsOfText({ parts }: TextLayout): FieldName[] {
  return textFieldsOf(parts);
}

export function textFieldsOf(parts: readonly TextPart[]): FieldName[] {
  return parts.flatMap((part) => (typeof part === 'string' ? [] : [part.field]));
}

/** @throws ExchangeError `cannot-carry` where a field outgrows its width and nothing separates it from the next */
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

/** The fields of a text, or undefined where it does not fit. */
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

/** The rule that keeps this layout from carrying a word: only to be asked where decoding did not give it back. */
export function whyTextCannotCarry({ parts }: TextLayout, field: FieldName, value: string | number): string {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value))
    return 'it is no well-formed Unicode, and text is sent as UTF-8';
  const index = parts.findIndex((part) => typeof part === 'object' && part.field === field);
  const [part, next] = parts.slice(index);
  if (typeof part === 'object' && 'width' in part && String(value).trim() !== value) {
    return 'blanks around it do not count, because it is padded with blanks';
  }
  if (next === undefined && withoutLineEnd(String(value)) !== value && typeof value === 'string') {
    return 'line ends and NULs at the end of a datagram do not count';
  }
  if (typeof next === 'string') return `what is sent can also be divided at another ${JSON.stringify(next)}`;
  return 'nothing in the datagram separates it from what stands beside it';
}

function pad(part: PaddedField, value: string | number): string {
  if (typeof value === 'number') return padNumber(value, part);
  const missing = ' '.repeat(Math.max(0, part.width - Array.from(value).length));
  return part.align === 'left' ? value + missing : missing + value;
}

function withoutPadding(parts: readonly TextPart[], field: FieldName, value: string): string {
  const part = parts.find((each) => typeof each === 'object' && each.field === field);
  if (typeof part !== 'object' || !('width' in part)) return value;
  return part.align === 'left' ? value.replace(/ +$/, '') : value.replace(/^ +/, '');
}

function kindOf(field: FieldName): 'integer' | 'word' {
  return isNumeric(field) ? 'integer' : 'word';
}
