/**
 * Finds the places among packed bytes where a name may begin, and its code there. The bytes around
 * it show its end, its width and its length.
 */
import { fromBytes } from '../../../../reference/add/formats/charset.ts';
import { readNumber } from '../../../../reference/add/formats/number-code.ts';
import { endOfCharacters, writeText } from '../../../../reference/add/formats/text-code.ts';
import { appearsOn, type Constraints, isEcho, isSame, nameCost } from '../candidate.ts';
import { packedLengths } from './lengths.ts';
import type { PackedPlace, PackedStep } from './step.ts';
import { textCosts, widthsFrom, type TextCandidate } from './text-candidate.ts';
import { aroundRun } from './unprefixed-texts.ts';
import { readableRuns, readableText, type TextRun } from '../text/runs.ts';
import { widthPenalty } from '../text/widths.ts';

export function textSteps(place: PackedPlace, constraints: Constraints): readonly PackedStep[] {
  const [payload = new Uint8Array()] = place.payloads;
  const [at = 0] = place.offsets;
  if (at === 0 && beginsWithLength(payload)) return [];
  const runs = isInsideWord(payload, at, place) ? [] : readableRuns(payload, at);
  const candidates = [...behindLength(payload, at), ...runs.flatMap((run) => aroundRun(payload, at, run))];
  const names = candidates.flatMap((candidate): readonly PackedStep[] => {
    const { code, text, size, cost } = candidate;
    if ((place.isClosed && code.code !== 'fixed') || !isSameEverywhere(place, candidate)) return [];
    const sizes = place.payloads.map(() => size);
    if (text === constraints.askedName) return [{ part: { field: 'askedName', ...code }, sizes, cost }];
    if (!constraints.seeksName || !/\p{L}/u.test(text) || isEcho(text, constraints)) return [];
    if (isChance(text, constraints.screen)) return [];
    const cut = code.code !== 'prefixed' && cutsWord(payload, at, text, constraints.screen) ? textCosts.cut : 0;
    return [{ part: { field: 'name', ...code }, sizes, cost: cost + cut + nameCost(text, constraints.screen) }];
  });
  return [...names, ...runs.slice(0, 1).flatMap((run) => wordBeforeName(place, run, constraints))];
}

/**
 * A fixed field that its word fills, such as a kind of message, directly before a name. The screen
 * shows the name alone.
 */
function wordBeforeName(
  { payloads, offsets }: PackedPlace,
  { text }: TextRun,
  { screen, seeksName }: Constraints,
): readonly PackedStep[] {
  const word = /^[\p{L}\p{N}_]{3,}/u.exec(text)?.[0] ?? '';
  if (!seeksName || word === '' || appearsOn(screen, text)) return [];
  const ends = Array.from({ length: Math.min(word.length, longestWord) }, (_, at) => at + 1);
  const end = ends.find((size) => text.length - size >= 3 && appearsOn(screen, text.slice(size)));
  if (end === undefined) return [];
  const bytes = Buffer.from(text.slice(0, end));
  const isConstant = payloads.every((payload, at) =>
    isSame(payload.subarray(offsets[at], (offsets[at] as number) + bytes.length), bytes),
  );
  if (!isConstant) return [];
  const part = { hex: bytes.toString('hex') };
  return [{ part, sizes: payloads.map(() => bytes.length), cost: textCosts.wordBeforeName, isBeforeName: true }];
}

const longestWord = 32;

/** `0108Ana`: digits that say how many bytes follow do not belong to a name. */
function beginsWithLength(payload: Uint8Array): boolean {
  const [digits = ''] = /^\d{2,6}/.exec(Buffer.from(payload.subarray(0, 6)).toString('latin1')) ?? [];
  return digits !== '' && [payload.length, payload.length - digits.length].includes(Number(digits));
}

/** One or two bytes are often letters. They are a name only if the program displays it. */
function isChance(text: string, screen: string): boolean {
  return Array.from(text).length < 3 && !appearsOn(screen, text);
}

/**
 * After a constant, a name does not begin with a blank or inside of a word. To skip such places
 * saves most of the work.
 */
function isInsideWord(payload: Uint8Array, at: number, { constants }: PackedPlace): boolean {
  if (constants === 0) return false;
  const before = [1, 2, 3].map((size) => fromBytes(payload.subarray(Math.max(0, at - size), at)));
  return payload[at] === 0x20 || (before.some((text) => /^\p{L}$/u.test(text ?? '')) && isLetterAt(payload, at));
}

