/**
 * Finds every number that all samples of a message contain at the same place: as decimal digits, or
 * packed in 1, 2, 4 or 8 bytes. Pure.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { type PackedInteger, readNumber } from '../../../reference/add/formats/number-code.ts';
import { remaindersBehindLength } from './packed/lengths.ts';
import { binaryAsText } from './tree/json.ts';
import { contentsOf } from './wrapped.ts';

/** The numbers at one place of a message, one for each sample. */
export type Values = readonly number[];

export interface FoundNumber {
  readonly values: Values;
  /** It takes one or two bytes. Any two letters are such a number. */
  readonly isNarrow: boolean;
}

/** For each datagram of a message, its payload in each sample. */
export type Datagrams = readonly (readonly Uint8Array[])[];

/** Larger numbers are not integers of this lab, or sums of them. */
const maxValue = 10_000;

function isPlausible(value: number): boolean {
  return Math.abs(value) <= maxValue;
}

/**
 * Each series of values once: decimal digits first, then packed integers.
 *
 * @param like layouts of the other half: this message may be wrapped in the same way
 */
export function numbersAtSamePlace(datagrams: Datagrams, like: readonly Layout[] = []): readonly FoundNumber[] {
  const found = new Map<string, FoundNumber>();
  const add = (isNarrow: boolean, all: readonly Values[]): void => {
    for (const values of all.filter((each) => each.every(isPlausible))) {
      const key = values.join();
      if (!found.has(key)) found.set(key, { values, isNarrow });
    }
  };
  // The digits of a length may join those of an integer after it, so the message without its header
  // is also read.
  const unwrapped = datagrams.flatMap((payloads) => [payloads, ...contentsOf(payloads, like)]);
  const messages = unwrapped.flatMap((payloads) => [
    payloads,
    ...binaryAsText(payloads),
    ...remaindersBehindLength(payloads).map(({ rests }) => rests),
  ]);
  add(false, messages.flatMap(decimalsIn));
  add(
    false,
    unwrapped.flatMap((payloads) => integersIn(payloads, [4, 8])),
  );
  add(
    true,
    unwrapped.flatMap((payloads) => integersIn(payloads, [1, 2])),
  );
  return [...found.values()];
}

function decimalsIn(payloads: readonly Uint8Array[]): readonly Values[] {
  const texts = payloads.map((payload) => Buffer.from(payload).toString('latin1'));
  const aligned = (digits: readonly (readonly string[])[]): readonly Values[] => {
    const [first = []] = digits;
    if (digits.some((each) => each.length !== first.length)) return [];
    return first.map((_, index) => digits.map((each) => Number(each[index])));
  };
  // Without its NULs, UTF-16 reads like Latin-1.
  return [(text: string) => text, (text: string) => text.replaceAll('\0', '')].flatMap((prepared) =>
    aligned(texts.map((text) => prepared(text).match(/\d{1,15}/g) ?? [])),
  );
}

function integersIn(payloads: readonly Uint8Array[], sizes: readonly PackedInteger['bytes'][]): readonly Values[] {
  const codes = sizes.flatMap((bytes) =>
    (bytes === 1 ? (['big'] as const) : (['big', 'little'] as const)).map(
      (order) => ({ code: 'integer', bytes, signed: bytes > 1, order }) as const,
    ),
  );
  const size = Math.min(...payloads.map(({ length }) => length), 2000);
  return Array.from({ length: size }, (_, at) => at).flatMap((at) =>
    codes.flatMap((code) => {
      const values: number[] = [];
      for (const payload of payloads) {
        const value = readNumber(code, payload, at)?.value;
        if (value === undefined || !isPlausible(value)) return [];
        values.push(value);
      }
      return [values];
    }),
  );
}
