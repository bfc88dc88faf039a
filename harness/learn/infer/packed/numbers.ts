/**
 * Finds the places among packed bytes where a known number may begin, and its code there.
 */
import { type NumberCode, type PackedInteger, writeNumber } from '../../../../reference/add/formats/number-code.ts';
import type { NumberField } from '../../../../reference/add/formats/packed/parts.ts';
import { type TextCode, writeText } from '../../../../reference/add/formats/text-code.ts';
import type { Constraints, NumericField } from '../candidate.ts';
import { decimalCodesAt, packedLengths } from './lengths.ts';
import type { PackedPlace, PackedStep } from './step.ts';
import { widthPenalty } from '../text/widths.ts';

const sizeCosts = { 1: 2.5, 2: 2, 4: 0, 8: 2 } as const;
const decimalCost = 3;
const textCost = 3;

/** Encodes the known numbers once, because the bytes are compared at thousands of places. */
export function numberStepsFor({ known }: Constraints): (place: PackedPlace) => readonly PackedStep[] {
  const numbers = [...known].map(([field, values]) => ({
    field,
    values,
    integers: integerCodesFor(values).map((code) => writtenAs(field, values, code, sizeCosts[code.bytes])),
    texts: textCodes.map((code) => writtenAs(field, values, code, textCost)),
  }));
  return (place) => {
    const decimals = decimalsAt(place);
    return numbers.flatMap(({ field, values, integers, texts }) => {
      const padded = decimals.filter((code) => isPaddedSomewhere(code, values));
      const all = [
        ...integers,
        ...padded.map((code) => writtenAs(field, values, code, decimalCost + paddingCost(code))),
        ...(place.isClosed ? [] : texts),
      ];
      return all.flatMap((each) => (each !== undefined && isAt(place, each.bytes) ? [each.step] : []));
    });
  };
}

function paddingCost(code: NumberCode): number {
  return code.code === 'decimal' ? widthPenalty(code.width) : 0;
}

/**
 * Integers are assumed to be signed, as `int` is, except in a single byte. If the values do not
 * fit, the other way is used.
 */
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

/**
 * The possible codes with a width. All samples are considered, because the one with the fewest
 * digits shows the padding.
 */
function decimalsAt({ payloads, offsets }: PackedPlace): readonly NumberCode[] {
  const codes = payloads.flatMap((payload, at) => decimalCodesAt(payload, offsets[at] as number));
  const texts = new Set(codes.filter(({ code }) => code === 'decimal').map((code) => JSON.stringify(code)));
  return [...texts].slice(0, 64).map((text) => JSON.parse(text) as NumberCode);
}

/** Digits that are never padded are not evidence of a width. */
function isPaddedSomewhere(code: NumberCode, values: readonly number[]): boolean {
  return code.code === 'decimal' && values.some((value) => String(value).length < code.width);
}

/** Decimal digits as a separate string, with its length before it, a NUL after it, or neither. */
const textCodes: readonly TextCode[] = [
  ...packedLengths.map((prefix) => ({ code: 'prefixed', prefix }) as const),
  { code: 'terminated', by: '00' },
  { code: 'free' },
];

/** A number in one code, with its bytes in each sample. */
interface Written {
  readonly bytes: readonly Uint8Array[];
  readonly step: PackedStep;
}

function writtenAs(
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

function isAt({ payloads, offsets }: PackedPlace, bytes: readonly Uint8Array[]): boolean {
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
