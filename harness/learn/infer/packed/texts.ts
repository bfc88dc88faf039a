/**
 * Where a name may begin among packed bytes, and in which codes: its end, its width and its length are told from what stands
 * around it.
 */
import { fromBytes } from '../../../../reference/add/formats/charset.ts';
import { readNumber } from '../../../../reference/add/formats/number-code.ts';
import { endOfCharacters, type TextCode, writeText } from '../../../../reference/add/formats/text-code.ts';
import { type Constraints, isEcho, isSame, nameCost } from '../candidate.ts';
import { packedLengths } from './lengths.ts';
import type { PackedPlace, PackedStep } from './part.ts';
import { readableRuns, readableText, type TextRun } from '../text/runs.ts';
import { roughness } from '../text/widths.ts';

const costs = {
  prefixed: 2,
  terminated: 2,
  separated: 3,
  fixed: 2,
  blanks: 3,
  free: 3.5,
  smallPrefix: 1,
  characters: 1,
  garbage: 3,
  charset: 8,
  cut: 20,
} as const;

/** A text in the first sample. */
interface TextCandidate {
  readonly code: TextCode;
  readonly text: string;
  /** How many bytes it takes with all that belongs to it. */
  readonly size: number;
  readonly cost: number;
}

export function textSteps(place: PackedPlace, constraints: Constraints): readonly PackedStep[] {
  const [payload = new Uint8Array()] = place.payloads;
  const [at = 0] = place.offsets;
  const runs = isInsideWord(payload, at, place) ? [] : readableRuns(payload, at);
  const candidates = [...behindLength(payload, at), ...runs.flatMap((run) => aroundRun(payload, at, run))];
  return candidates.flatMap((candidate): readonly PackedStep[] => {
    const { code, text, size, cost } = candidate;
    if ((place.isClosed && code.code !== 'fixed') || !isSameEverywhere(place, candidate)) return [];
    const sizes = place.payloads.map(() => size);
    if (text === constraints.askedName) return [{ part: { field: 'askedName', ...code }, sizes, cost }];
    if (!constraints.seeksName || !/\p{L}/u.test(text) || isEcho(text, constraints.askedName)) return [];
    const cut = code.code !== 'prefixed' && cutsWord(payload, at, text, constraints.screen) ? costs.cut : 0;
    return [{ part: { field: 'name', ...code }, sizes, cost: cost + cut + nameCost(text, constraints.screen) }];
  });
}

/** Behind a constant, no name begins with a blank, and none in the middle of a word: that saves most of the work. */
function isInsideWord(payload: Uint8Array, at: number, { constants }: PackedPlace): boolean {
  if (constants === 0) return false;
  const before = [1, 2, 3].map((size) => fromBytes(payload.subarray(Math.max(0, at - size), at)));
  return payload[at] === 0x20 || (before.some((text) => /^\p{L}$/u.test(text ?? '')) && isLetterAt(payload, at));
}

/** Whether the letter beside it belongs to the name: the whole word stands on the screen. It may be a number's byte only by chance. */
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

/** In the other samples the same text must stand; what follows it in a buffer need not be the same. */
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

/** Up to and with the first NUL. */
function usedBytes(bytes: Uint8Array): number {
  const nul = bytes.indexOf(0);
  return nul === -1 ? bytes.length : nul + 1;
}