/**
 * Whether a letter beside the text belongs to the name, because the screen shows the longer word. A
 * byte of a number would be such a letter only by chance.
 */
function cutsWord(payload: Uint8Array, at: number, text: string, screen: string): boolean {
  const end = at + Buffer.byteLength(text);
  const before = letterIn([1, 2, 3].map((size) => payload.subarray(Math.max(0, at - size), at)));
  const after = letterIn([1, 2, 3].map((size) => payload.subarray(end, end + size)));
  const first = /^[\p{L}\p{M}]+/u.exec(text)?.[0];
  const last = /[\p{L}\p{M}]+$/u.exec(text)?.[0];
  return (
    (before !== undefined && first !== undefined && screen.includes(before + first)) ||
    (after !== undefined && last !== undefined && screen.includes(last + after))
  );
}

function letterIn(places: readonly Uint8Array[]): string | undefined {
  return places.map((bytes) => fromBytes(bytes)).find((text) => text !== undefined && /^\p{L}$/u.test(text));
}

function isLetterAt(payload: Uint8Array, at: number): boolean {
  return [1, 2, 3].some((size) => /^\p{L}$/u.test(fromBytes(payload.subarray(at, at + size)) ?? ''));
}

/** The other samples must contain the same text. The bytes after it in a buffer may differ. */
function isSameEverywhere({ payloads, offsets }: PackedPlace, { code, text, size }: TextCandidate): boolean {
  const [payload = new Uint8Array()] = payloads;
  const written = writeText(code, text)?.length;
  if (written === undefined) return false;
  const compared =
    code.code === 'fixed'
      ? usedBytes(payload.subarray(offsets[0], (offsets[0] as number) + size))
      : Math.min(written, size);
  const expected = payload.subarray(offsets[0], (offsets[0] as number) + compared);
  return payloads.every((each, at) => {
    const offset = offsets[at] as number;
    return offset + size <= each.length && isSame(each.subarray(offset, offset + compared), expected);
  });
}

/** The number of bytes up to the first NUL, including it. */
function usedBytes(bytes: Uint8Array): number {
  const nul = bytes.indexOf(0);
  return nul === -1 ? bytes.length : nul + 1;
}

function behindLength(payload: Uint8Array, at: number): readonly TextCandidate[] {
  return packedLengths.flatMap((prefix): readonly TextCandidate[] => {
    const length = readNumber(prefix, payload, at);
    if (length === undefined || length.value < 1 || length.value > payload.length) return [];
    const cost = textCosts.prefixed + (prefix.code === 'integer' && prefix.bytes === 1 ? textCosts.smallPrefix : 0);
    const prefixSize = length.end - at;
    const ofBytes = prefixedText(payload, length.end, length.value).flatMap((found): readonly TextCandidate[] => {
      const code = { code: 'prefixed', prefix, ...found.extras } as const;
      const plain = { code, text: found.text, size: prefixSize + length.value, cost: cost + found.cost };
      const buffers = widthsFrom(payload, length.end, length.value).map((width) => ({
        ...plain,
        code: { ...code, width },
        size: prefixSize + width,
        cost: plain.cost + 0.5 + widthPenalty(width),
      }));
      return [plain, ...buffers];
    });
    const end = endOfCharacters(payload, length.end, length.value);
    const text =
      end === undefined || end === length.end + length.value ? undefined : readableText(payload, length.end, end);
    if (end === undefined || text === undefined || text.charset !== undefined) return ofBytes;
    const code = { code: 'prefixed', prefix, counts: 'characters' } as const;
    return [...ofBytes, { code, text: text.text, size: end - at, cost: cost + textCosts.characters }];
  });
}

interface Prefixed {
  readonly text: string;
  readonly cost: number;
  readonly extras: { readonly terminated?: true; readonly charset?: NonNullable<TextRun['charset']> };
}

function prefixedText(payload: Uint8Array, start: number, length: number): readonly Prefixed[] {
  const end = start + length;
  if (end > payload.length) return [];
  const isTerminated = payload[end - 1] === 0;
  const read = readableText(payload, start, isTerminated ? end - 1 : end);
  if (read === undefined) return [];
  const { text, charset } = read;
  const extras = {
    ...(isTerminated ? ({ terminated: true } as const) : {}),
    ...(charset === undefined ? {} : { charset }),
  };
  return [{ text, cost: (isTerminated ? 0.5 : 0) + (charset === undefined ? 0 : textCosts.charset), extras }];
}
