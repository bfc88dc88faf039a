/**
 * A datagram as Python displays a value: `('Ana', 42)`, `{'name': 'Ana', 'number': 42}`.
 *
 * Decoding ignores white space and the kind of quotes.
 */
import type { FieldName, FoundValues } from '../../values.ts';
import { fromBytes } from '../charset.ts';
import { fieldsOfPython, fillPython, matchPython, type PythonTemplate } from './value.ts';
import { readRepr } from './repr-reader.ts';
import { type ReprStyle, writeRepr } from './repr-writer.ts';

export interface ReprLayout extends ReprStyle {
  readonly format: 'repr';
  readonly template: PythonTemplate;
}

export function encodeRepr({ template, ...style }: ReprLayout, values: FoundValues): Uint8Array {
  return new TextEncoder().encode(writeRepr(fillPython(template, values), style));
}

/** The fields of a datagram, or undefined if it does not fit. Never throws. */
export function decodeRepr({ template }: ReprLayout, payload: Uint8Array): FoundValues | undefined {
  const text = fromBytes(payload);
  const value = text === undefined ? undefined : readRepr(text);
  return value && matchPython(template, value);
}

export function fieldsOfRepr({ template }: ReprLayout): FieldName[] {
  return fieldsOfPython(template);
}
