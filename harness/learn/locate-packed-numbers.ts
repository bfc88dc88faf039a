/**
 * Where a number that is known may begin among packed bytes, and in which codes.
 */
import { type NumberCode, type PackedInteger, writeNumber } from '../../reference/add/formats/number-code.ts';
import type { NumberField } from '../../reference/add/formats/packed-parts.ts';
import { type TextCode, writeText } from '../../reference/add/formats/text-code.ts';
import type { Clues, NumericField } from './locate-clues.ts';
import { decimalCodesAt, packedLengths } from './locate-lengths.ts';
import type { Place, Step } from './locate-packed-step.ts';
import { roughness } from './locate-widths.ts';

const sizeCosts = { 1: 2.5, 2: 2, 4: 0, 8: 2 } as const;
const decimalCost = 3;
const textCost = 3;

export function numberSteps(place: Place, { known }: Clues): readonly Step[] {
  return [...known].flatMap(([field, values]) => [
    ...integerCodesFor(values).flatMap((code) => stepWith(place, field, values, code, sizeCosts[code.bytes])),
    ...decimalsAt(place).flatMap((code) => {
      const cost = decimalCost + (code.code === 'decimal' ? roughness(code.width) : 0);
      return isPaddedSomewhere(code, values) ? stepWith(place, field, values, code, cost) : [];
    }),
    ...(place.isClosed ? [] : textCodes.flatMap((code) => stepWith(place, field, values, code, textCost))),
  ]);
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
function decimalsAt({ payloads, offsets }: Place): readonly NumberCode[] {
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

function stepWith(
  { payloads, offsets }: Place,
  field: NumericField,
  values: readonly number[],
  code: NumberCode | TextCode,
  cost: number,
): readonly Step[] {
  const sizes: number[] = [];
  for (const [at, payload] of payloads.entries()) {
    const bytes = bytesOf(code, values[at] as number);
    const offset = offsets[at] as number;
    if (bytes === undefined || !bytes.every((byte, index) => byte === payload[offset + index])) return [];
    sizes.push(bytes.length);
  }
  const part: NumberField = { field, ...code };
  return [{ part, sizes, cost }];
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
