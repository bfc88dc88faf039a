/** Values in CBOR and MessagePack, compared with bytes from the two specifications. */
import { describe, expect, it } from 'vitest';
import { decodeCbor, encodeCbor } from '../../../reference/add/formats/binary-json/cbor.ts';
import { decodeMessagePack, encodeMessagePack } from '../../../reference/add/formats/binary-json/message-pack.ts';
import { readBinary } from '../../../reference/add/formats/json.ts';
import type { JsonValue } from '../../../reference/add/formats/binary-json/value.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const long = 'a'.repeat(40);

describe('CBOR', () => {
  it.each<readonly [JsonValue, string]>([
    [0, '00'],
    [23, '17'],
    [24, '1818'],
    [100, '1864'],
    [1000, '1903e8'],
    [1_000_000, '1a000f4240'],
    [1_000_000_000_000, '1b000000e8d4a51000'],
    [-1, '20'],
    [-100, '3863'],
    [1.1, 'fb3ff199999999999a'],
    [false, 'f4'],
    [true, 'f5'],
    [null, 'f6'],
    ['', '60'],
    ['ü', '62c3bc'],
    [long, `7828${'61'.repeat(40)}`],
    [[1, [2, 3], [4, 5]], '8301820203820405'],
    [{ a: 1, b: [2, 3] }, 'a26161016162820203'],
  ])('writes and reads %j', (value, hex) => {
    expect(hexOf(encodeCbor(value))).toBe(hex);
    expect(decodeCbor(bytesOf(hex))).toEqual(value);
  });

  it.each([
    ['nothing', ''],
    ['a text that is too short', '6361'],
    ['more than one value', '0000'],
    ['a string of bytes', '4101'],
    ['a text without a length', '7f6161ff'],
    ['a map whose keys are integers', 'a10102'],
    ['a list of more values than there are bytes', '9affffffff01'],
    ['lists in lists without end', '81'.repeat(2000)],
    ['a text that is not UTF-8', '61ff'],
  ])('does not read %s', (_, hex) => {
    expect(readBinary('cbor', bytesOf(hex))).toBeUndefined();
  });

  it('reads a number in four bytes', () => {
    expect(decodeCbor(bytesOf('fa3fc00000'))).toBe(1.5);
  });
});

describe('MessagePack', () => {
  it.each<readonly [JsonValue, string]>([
    [0, '00'],
    [127, '7f'],
    [128, 'cc80'],
    [256, 'cd0100'],
    [65_536, 'ce00010000'],
    [4_294_967_296, 'cf0000000100000000'],
    [-1, 'ff'],
    [-32, 'e0'],
    [-33, 'd0df'],
    [-1000, 'd1fc18'],
    [-40_000, 'd2ffff63c0'],
    [1.1, 'cb3ff199999999999a'],
    [false, 'c2'],
    [true, 'c3'],
    [null, 'c0'],
    ['', 'a0'],
    ['ü', 'a2c3bc'],
    [long, `d928${'61'.repeat(40)}`],
    [[1, [2, 3]], '9201920203'],
    [Array.from({ length: 16 }, () => 0), `dc0010${'00'.repeat(16)}`],
    [{ a: 1, b: [2, 3] }, '82a16101a162920203'],
  ])('writes and reads %j', (value, hex) => {
    expect(hexOf(encodeMessagePack(value))).toBe(hex);
    expect(decodeMessagePack(bytesOf(hex))).toEqual(value);
  });

  it.each([
    ['nothing', ''],
    ['a text that is too short', 'a261'],
    ['more than one value', '0000'],
    ['a string of bytes', 'c40101'],
    ['a map whose keys are integers', '810102'],
    ['a list of more values than there are bytes', 'ddffffffff01'],
    ['lists in lists without end', '91'.repeat(2000)],
  ])('does not read %s', (_, hex) => {
    expect(readBinary('messagepack', bytesOf(hex))).toBeUndefined();
  });

  it('reads a number in four bytes', () => {
    expect(decodeMessagePack(bytesOf('ca3fc00000'))).toBe(1.5);
  });
});
