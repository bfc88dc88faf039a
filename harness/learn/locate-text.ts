/**
 * Locating fields in text messages by differencing: what changes with the integer is the integer, what stays and can be spoken is the name.
 */
import type { Layout, TextPart } from '../../reference/add/dialect.ts';

/** A message that carried a known integer. */
export interface NumberedText {
  readonly number: number;
  readonly text: string;
}

/** @returns the text around the integer, with the integer as a field; undefined where two samples do not agree on its place */
export function locateNumber([first, ...others]: readonly NumberedText[]): readonly TextPart[] | undefined {
  if (first === undefined) return undefined;
  const digits = String(first.number);
  for (let at = first.text.indexOf(digits); at !== -1; at = first.text.indexOf(digits, at + 1)) {
    const before = first.text.slice(0, at);
    const after = first.text.slice(at + digits.length);
    if (others.every((other) => other.text === before + String(other.number) + after))
      return [before, { field: 'number' }, after];
  }
  return undefined;
}

/** Turns the likeliest name among the literal parts into a field. @param screen what the program displayed: it shows its name there */
export function locateName(parts: readonly TextPart[], screen: string): readonly TextPart[] {
  const runs = parts.flatMap((part, index) => (typeof part === 'string' ? runsOf(part, index, screen) : []));
  const best = runs.toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined) return withoutEmpty(parts);
  const literal = parts[best.index] as string;
  const found: readonly TextPart[] = [
    literal.slice(0, best.at),
    { field: 'name' },
    literal.slice(best.at + best.text.length),
  ];
  return withoutEmpty(parts.flatMap((part, index) => (index === best.index ? found : [part])));
}

interface Run {
  readonly index: number;
  readonly at: number;
  readonly text: string;
  readonly score: number;
}

/** Words that label a field or name a command rather than a person. */
const labels =
  /^(name|nome|number|n[uú]mero|int|integer|inteiro|value|valor|sum|soma|msg|message|client|cliente|server|servidor|says?|get|is|and|e)$/iu;

function runsOf(literal: string, index: number, screen: string): readonly Run[] {
  const runs = [...literal.matchAll(/\p{L}[\p{L}\p{M}\p{N} .'’_-]*[\p{L}\p{M}\p{N}.]|\p{L}/gu)];
  return runs.flatMap((match) =>
    wordRangesOf(match[0]).map(({ at, text }) => scored({ index, at: match.index + at, text }, literal, screen)),
  );
}

function scored(range: Omit<Run, 'score'>, literal: string, screen: string): Run {
  const { at, text } = range;
  const isShown = standsOn(screen, text);
  const isLabel = labels.test(text) || /^\s*[:=]/.test(literal.slice(at + text.length));
  return { ...range, score: text.length + (isShown ? 1000 : 0) - (isLabel ? 500 : 0) };
}

/** The text itself and every part of it that begins and ends with a whole word: a sentence may stand around a name. */
function wordRangesOf(text: string): readonly { readonly at: number; readonly text: string }[] {
  const words = [...text.matchAll(/[^ ]+/g)].slice(0, 12);
  return words.flatMap((first, from) =>
    words.slice(from).map((last) => ({ at: first.index, text: text.slice(first.index, last.index + last[0].length) })),
  );
}

function standsOn(screen: string, text: string): boolean {
  return screen.replace(/\s+/g, ' ').includes(text);
}

export function withoutEmpty(parts: readonly TextPart[]): readonly TextPart[] {
  return parts.filter((part) => part !== '');
}

export function textLayout(parts: readonly TextPart[]): Layout {
  return { format: 'text', parts: withoutEmpty(parts) };
}

/** @returns undefined for bytes that are no UTF-8 text */
export function asText(payload: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
  } catch {
    return undefined;
  }
}
