/**
 * Where a number that is known may begin among packed bytes, and in which codes.
 */
import { type NumberCode, type PackedInteger, writeNumber } from '../../../../reference/add/formats/number-code.ts';
import type { NumberField } from '../../../../reference/add/formats/packed-parts.ts';
import { type TextCode, writeText } from '../../../../reference/add/formats/text-code.ts';
import type { Constraints, NumericField } from '../candidate.ts';
import { decimalCodesAt, packedLengths } from './lengths.ts';
import type { PackedPlace, PackedStep } from './part.ts';
import { roughness } from '../text/widths.ts';

const sizeCosts = { 1: 2.5, 2: 2, 4: 0, 8: 2 } as const;
const decimalCost = 3;
const textCost = 3;

/** What can be said of the numbers that are known without looking at a place, once for all places. */
export function numberStepsFor({ known }: Constraints): (place: PackedPlace) => readonly PackedStep[] {
  const numbers = [...known].map(([field, values]) => ({
    field,
    values,
    integers: integerCodesFor(values).map((code) => written(field, values, code, sizeCosts[code.bytes])),
    texts: textCodes.map((code) => written(field, values, code, textCost)),
  }));
  return (place) => {
    const decimals = decimalsAt(place);
    return numbers.flatMap(({ field, values, integers, texts }) => {
      const padded = decimals.filter((code) => isPaddedSomewhere(code, values));
      const all = [
        ...integers,
        ...padded.map((code) => written(field, values, code, decimalCost + paddingCost(code))),
        ...(place.isClosed ? [] : texts),
      ];
      return all.flatMap((each) => (each !== undefined && standsAt(place, each.bytes) ? [each.step] : []));
    });
  };
}

function paddingCost(code: NumberCode): number {
  return code.code === 'decimal' ? roughness(code.width) : 0;
}

/** Integers are signed, as `int` is, except in a single byte; the values may say otherwise. */
function integerCodesFor(values: readonly number[]): readonly PackedInteger[] {
  return ([1, 2, 4, 8] as const).flatMap((bytes) => {
    const orders = bytes === 1 ? (['big'] as const) : (['big', 'little'] as const);
    const fits = (signed: boolean): boolean =>
      values.every((value) => writeNumber({ code: 'integer', bytes, signed, order: 'big' }, value) !== undefined);
    const preferred = bytes > 1;
    const signed = fits(preferred) ? preferred : !preferred;
    return fits(signed) ? orders.map((order) => ({ code: 'integer', bytes, signed, order }) as const) : [];
  });
}

/** Which widths there are depends on the sample with the fewest digits. */
function decimalsAt({ payloads, offsets }: PackedPlace): readonly NumberCode[] {
  const codes = payloads.flatMap((payload, at) => decimalCodesAt(payload, offsets[at] as number));
  const texts = new Set(codes.filter(({ code }) => code === 'decimal').map((code) => JSON.stringify(code)));
  return [...texts].slice(0, 64).map((text) => JSON.parse(text) as NumberCode);
}

/** Digits without padding are no evidence of a width. */
function isPaddedSomewhere(code: NumberCode, values: readonly number[]): boolean {
  return code.code === 'decimal' && values.some((value) => String(value).length < code.width);
}

/** Decimal digits as a string of its own, with its length before it or a NUL behind it. */
const textCodes: readonly TextCode[] = [
  ...packedLengths.map((prefix) => ({ code: 'prefixed', prefix }) as const),
  { code: 'terminated', by: '00' },
  { code: 'free' },
];

/** A number in a code, as it is written in each sample. */
interface Written {
  readonly bytes: readonly Uint8Array[];
  readonly step: PackedStep;
}

function written(
  field: NumericField,
  values: readonly number[],
  code: NumberCode | TextCode,
  cost: number,
): Written | undefined {
  const bytes = values.map((value) => bytesOf(code, value));
  if (!bytes.every((each) => each !== undefined)) return undefined;
  const part: NumberField = { field, ...code };
  return { bytes, step: { part, sizes: bytes.map(({ length }) => length), cost } };
}

function standsAt({ payloads, offsets }: PackedPlace, bytes: readonly Uint8Array[]): boolean {
  return payloads.every((payload, at) => {
    const offset = offsets[at] as number;
    return bytes[at]?.every((byte, index) => byte === payload[offset + index]) === true;
  });
}

function bytesOf(code: NumberCode | TextCode, value: number): Uint8Array | undefined {
  switch (code.code) {
    case 'integer':
    case 'decimal':
    case 'digits':
      return writeNumber(code, value);
    default:
      return writeText(code, String(value));
  }
}
