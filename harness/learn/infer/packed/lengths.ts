/**
 * Infers lengths: numbers that state how many bytes or characters follow.
 */
import { type NumberCode, type PaddedDecimal, readNumber } from '../../../../reference/add/formats/number-code.ts';
import type { Length } from '../../../../reference/add/formats/packed/parts.ts';
import { fromBytes } from '../../../../reference/add/formats/charset.ts';
import { isSame } from '../candidate.ts';
import { isLengthSeparator } from '../text/lengths.ts';
import { widthPenalty } from '../text/widths.ts';

export interface LengthCandidate {
  readonly part: Length;
  /** Its own size in each sample, in bytes. */
  readonly sizes: readonly number[];
  /** How unlikely it is. */
  readonly cost: number;
}

/** Codes of packed lengths. A length is never negative. */
export const packedLengths: readonly NumberCode[] = [
  { code: 'integer', bytes: 1, signed: false, order: 'big' },
  ...([2, 4] as const).flatMap((bytes) =>
    (['big', 'little'] as const).map((order) => ({ code: 'integer', bytes, signed: true, order }) as const),
  ),
];

/**
 * Lengths at the given offsets, of the remaining bytes or of the whole datagram.
 *
 * @param bytesBehind those of a checksum behind the payloads, which a length may count as well
 */
export function lengthsAt(
  payloads: readonly Uint8Array[],
  offsets: readonly number[],
  bytesBehind = 0,
): readonly LengthCandidate[] {
  const codes = [...packedLengths, ...decimalCodesAt(payloads[0] ?? new Uint8Array(), offsets[0] ?? 0)];
  return codes.flatMap((code) => {
    const read = payloads.map((payload, at) => readNumber(code, payload, offsets[at] as number));
    if (!read.every((each) => each !== undefined)) return [];
    const separator = code.code !== 'digits' ? '' : separatorBehind(payloads[0], read[0]?.end);
    return [...new Set(['', separator])].flatMap((between) => {
      const ends = read.map(({ end }) => end + between.length / 2);
      const sizes = ends.map((end, at) => end - (offsets[at] as number));
      const rests = payloads.map((payload, at) => payload.subarray(ends[at]));
      const values = read.map(({ value }) => value);
      const extra = between === '' ? {} : { separator: between };
      return meaningsOf(values, rests, payloads, bytesBehind).map((meaning) => ({
        part: { ...meaning, ...extra, ...code },
        sizes,
        cost:
          (meaning.counts === undefined ? 0 : 1) +
          (code.code === 'decimal' ? Math.round(widthPenalty(code.width)) / 2 : 0),
      }));
    });
  });
}

/** For each header with a length that the messages may begin with: the bytes after this header. */
export function remaindersBehindLength(
  payloads: readonly Uint8Array[],
  bytesBehind = 0,
): readonly (LengthCandidate & { readonly rests: readonly Uint8Array[] })[] {
  const beginnings = payloads.map(() => 0);
  return lengthsAt(payloads, beginnings, bytesBehind).map((found) => ({
    ...found,
    rests: payloads.map((payload, at) => payload.subarray(found.sizes[at])),
  }));
}

/** The separator after a length, in hexadecimal: `12:Ana`, `12 Ana`, a line end. */
function separatorBehind(payload: Uint8Array | undefined, end: number | undefined): string {
  const byte = payload?.[end ?? 0];
  return byte !== undefined && isLengthSeparator(String.fromCharCode(byte)) ? byte.toString(16).padStart(2, '0') : '';
}

function meaningsOf(
  values: readonly number[],
  rests: readonly Uint8Array[],
  payloads: readonly Uint8Array[],
  bytesBehind: number,
): readonly Pick<Length, 'length' | 'counts' | 'plus'>[] {
  if (rests.some(({ length }) => length < 2)) return [];
  for (const plus of new Set([0, bytesBehind])) {
    const extra = plus === 0 ? {} : { plus };
    const isLengthOf = (measured: readonly Uint8Array[]): boolean =>
      isSame(
        values,
        measured.map(({ length }) => length + plus),
      );
    if (isLengthOf(rests)) return [{ length: 'rest', ...extra }];
    if (isLengthOf(payloads)) return [{ length: 'whole', ...extra }];
  }
  const counts = (rest: Uint8Array, value = 0): boolean =>
    value < rest.length && 4 * value >= rest.length && value === charactersIn(rest) && isText(rest);
  return rests.every((rest, at) => counts(rest, values[at])) ? [{ length: 'rest', counts: 'characters' }] : [];
}

/** A length in characters is only plausible before text: not before a buffer or packed numbers. */
function isText(bytes: Uint8Array): boolean {
  const text = fromBytes(bytes);
  return text !== undefined && !/[\x01-\x08\x0e-\x1f]|\0\0/.test(text);
}

/** Maximum size of a length in decimal digits, with its padding. */
const maxHeader = 128;

const paddedDigits: readonly (readonly [pattern: RegExp, pad: PaddedDecimal['pad'], align: PaddedDecimal['align']])[] =
  [
    [/^0\d+$/, '0', 'right'],
    [/^ +\d+$/, ' ', 'right'],
    [/^\d+ +$/, ' ', 'left'],
    [/^\d+\0+$/, '\0', 'left'],
  ];

/**
 * The decimal codes that fit the bytes of a sample. Only the value can show which of them is meant.
 */
export function decimalCodesAt(payload: Uint8Array, offset: number): readonly NumberCode[] {
  const head = Buffer.from(payload.subarray(offset, offset + maxHeader)).toString('latin1');
  const run = /^(?:0\d+| +\d+|\d+ +|\d+\0+|\d+)/.exec(head)?.[0] ?? '';
  const padded = Array.from({ length: run.length }, (_, at) => run.slice(0, at + 1)).flatMap((text): NumberCode[] => {
    const found = paddedDigits.find(([pattern]) => pattern.test(text));
    return found === undefined ? [] : [{ code: 'decimal', width: text.length, pad: found[1], align: found[2] }];
  });
  return /^[1-9]/.test(head) ? [{ code: 'digits' }, ...padded] : padded;
}

/** The number of UTF-8 characters. */
export function charactersIn(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + ((byte & 0xc0) === 0x80 ? 0 : 1), 0);
}
