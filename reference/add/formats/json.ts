/**
 * A datagram as JSON of any shape, with fields as values: `{"name":"Ana","number":42}`,
 * `["Ana","42"]`. The same values may be written in CBOR or MessagePack.
 *
 * Decoding ignores the order of keys, white space, additional keys, and whether an integer is a
 * number or a string.
 */
import type { FieldName, FoundValues } from '../values.ts';
import type { Found } from './found-fields.ts';
import { decodeCbor, encodeCbor } from './binary-json/cbor.ts';
import { decodeMessagePack, encodeMessagePack } from './binary-json/message-pack.ts';
import type { JsonValue } from './binary-json/value.ts';
import { fieldsOfTemplate, fillJson, type JsonTemplate, matchJson } from './json-template.ts';

export type { JsonField, JsonTemplate } from './json-template.ts';

export interface JsonLayout {
  readonly format: 'json';
  readonly template: JsonTemplate;
  /**
   * A blank after commas and colons, as Python writes it, for programs that parse the text by hand.
   */
  readonly spaced?: true;
  /** Characters beyond ASCII as escapes, as Python writes them. */
  readonly ascii?: true;
  /** Its values are not written as text. */
  readonly binary?: BinaryForm;
}

export const binaryForms = ['cbor', 'messagepack'] as const;

export type BinaryForm = (typeof binaryForms)[number];

/** @throws ExchangeError `cannot-carry` if a field in a string is longer than its width */
export function encodeJson({ template, spaced, ascii, binary }: JsonLayout, values: FoundValues): Uint8Array {
  const filled = fillJson(template, values);
  if (binary !== undefined) return writeBinary(binary, filled as JsonValue);
  const text = written(filled, spaced === true ? ' ' : '');
  return new TextEncoder().encode(ascii === true ? text.replace(/[^\0-\x7f]/g, escapedUnit) : text);
}

/** The fields of a datagram, or undefined if it does not fit. Never throws. */
export function decodeJson({ template, binary }: JsonLayout, payload: Uint8Array): FoundValues | undefined {
  const found: Found = new Map();
  const json = binary === undefined ? parse(payload) : readBinary(binary, payload);
  if (json === undefined || !matchJson(template, json.value, found)) return undefined;
  return Object.fromEntries(found) as FoundValues;
}

export function fieldsOfJson({ template }: JsonLayout): FieldName[] {
  return fieldsOfTemplate(template);
}

/** The value that these bytes are, if they are all of it. Never throws. */
export function readBinary(binary: BinaryForm, payload: Uint8Array): { readonly value: JsonValue } | undefined {
  try {
    return { value: binary === 'cbor' ? decodeCbor(payload) : decodeMessagePack(payload) };
  } catch {
    return undefined;
  }
}

export function writeBinary(binary: BinaryForm, value: JsonValue): Uint8Array {
  return binary === 'cbor' ? encodeCbor(value) : encodeMessagePack(value);
}

function written(value: unknown, blank: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => written(each, blank)).join(`,${blank}`)}]`;
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${blank}${written(each, blank)}`);
  return `{${entries.join(`,${blank}`)}}`;
}

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function parse(payload: Uint8Array): { readonly value: unknown } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    return { value: JSON.parse(text.replaceAll('\0', ' ')) };
  } catch {
    return undefined;
  }
}
