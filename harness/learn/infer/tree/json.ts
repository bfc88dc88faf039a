/**
 * Infers the fields of a JSON message, or of one in CBOR or MessagePack: the value that changes with
 * the integer, and the constant text that is the name.
 */
import type { JsonTemplate } from '../../../../reference/add/dialect.ts';
import {
  type BinaryForm,
  binaryForms,
  type JsonLayout,
  readBinary,
  writeBinary,
} from '../../../../reference/add/formats/json.ts';
import { cheapest, type Constraints, type Candidate, candidateOf } from '../candidate.ts';
import { costOfUnexplained, explainScalars, type Scalar, type ScalarMeaning, type ScalarValue } from './scalars.ts';
import { asText } from '../text/fields.ts';

/**
 * White space and escapes are as in the samples if possible, because some programs parse JSON by
 * hand.
 */
const styles = [{}, { spaced: true }, { ascii: true }, { spaced: true, ascii: true }] as const;

type Style = Pick<JsonLayout, 'spaced' | 'ascii' | 'binary'>;

export function inferJson(payloads: readonly Uint8Array[], constraints: Constraints): Candidate | undefined {
  return cheapest([
    inferValues(payloads.map(asJson), styles, payloads, constraints),
    ...binaryForms.map((binary) =>
      inferValues(
        payloads.map((payload) => asBinary(binary, payload)),
        [{ binary }],
        payloads,
        constraints,
      ),
    ),
  ]);
}

function inferValues(
  values: readonly unknown[],
  possibleStyles: readonly Style[],
  payloads: readonly Uint8Array[],
  constraints: Constraints,
): Candidate | undefined {
  if (!values.every((value) => value !== undefined)) return undefined;
  const meanings = explainScalars(
    values.map((value) => scalarsOf(value)),
    constraints,
  );
  if (meanings === undefined) return undefined;
  const cost = costOfUnexplained(meanings);
  const template = templateOf(values[0], '', meanings);
  return cheapest(
    possibleStyles.map((style) => candidateOf({ format: 'json', template, ...style }, payloads, constraints, cost)),
  );
}

/**
 * @returns the parsed value of a JSON object, array or string; undefined for anything else, plain
 * numbers included
 */
export function asJson(payload: Uint8Array): object | string | undefined {
  const text = asText(payload) ?? '';
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return (typeof value === 'object' && value !== null) || typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The parsed list or map. Bytes that a library would not write so are something else, and so is a
 * text: there, no byte is so high.
 */
function asBinary(binary: BinaryForm, payload: Uint8Array): object | undefined {
  if ((payload[0] ?? 0) < 0x80) return undefined;
  const value = readBinary(binary, payload)?.value;
  if (typeof value !== 'object' || value === null) return undefined;
  return Buffer.from(writeBinary(binary, value)).equals(payload) ? value : undefined;
}

/** The same values as text, for each binary form that all messages have. */
export function binaryAsText(payloads: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  return binaryForms.flatMap((binary) => {
    const values = payloads.map((payload) => asBinary(binary, payload));
    const isForm = values.length > 0 && values.every((value) => value !== undefined);
    return isForm ? [values.map((value) => Uint8Array.from(Buffer.from(JSON.stringify(value))))] : [];
  });
}

function scalarsOf(value: unknown, path = '', label = ''): readonly Scalar[] {
  if (typeof value !== 'object' || value === null) return [{ path, label, value: value as ScalarValue }];
  if (Array.isArray(value)) return value.flatMap((each, at) => scalarsOf(each, `${path}/${at}`));
  return Object.entries(value).flatMap(([key, each], at) => [
    { path: `${path}/k${at}`, label: '', isKey: true, value: key },
    ...scalarsOf(each, `${path}/${at}`, key),
  ]);
}

/** The value as a template, with its fields. */
function templateOf(value: unknown, path: string, meanings: ReadonlyMap<string, ScalarMeaning>): JsonTemplate {
  if (Array.isArray(value)) return value.map((each, index) => templateOf(each, `${path}/${index}`, meanings));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, each], at) =>
        [templateOf(key, `${path}/k${at}`, meanings), templateOf(each, `${path}/${at}`, meanings)] as const,
    );
    const isPlain = entries.every(([key]) => typeof key === 'string');
    return isPlain ? (Object.fromEntries(entries) as { [key: string]: JsonTemplate }) : { $entries: entries };
  }
  const meaning = meanings.get(path);
  if (meaning === undefined) return value as ScalarValue;
  if (meaning === 'any') return { $any: value as ScalarValue };
  if ('parts' in meaning) return { $text: meaning.parts };
  const isText = typeof value === 'string' && meaning.field !== 'name' && meaning.field !== 'askedName';
  return isText ? { $field: meaning.field, as: 'string' } : { $field: meaning.field };
}
