/**
 * JSON values with fields in them: writes a template with its fields filled in, and finds them
 * again.
 *
 * Matching ignores the order of keys, additional keys, and whether an integer is a number or a
 * string.
 */
import { type FieldName, fieldNames, type FoundValues, isNumeric } from '../values.ts';
import { type Found, remembers } from './found-fields.ts';
import { matchText, renderText, textFieldsOf, type TextPart } from './text.ts';

/** A scalar that is a field. `as` determines how an integer is written; by default as a number. */
export interface JsonField {
  readonly $field: FieldName;
  readonly as?: 'number' | 'string';
}

/** A string with fields in it: `{"message":"Ana,42"}`. */
export interface JsonText {
  readonly $text: readonly TextPart[];
}

/** An object with fields in its keys: `{"Ana":42}`. */
export interface JsonEntries {
  readonly $entries: readonly (readonly [key: JsonTemplate, value: JsonTemplate])[];
}

/**
 * A scalar that changes without a known meaning, such as the time of day. It is written as in the
 * sample.
 */
export interface JsonAny {
  readonly $any: string | number | boolean | null;
}

export type JsonTemplate =
  | string
  | number
  | boolean
  | null
  | readonly JsonTemplate[]
  | { readonly [key: string]: JsonTemplate }
  | JsonField
  | JsonText
  | JsonAny
  | JsonEntries;

/** @throws ExchangeError `cannot-carry` if a field in a string is longer than its width */
export function fillJson(template: JsonTemplate, values: FoundValues): unknown {
  if (template === null || typeof template !== 'object') return template;
  if (isField(template)) {
    const value = values[template.$field];
    return template.as === 'string' ? String(value) : value;
  }
  if (isAny(template)) return template.$any;
  if (isText(template)) return renderText(template.$text, values);
  if (isList(template)) return template.map((part) => fillJson(part, values));
  return Object.fromEntries(
    entriesOf(template).map(([key, part]) => [String(fillJson(key, values)), fillJson(part, values)]),
  );
}

/** Whether a parsed value has the shape of the template. Adds its fields to `found`. */
export function matchJson(template: JsonTemplate, json: unknown, found: Found): boolean {
  if (template === null || typeof template !== 'object') return template === json;
  if (isField(template)) return remembers(found, { [template.$field]: valueOf(template.$field, json) });
  if (isAny(template)) return typeof json === typeof template.$any;
  if (isText(template)) return typeof json === 'string' && remembers(found, matchText(template.$text, json));
  if (typeof json !== 'object' || json === null) return false;
  if (isList(template)) {
    return (
      Array.isArray(json) &&
      json.length === template.length &&
      template.every((part, index) => matchJson(part, json[index], found))
    );
  }
  return matchEntries(entriesOf(template), json as Record<string, unknown>, found);
}

export function fieldsOfTemplate(template: JsonTemplate): FieldName[] {
  if (template === null || typeof template !== 'object') return [];
  if (isField(template)) return [template.$field];
  if (isAny(template)) return [];
  if (isText(template)) return textFieldsOf(template.$text);
  if (isList(template)) return template.flatMap(fieldsOfTemplate);
  return entriesOf(template).flatMap((entry) => entry.flatMap(fieldsOfTemplate));
}

/** A key that is a field matches the first remaining key. */
function matchEntries(entries: JsonEntries['$entries'], json: Record<string, unknown>, found: Found): boolean {
  const constants = new Set(entries.map(([key]) => key).filter((key) => typeof key === 'string'));
  const left = Object.keys(json).filter((key) => !constants.has(key));
  return entries.every(([key, part]) => {
    if (typeof key === 'string') return Object.hasOwn(json, key) && matchJson(part, json[key], found);
    const index = left.findIndex((other) => matchJson(key, other, new Map(found)));
    const [other] = index === -1 ? [] : left.splice(index, 1);
    return other !== undefined && matchJson(key, other, found) && matchJson(part, json[other], found);
  });
}

function valueOf(field: FieldName, json: unknown): string | number | undefined {
  if (isNumeric(field)) return integerIn(json);
  return typeof json === 'string' ? json : undefined;
}

function integerIn(json: unknown): number | undefined {
  const value = typeof json === 'string' && /^\s*[+-]?\d{1,300}\s*$/.test(json) ? Number(json) : json;
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

type JsonNode = Extract<JsonTemplate, object>;

function isField(template: JsonNode): template is JsonField {
  return '$field' in template && fieldNames.some((name) => name === template.$field);
}

function isText(template: JsonNode): template is JsonText {
  return '$text' in template && Array.isArray(template.$text);
}

function isAny(template: JsonNode): template is JsonAny {
  return '$any' in template && (template.$any === null || typeof template.$any !== 'object');
}

function isList(template: JsonNode): template is readonly JsonTemplate[] {
  return Array.isArray(template);
}

function entriesOf(template: JsonNode): JsonEntries['$entries'] {
  if ('$entries' in template && Array.isArray(template.$entries)) return template.$entries as JsonEntries['$entries'];
  return Object.entries(template as { readonly [key: string]: JsonTemplate });
}
