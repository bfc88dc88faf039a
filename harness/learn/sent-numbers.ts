/**
 * Which integers a client really sent, where it did not send those that were typed: how it writes its messages can be learned all the same.
 */
import type { RequestSample } from './locate.ts';
import { asText } from './locate-text.ts';

/** @returns the samples with the integers that stand in their text; undefined where there is none, or more than one that could be meant */
export function asSent(samples: readonly RequestSample[]): readonly RequestSample[] | undefined {
  const numbers = samples.map(({ payloads }) => payloads.flatMap((payload) => numbersIn(payload)));
  const [first = []] = numbers;
  if (first.length === 0 || numbers.some((each) => each.length !== first.length)) return undefined;
  const changing = first.findIndex((number, index) => numbers.some((each) => each[index] !== number));
  const chosen = changing === -1 ? first.findLastIndex((number) => number >= 1 && number <= 100) : changing;
  if (chosen === -1) return undefined;
  return samples.map((sample, index) => ({ ...sample, number: numbers[index]?.[chosen] as number }));
}

function numbersIn(payload: Uint8Array): readonly number[] {
  return [...(asText(payload) ?? '').matchAll(/\d{1,9}/g)].map((match) => Number(match[0]));
}