function behindLength(payload: Uint8Array, at: number): readonly TextCandidate[] {
  return packedLengths.flatMap((prefix): readonly TextCandidate[] => {
    const length = readNumber(prefix, payload, at);
    if (length === undefined || length.value < 1 || length.value > payload.length) return [];
    const cost = costs.prefixed + (prefix.code === 'integer' && prefix.bytes === 1 ? costs.smallPrefix : 0);
    const prefixSize = length.end - at;
    const ofBytes = prefixedText(payload, length.end, length.value).flatMap((found): readonly TextCandidate[] => {
      const code = { code: 'prefixed', prefix, ...found.extras } as const;
      const plain = { code, text: found.text, size: prefixSize + length.value, cost: cost + found.cost };
      const buffers = widthsFrom(payload, length.end, length.value).map((width) => ({
        ...plain,
        code: { ...code, width },
        size: prefixSize + width,
        cost: plain.cost + 0.5 + roughness(width),
      }));
      return [plain, ...buffers];
    });
    const end = endOfCharacters(payload, length.end, length.value);
    const text =
      end === undefined || end === length.end + length.value ? undefined : readableText(payload, length.end, end);
    if (end === undefined || text === undefined || text.charset !== undefined) return ofBytes;
    const code = { code: 'prefixed', prefix, counts: 'characters' } as const;
    return [...ofBytes, { code, text: text.text, size: end - at, cost: cost + costs.characters }];
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
  return [{ text, cost: (isTerminated ? 0.5 : 0) + (charset === undefined ? 0 : costs.charset), extras }];
}

function aroundRun(payload: Uint8Array, at: number, { text, end, charset }: TextRun): readonly TextCandidate[] {
  const set = charset === undefined ? {} : { charset };
  const more = charset === undefined ? 0 : costs.charset;
  const size = end - at;
  const isBeforeNul = payload[end] === 0;
  const terminator = [0, 0x09, 0x0a, 0x0d].find((byte) => payload[end] === byte);
  const shorter = text.slice(0, -1);
  const last = payload[end - 1] as number;
  const separates = /[\s,:;|/#]$/.test(text);
  return [
    ...(terminator === undefined
      ? []
      : [terminated(text, terminator, size + 1, costs.terminated + (isBeforeNul ? 0 : 0.5) + more, set)]),
    ...(separates ? [terminated(shorter, last, size, costs.separated + more, set)] : []),
    ...(isBeforeNul ? inBuffer(payload, at, text, size, set, more) : []),
    ...betweenBlanks(text, size, set, more),
    { code: { code: 'free', ...set }, text, size, cost: costs.free + more },
    // A number in a single byte, or the first byte of one, may look like a further character.
    ...(last < 0x80 && size > 1
      ? [{ code: { code: 'free', ...set }, text: shorter, size: size - 1, cost: costs.free + 0.5 + more } as const]
      : []),
  ];
}

interface CharsetOption {
  readonly charset?: NonNullable<TextRun['charset']>;
}

function terminated(text: string, by: number, size: number, cost: number, set: CharsetOption): TextCandidate {
  return { code: { code: 'terminated', by: by.toString(16).padStart(2, '0'), ...set }, text, size, cost };
}

/** Behind the NUL there are zeros, or whatever was in memory. */
function inBuffer(
  payload: Uint8Array,
  at: number,
  text: string,
  size: number,
  set: CharsetOption,
  more: number,
): readonly TextCandidate[] {
  const zeros = widthsFrom(payload, at, size);
  const clean = zeros.at(-1) ?? 0;
  const rest = Array.from(
    { length: Math.max(0, Math.min(payload.length - at, 1500) - clean) },
    (_, index) => clean + index + 1,
  );
  const garbage = rest.filter((width) => roughness(width) <= 1);
  return [...zeros, ...garbage].map((width) => ({
    code: { code: 'fixed', width, pad: '\0', align: 'left', ...set },
    text,
    size: width,
    cost:
      costs.fixed +
      roughness(width) +
      (width > clean ? costs.garbage : 0) +
      (width === size + 1 ? 1 : 0) +
      (width < size + 8 && roughness(width) > 0 ? 2 : 0) +
      more,
  }));
}

/** The widths that NULs behind a text allow. */
function widthsFrom(payload: Uint8Array, at: number, size: number): readonly number[] {
  const widths: number[] = [];
  for (let width = size + 1; at + width <= payload.length && payload[at + width - 1] === 0; width += 1)
    widths.push(width);
  return widths;
}

/** Blanks at one end pad to a width, in bytes or in characters; those behind it may belong to the number that follows. */
function betweenBlanks(text: string, size: number, set: CharsetOption, more: number): readonly TextCandidate[] {
  const left = text.trimEnd();
  const right = text.trimStart();
  const inBytes = (width: number): number => width + size - text.length;
  const widths = Array.from({ length: text.length - left.length }, (_, index) => left.length + index + 1).filter(
    (width) => width === text.length || roughness(width) <= 1,
  );
  const padded = (content: string, width: number, align: 'left' | 'right'): readonly TextCandidate[] =>
    ([undefined, 'characters'] as const).flatMap((unit) => {
      if (unit !== undefined && (size === text.length || set.charset !== undefined)) return [];
      const counted = unit === undefined ? inBytes(width) : width;
      const code = {
        code: 'fixed',
        width: counted,
        pad: ' ',
        align,
        ...(unit === undefined ? {} : { unit }),
        ...set,
      } as const;
      return [
        {
          code,
          text: content,
          size: inBytes(width),
          cost: costs.blanks + roughness(counted) + (unit === undefined ? 0 : 0.5) + more,
        },
      ];
    });
  if (left.length > 0 && left.length < text.length - 1) return widths.flatMap((width) => padded(left, width, 'left'));
  return right.length > 0 && right.length < text.length - 1 ? padded(right, text.length, 'right') : [];
}
