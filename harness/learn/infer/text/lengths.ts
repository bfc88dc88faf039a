/**
 * Infers lengths in a text, as netstrings have them: `3:Ana,2:42,`. Pure.
 *
 * A constant name has a constant length, and so has an integer that always has two digits. That
 * such a number is a length is assumed only if the name has one, for a constant that equals its
 * number of bytes by chance is rare; or in a netstring, which has a comma after the integer.
 */
import type { TextPart } from '../../../../reference/add/dialect.ts';
import type { FieldName } from '../../../../reference/add/values.ts';
import { matchText } from '../../../../reference/add/formats/text.ts';

/** Between a length and what it measures. */
export function isLengthSeparator(text: string): boolean {
  return /^[:;,| \n\t#/-]$/.test(text);
}

/** A constant before a blank or a comma is more often a number of the message. */
const constantSeparator = /^[:;|#]$/;

/** The texts that may be a name and have their length before them: `3:Ana,`. */
export function textsWithLength(literal: string): readonly { readonly at: number; readonly text: string }[] {
  return [...literal.matchAll(/(\d{1,3})(\D)/g)].flatMap(({ index, 0: header, 1: digits, 2: separator }) => {
    const at = index + header.length;
    const rest = literal.slice(at);
    const size = Number(digits);
    if (!constantSeparator.test(separator ?? '')) return [];
    const ofBytes = Buffer.from(rest).subarray(0, size).toString();
    const ofCharacters = Array.from(rest).slice(0, size).join('');
    const isWhole = (text: string): boolean =>
      rest.startsWith(text) &&
      (text === ofBytes ? Buffer.byteLength(text) : Array.from(text).length) === size &&
      /^(?:$|[,;:|#/\n\r\t\0])/.test(rest.slice(text.length));
    const text = [ofBytes, ofCharacters].find(isWhole);
    return text !== undefined && mayBeMeasured(text) ? [{ at, text }] : [];
  });
}

function mayBeMeasured(text: string): boolean {
  return text.length >= shortestName && /\p{L}/u.test(text);
}

/** Shorter names are often as long as some constant. */
const shortestName = 3;

/** @param texts the same datagram in each sample */
export function withLengths(parts: readonly TextPart[], texts: readonly string[]): readonly TextPart[] {
  const found = texts.map((text) => matchText(parts, text) ?? {});
  const written = (field: FieldName): readonly string[] => found.map((values) => String(values[field] ?? ''));
  const named = afterLengths(parts, (field) => field === 'name', written);
  const hasLengths = named !== parts || parts.some((part) => typeof part === 'object' && 'lengthOf' in part);
  return hasLengths || parts.some((_, at) => isNetstring(parts, at))
    ? afterLengths(named, (field) => field !== 'name', written)
    : parts;
}

/** A field that is written as `2:42,`. */
function isNetstring(parts: readonly TextPart[], at: number): boolean {
  const [before, field, after] = [parts[at - 1], parts[at], parts[at + 1]];
  const isField = typeof field === 'object' && 'field' in field;
  const isEnded = typeof after === 'string' && after.startsWith(',');
  return isField && isEnded && typeof before === 'string' && /(?:^|,)\d+:$/.test(before);
}

/** @returns the same parts if no such field has its length before it */
function afterLengths(
  parts: readonly TextPart[],
  isMeant: (field: FieldName) => boolean,
  written: (field: FieldName) => readonly string[],
): readonly TextPart[] {
  const replaced = parts.map((part, at): readonly TextPart[] => {
    const next = parts[at + 1];
    if (typeof part !== 'string' || typeof next !== 'object' || !('field' in next) || 'width' in next) return [part];
    return isMeant(next.field) ? (dividedAtLength(part, next.field, written(next.field)) ?? [part]) : [part];
  });
  return replaced.some(({ length }) => length > 1) ? replaced.flat().filter((part) => part !== '') : parts;
}

/** The literal before a field, divided at the length at its end. */
function dividedAtLength(literal: string, field: FieldName, texts: readonly string[]): readonly TextPart[] | undefined {
  const [, before = '', digits = '', separator = ''] = /^(|.*\D)(\d+)(\D)$/s.exec(literal) ?? [];
  if (!constantSeparator.test(separator) || (field === 'name' && texts.some((text) => text.length < shortestName)))
    return undefined;
  if (texts.every((text) => digits === String(Buffer.byteLength(text))))
    return [before, { lengthOf: field }, separator];
  if (texts.every((text) => digits === String(Array.from(text).length)))
    return [before, { lengthOf: field, counts: 'characters' }, separator];
  return undefined;
}
