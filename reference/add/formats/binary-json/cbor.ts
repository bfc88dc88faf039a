/**
 * JSON values in CBOR (RFC 8949), as its libraries write them: each length and integer in its
 * shortest form, and other numbers in eight bytes.
 */
import {
  type ByteReader,
  decodeWhole,
  floatBytes,
  type JsonValue,
  maxNesting,
  NotAValue,
  unsignedBytes,
} from './value.ts';

export function encodeCbor(value: JsonValue): Uint8Array {
  return Uint8Array.from(Buffer.concat(partsOf(value)));
}

/** @throws if the bytes are something else */
export function decodeCbor(bytes: Uint8Array): JsonValue {
  return decodeWhole(bytes, (reader) => readItem(reader, 0));
}

const major = { unsigned: 0, negative: 1, text: 3, list: 4, map: 5, other: 7 } as const;
const simple = { no: 20, yes: 21, null: 22, float32: 26, float64: 27 } as const;

function partsOf(value: JsonValue): readonly Uint8Array[] {
  if (value === null) return [head(major.other, simple.null)];
  if (typeof value === 'boolean') return [head(major.other, value ? simple.yes : simple.no)];
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return [head(major.text, text.length), text];
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) return [Uint8Array.of((major.other << 5) | simple.float64), floatBytes(value)];
    return [value < 0 ? head(major.negative, -1 - value) : head(major.unsigned, value)];
  }
  if (isList(value)) return [head(major.list, value.length), ...value.flatMap(partsOf)];
  const entries = Object.entries(value);
  return [head(major.map, entries.length), ...entries.flatMap(([key, each]) => [...partsOf(key), ...partsOf(each)])];
}

function head(type: number, argument: number): Uint8Array {
  if (argument < 24) return Uint8Array.of((type << 5) | argument);
  const power = [0, 1, 2, 3].find((each) => argument < 2 ** (8 * 2 ** each)) ?? 3;
  return Uint8Array.from([(type << 5) | (24 + power), ...unsignedBytes(argument, 2 ** power)]);
}

function readItem(reader: ByteReader, depth: number): JsonValue {
  if (depth > maxNesting) throw new NotAValue();
  const first = reader.byte();
  const [type, detail] = [first >> 5, first & 31];
  if (type === major.other) return readOther(reader, detail);
  if (detail > 27) throw new NotAValue();
  const argument = detail < 24 ? detail : reader.unsigned(2 ** (detail - 24));
  switch (type) {
    case major.unsigned:
      return argument;
    case major.negative:
      return -1 - argument;
    case major.text:
      return reader.text(argument);
    case major.list:
      return Array.from({ length: argument }, () => readItem(reader, depth + 1));
    case major.map:
      return Object.fromEntries(
        Array.from({ length: argument }, () => [readKey(reader, depth), readItem(reader, depth + 1)] as const),
      );
    default:
      throw new NotAValue();
  }
}

function readKey(reader: ByteReader, depth: number): string {
  const key = readItem(reader, depth + 1);
  if (typeof key !== 'string') throw new NotAValue();
  return key;
}

function readOther(reader: ByteReader, detail: number): JsonValue {
  switch (detail) {
    case simple.no:
      return false;
    case simple.yes:
      return true;
    case simple.null:
      return null;
    case simple.float32:
      return reader.float(4);
    case simple.float64:
      return reader.float(8);
    default:
      throw new NotAValue();
  }
}

function isList(value: Extract<JsonValue, object>): value is readonly JsonValue[] {
  return Array.isArray(value);
}
