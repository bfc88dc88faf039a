/**
 * Writes the values of a message as datagrams and finds them again, for any layout.
 *
 * `decode` gives back the values of `encode`. `encode` refuses values for which this is impossible,
 * such as a name with a line end at the end of a text. `decode` never throws, whatever a program
 * has sent.
 */
import { ExchangeError } from '../exchange-error.ts';
import type { Layout } from './dialect.ts';
import { cannotCarry } from './formats/cannot-carry.ts';
import { decodeJson, encodeJson, fieldsOfJson } from './formats/json.ts';
import type { InnerFormats } from './formats/packed/parts.ts';
import { decodePacked, encodePacked, fieldsOfPacked, whyPackedCannotCarry } from './formats/packed/packed.ts';
import { decodePickle, encodePickle, fieldsOfPickle } from './formats/python/pickle.ts';
import { decodeRepr, encodeRepr, fieldsOfRepr } from './formats/python/repr.ts';
import { decodeText, encodeText, fieldsOfText, whyTextCannotCarry } from './formats/text.ts';
import { decodeWrapped, encodeWrapped, fieldsOfWrapped, unwrapBytes } from './formats/wrapped/wrapped.ts';
import { type AddValues, type FieldName, type FoundValues, isNumeric } from './values.ts';

export type { AddValues, FoundValues } from './values.ts';

/**
 * The datagrams of a message, one per layout (handout §3).
 *
 * @throws ExchangeError `missing-value` if a field of a layout has no value; `cannot-carry` if a
 * number is not a safe integer, or if decoding does not give back a value. The sentence contains
 * the reason.
 */
export function encode(layouts: readonly Layout[], values: AddValues): Uint8Array[] {
  for (const layout of layouts) for (const field of fieldListOf(layout)) refuseUnusable(field, values[field]);
  const datagrams = encodeFromLast(layouts, values);
  for (const [index, layout] of layouts.entries()) {
    const found = decodeLayout(layout, datagrams[index] ?? new Uint8Array());
    // The last such field is reported: if words can be divided in several ways, earlier ones took
    // too much.
    const lost = fieldListOf(layout).findLast((field) => found?.[field] !== values[field]);
    if (lost === undefined) continue;
    const value = values[lost] ?? '';
    throw cannotCarry(lost, value, whyCannotCarry(layout, lost, value));
  }
  return datagrams;
}

/**
 * The values of a whole message, or undefined if the datagrams do not fit or lack the name or the
 * number.
 */
export function decode(layouts: readonly Layout[], datagrams: readonly Uint8Array[]): AddValues | undefined {
  const found = decodeFound(layouts, datagrams);
  if (found?.name === undefined || found.number === undefined) return undefined;
  return { ...found, name: found.name, number: found.number };
}

/**
 * Like {@link decode}, also for messages that lack a field, such as a reply that is only a number.
 */
export function decodeFound(layouts: readonly Layout[], datagrams: readonly Uint8Array[]): FoundValues | undefined {
  if (layouts.length !== datagrams.length) return undefined;
  const all: Partial<Record<FieldName, string | number>> = {};
  for (const [index, layout] of layouts.entries()) {
    const found = decodeLayout(layout, datagrams[index] ?? new Uint8Array());
    if (found === undefined) return undefined;
    for (const [field, value] of Object.entries(found) as [FieldName, string | number][]) {
      if ((all[field] ?? value) !== value) return undefined;
      all[field] = value;
    }
  }
  return all as FoundValues;
}

/** The fields of one datagram, or undefined if it does not fit. Never throws. */
export function decodeLayout(layout: Layout, payload: Uint8Array): FoundValues | undefined {
  switch (layout.format) {
    case 'text':
      return decodeText(layout, payload);
    case 'json':
      return decodeJson(layout, payload);
    case 'packed':
      return decodePacked(layout, payload, inner);
    case 'pickle':
      return decodePickle(layout, payload);
    case 'repr':
      return decodeRepr(layout, payload);
    case 'encoded':
    case 'checked':
      return decodeWrapped(layout, payload, inner);
  }
}

/**
 * Whether these datagrams are what `encode` writes. A compressed one may also have another form with
 * the same content. Never throws.
 */
export function isWrittenAs(
  layouts: readonly Layout[],
  values: AddValues,
  datagrams: readonly (Uint8Array | undefined)[],
): boolean {
  try {
    const written = encode(layouts, values);
    return layouts.every((layout, at) => isSameDatagram(layout, written[at], datagrams[at]));
  } catch {
    return false;
  }
}

function isSameDatagram(layout: Layout, a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (Buffer.from(a).equals(b)) return true;
  return layout.format === 'encoded' && isSameDatagram(layout.content, unwrapBytes(layout, a), unwrapBytes(layout, b));
}

/**
 * Encodes from the last to the first, because a datagram may contain the length of the next one.
 */
function encodeFromLast(layouts: readonly Layout[], values: FoundValues): Uint8Array[] {
  return layouts.reduceRight<Uint8Array[]>(
    (following, layout) => [encodeLayout(layout, values, following[0]), ...following],
    [],
  );
}

function encodeLayout(layout: Layout, values: FoundValues, next?: Uint8Array): Uint8Array {
  switch (layout.format) {
    case 'text':
      return encodeText(layout, values);
    case 'json':
      return encodeJson(layout, values);
    case 'packed':
      return encodePacked(layout, values, inner, next);
    case 'pickle':
      return encodePickle(layout, values);
    case 'repr':
      return encodeRepr(layout, values);
    case 'encoded':
    case 'checked':
      return encodeWrapped(layout, values, inner);
  }
}

/** The fields that a datagram of this layout carries. */
export function fieldsOf(layout: Layout): ReadonlySet<FieldName> {
  return new Set(fieldListOf(layout));
}

/** In the order of the datagram; a field that it repeats is listed as often. */
function fieldListOf(layout: Layout): FieldName[] {
  switch (layout.format) {
    case 'text':
      return fieldsOfText(layout);
    case 'json':
      return fieldsOfJson(layout);
    case 'packed':
      return fieldsOfPacked(layout, inner);
    case 'pickle':
      return fieldsOfPickle(layout);
    case 'repr':
      return fieldsOfRepr(layout);
    case 'encoded':
    case 'checked':
      return [...fieldsOfWrapped(layout, inner)];
  }
}

/** A frame may contain a message of any format. */
const inner: InnerFormats<Layout> = { encode: encodeLayout, decode: decodeLayout, fieldsOf: fieldListOf };

function refuseUnusable(field: FieldName, value: string | number | undefined): void {
  if (value === undefined) {
    throw new ExchangeError(
      'missing-value',
      `cannot write the message: its layout has the field "${field}", which has no value`,
      { concerns: field },
    );
  }
  if (isNumeric(field) && !Number.isSafeInteger(value)) {
    throw new ExchangeError(
      'cannot-carry',
      `cannot send ${value} as the ${field}: only whole numbers up to 2^53 - 1 are exact`,
      { concerns: field },
    );
  }
}

function whyCannotCarry(layout: Layout, field: FieldName, value: string | number): string {
  if (layout.format === 'text') return whyTextCannotCarry(layout, field, value);
  if (layout.format === 'packed') return whyPackedCannotCarry(layout, field);
  if ('content' in layout) return whyCannotCarry(layout.content, field, value);
  return 'it would be read back differently';
}
