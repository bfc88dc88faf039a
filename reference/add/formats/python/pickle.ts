/**
 * A datagram as a Python pickle: `pickle.dumps(('Ana', 42))`, with tuples, lists and dictionaries
 * in any shape.
 *
 * Decoding accepts any protocol and, like `pickle.loads`, ignores the bytes after the pickle.
 */
import type { FieldName, FoundValues } from '../../values.ts';
import { readPickle } from './pickle-reader.ts';
import { writePickle } from './pickle-writer.ts';
import { fieldsOfPython, fillPython, matchPython, type PythonTemplate } from './value.ts';

export interface PickleLayout {
  readonly format: 'pickle';
  readonly protocol: number;
  readonly template: PythonTemplate;
}

/**
 * A text that is not well-formed Unicode gives an empty datagram, which cannot be decoded and so is
 * refused.
 */
export function encodePickle({ template, protocol }: PickleLayout, values: FoundValues): Uint8Array {
  return writePickle(fillPython(template, values), protocol) ?? new Uint8Array();
}

/** The fields of a datagram, or undefined if it does not fit. Never throws. */
export function decodePickle({ template }: PickleLayout, payload: Uint8Array): FoundValues | undefined {
  const pickle = readPickle(payload);
  return pickle && matchPython(template, pickle.value);
}

export function fieldsOfPickle({ template }: PickleLayout): FieldName[] {
  return fieldsOfPython(template);
}
