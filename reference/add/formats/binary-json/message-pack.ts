/**
 * JSON values in MessagePack, as its libraries write them: each length and integer in its shortest
 * form, and other numbers in eight bytes.
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

export function encodeMessagePack(value: JsonValue): Uint8Array {
  return Uint8Array.from(Buffer.concat(partsOf(value)));
}

/** @throws if the bytes are something else */
export function decodeMessagePack(bytes: Uint8Array): JsonValue {
  return decodeWhole(bytes, (reader) => readItem(reader, 0));
}

function partsOf(value: JsonValue): readonly Uint8Array[] {
  if (value === null) return [Uint8Array.of(0xc0)];
  if (typeof value === 'boolean') return [Uint8Array.of(value ? 0xc3 : 0xc2)];
  if (typeof value === 'number') return [numberBytes(value)];
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return [lengthBytes(text.length, { fixed: 0xa0, fits: 32, codes: [0xd9, 0xda, 0xdb] }), text];
  }
  if (isList(value))
    return [
      lengthBytes(value.length, { fixed: 0x90, fits: 16, codes: [undefined, 0xdc, 0xdd] }),
      ...value.flatMap(partsOf),
    ];
  const entries = Object.entries(value);
  return [
    lengthBytes(entries.length, { fixed: 0x80, fits: 16, codes: [undefined, 0xde, 0xdf] }),
    ...entries.flatMap(([key, each]) => [...partsOf(key), ...partsOf(each)]),
  ];
}

interface LengthForm {
  /** Below `fits`, the length is a part of this byte. */
  readonly fixed: number;
  readonly fits: number;
  /** The byte before a length of 1, 2 and 4 bytes. */
  readonly codes: readonly [number | undefined, number, number];
}

function lengthBytes(length: number, { fixed, fits, codes }: LengthForm): Uint8Array {
  if (length < fits) return Uint8Array.of(fixed | length);
  const power = [0, 1, 2].find((each) => codes[each] !== undefined && length < 2 ** (8 * 2 ** each)) ?? 2;
  return Uint8Array.from([codes[power] ?? 0, ...unsignedBytes(length, 2 ** power)]);
}

function numberBytes(value: number): Uint8Array {
  if (!Number.isSafeInteger(value)) return Uint8Array.from([0xcb, ...floatBytes(value)]);
  if (value >= -32 && value < 128) return Uint8Array.of(value & 255);
  const powers = [0, 1, 2, 3];
  if (value >= 0) {
    const power = powers.find((each) => value < 2 ** (8 * 2 ** each)) ?? 3;
    return Uint8Array.from([0xcc + power, ...unsignedBytes(value, 2 ** power)]);
  }
  const power = powers.find((each) => value >= -(2 ** (8 * 2 ** each - 1))) ?? 3;
  return Uint8Array.from([0xd0 + power, ...signedBytes(value, 2 ** power)]);
}

function signedBytes(value: number, size: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setBigInt64(0, BigInt(value));
  return new Uint8Array(bytes.buffer, 8 - size);
}

function readItem(reader: ByteReader, depth: number): JsonValue {
  if (depth > maxNesting) throw new NotAValue();
  const first = reader.byte();
  if (first < 0x80) return first;
  if (first < 0x90) return readMap(reader, first & 15, depth);
  if (first < 0xa0) return readList(reader, first & 15, depth);
  if (first < 0xc0) return reader.text(first & 31);
  if (first >= 0xe0) return first - 256;
  if (first >= 0xcc && first <= 0xcf) return reader.unsigned(2 ** (first - 0xcc));
  if (first >= 0xd0 && first <= 0xd3) return reader.signed(2 ** (first - 0xd0));
  if (first >= 0xd9 && first <= 0xdb) return reader.text(reader.unsigned(2 ** (first - 0xd9)));
  switch (first) {
    case 0xc0:
      return null;
    case 0xc2:
    case 0xc3:
      return first === 0xc3;
    case 0xca:
      return reader.float(4);
    case 0xcb:
      return reader.float(8);
    case 0xdc:
    case 0xdd:
      return readList(reader, reader.unsigned(first === 0xdc ? 2 : 4), depth);
    case 0xde:
    case 0xdf:
      return readMap(reader, reader.unsigned(first === 0xde ? 2 : 4), depth);
    default:
      throw new NotAValue();
  }
}

function readList(reader: ByteReader, length: number, depth: number): JsonValue {
  return Array.from({ length }, () => readItem(reader, depth + 1));
}

function readMap(reader: ByteReader, length: number, depth: number): JsonValue {
  const entries = Array.from({ length }, () => {
    const key = readItem(reader, depth + 1);
    if (typeof key !== 'string') throw new NotAValue();
    return [key, readItem(reader, depth + 1)] as const;
  });
  return Object.fromEntries(entries);
}

function isList(value: Extract<JsonValue, object>): value is readonly JsonValue[] {
  return Array.isArray(value);
}
