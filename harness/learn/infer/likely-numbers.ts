/**
 * Which integers a message may carry where none is known for sure: those that stand in its bytes in some code, the likeliest
 * first.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound } from '../../../reference/add/message.ts';
import { type PackedInteger, readNumber } from '../../../reference/add/formats/number-code.ts';
import { isInRange } from '../../../reference/add/values.ts';
import { countNumbers } from '../../transcript/screen.ts';
import { type Constraints, isSame } from './candidate.ts';
import { remaindersBehindLength } from './packed/lengths.ts';
import type { ReplySample, RequestSample } from './samples.ts';
import { asText } from './text/text.ts';

export interface LikelyNumbers {
  readonly known: Constraints['known'];
  /** How much speaks against them. */
  readonly cost: number;
}

/** The numbers at one place of a message, one in each sample. */
type Values = readonly number[];

interface Found {
  readonly values: Values;
  /** It stands in one byte or two: any two letters are such a number. */
  readonly isNarrow: boolean;
}

type Datagrams = readonly (readonly Uint8Array[])[];

/** A search costs some milliseconds; a number that is not among the likeliest is none that the program speaks of. */
const maxCandidates = 12;

/**
 * The server's integer stands on its screen, together with its sum with what was asked. Zeros fill something up, unless the program speaks of them;
 * beside an integer that is sent back, so do numbers of which the screen says nothing while it shows another one.
 *
 * @param like how the request was written
 */
export function likelyReplies(
  datagrams: Datagrams,
  samples: readonly ReplySample[],
  like?: readonly Layout[],
): readonly LikelyNumbers[] {
  const asked = samples.map(({ askedNumber }) => askedNumber);
  const screen = samples.map((sample) => sample.screen).join('\n');
  const shown = countNumbers(screen);
  const named = numbersInNames(datagrams, screen);
  const all = valuesIn(datagrams);
  const hidden = all.map(({ values }) => minus(values, asked));
  const isConfirmed = (values: Values): boolean => values.every((value) => shown.has(value) && !named.has(value));
  const isOwn = (values: Values): boolean => isConfirmed(values) && values.every(isInRange);
  const isOther = ({ values, isNarrow }: Found): boolean => !isNarrow && !isSame(values, asked) && isOwn(values);
  const holdsAsked = [...hidden, ...all.map(({ values }) => values)].some((values) => isSame(values, asked));
  const isEcho = holdsAsked && isNoChance(asked);
  // An echo, or the same integers by chance, if the screen says so: these samples cannot tell.
  if (holdsAsked && !isEcho && asked.every((number) => shown.has(2 * number)) && !all.some(isOther)) return [];
  const isKnown = isEcho && addedOnScreen(shown, asked).length > 0;
  const isDoubtful = (values: Values): boolean => values.every((value) => value === 0 || (isEcho && named.has(value)));
  const mirrored = like && samples.map(({ payloads }) => decodeFound(like, payloads)?.number);
  const against = ({ values, isNarrow }: Found): number | undefined => {
    const sums = plus(values, asked);
    // Twice the number that was asked is likely an echo; once, it may be chance.
    if (isSame(values, asked)) return isEcho ? undefined : asked.length > 1 ? 70 : 40;
    if (isDoubtful(values) && !isConfirmed(values)) return undefined;
    const isLikely = [
      isConfirmed(values),
      sums.every((sum) => shown.has(sum)) && !isSame(sums, asked),
      all.some((other) => isSame(other.values, sums)),
      values.every(isInRange),
      mirrored?.every((value, at) => value === values[at]) === true,
    ];
    const [isShown, isAdded, , , isMirrored] = isLikely;
    if ((isKnown && isAdded !== true) || (isEcho && isNarrow && datagrams.every(isPlain))) return undefined;
    if (isNarrow && !(isShown === true && isAdded === true) && isMirrored !== true) return undefined;
    const base = isAdded !== true && isOwn(minus(values, asked)) ? 70 : 50;
    return isLikely.reduce((cost, holds, at) => cost - (holds ? (clueWeights[at] as number) : 0), base);
  };
  const own = ranked([...all, ...withSum(hidden, shown, asked)], against, (values) => knownWith(values, asked));
  return [...own, withoutOwn(asked, isEcho)];
}

function knownWith(own: Values, asked: Values): readonly (readonly ['number' | 'sum' | 'askedNumber', Values])[] {
  return [
    ['number', own],
    ['sum', plus(own, asked)],
    ['askedNumber', asked],
  ];
}

function plus(values: Values, others: Values): Values {
  return values.map((value, at) => value + (others[at] as number));
}

function minus(values: Values, others: Values): Values {
  return values.map((value, at) => value - (others[at] as number));
}

/** How much each of these speaks for an integer: shown, shown with its sum, beside its sum, in range, as in the request. */
const clueWeights = [8, 12, 8, 10, 10] as const;

/** Text in which no byte stands for a number. */
function isPlain(payloads: readonly Uint8Array[]): boolean {
  return payloads.every((payload) => /^[^\x01-\x08\x0b\x0c\x0e-\x1f\x7f]*$/.test(asText(payload) ?? '\x01'));
}

/** No server draws three different integers as its clients did: it sends theirs back. */
function isNoChance(asked: Values): boolean {
  return new Set(asked).size > 2;
}

/** A reply may have the sum only. @param hidden what every number would be the sum of, besides the asked one */
function withSum(hidden: readonly Values[], shown: ReadonlyMap<number, number>, asked: Values): readonly Found[] {
  const terms = hidden.filter((values) => values.every((value) => isInRange(value) && shown.has(value)));
  return [...terms, ...addedOnScreen(shown, asked)].map((values) => ({ values, isNarrow: true }));
}

/** Numbers that stand on the screen with their sum: in the bytes, other digits may stand right beside them. */
function addedOnScreen(shown: ReadonlyMap<number, number>, asked: Values): readonly Values[] {
  const own = asked.map((number) => [...shown.keys()].filter((value) => isInRange(value) && shown.has(value + number)));
  return own.reduce<readonly Values[]>(
    (all, values) => all.flatMap((before) => values.map((value) => [...before, value])).slice(0, 2 * maxCandidates),
    [[]],
  );
}

/** A reply may lack the integer, and most likely does where it sends the client's back. */
function withoutOwn(asked: Values, isEcho: boolean): LikelyNumbers {
  return { known: new Map([['askedNumber', asked]]), cost: isEcho ? 15 : 30 };
}

/** Numbers that stand on the screen only behind the word that they stand behind in the message: "Grupo 12". */
function numbersInNames(datagrams: Datagrams, screen: string): ReadonlySet<number> {
  const texts = datagrams.flatMap((payloads) => payloads.map((payload) => Buffer.from(payload).toString('utf8')));
  const pairs = texts.flatMap((text) => [...text.matchAll(/\p{L} (\d{1,9})(?!\d)/gu)]);
  const isName = ([pair, digits = '']: RegExpMatchArray): boolean =>
    screen.split(pair).length - 1 >= (countNumbers(screen).get(Number(digits)) ?? 0);
  return new Set(pairs.filter(isName).map((match) => Number(match[1])));
}

/** A client that alters what was typed alters it every time in the same way, or always sends the same. */
export function likelySent(datagrams: Datagrams, samples: readonly RequestSample[]): readonly LikelyNumbers[] {
  const typed = samples.map(({ number }) => number);
  const named = numbersInNames(datagrams, samples.map(({ screen }) => screen).join('\n'));
  const against = ({ values, isNarrow }: Found): number | undefined => {
    const differences = values.map((value, at) => value - (typed[at] as number));
    const isShifted = differences.every((difference) => difference === differences[0]);
    const isConstant = values.every((value) => value === values[0]);
    if (isConstant && (isNarrow || named.has(values[0] as number))) return undefined;
    return (
      (isShifted ? 0 : isConstant ? 20 : 10) +
      (values.every(isInRange) ? 0 : 10) +
      Math.min(10, Math.abs(differences[0] as number) / 10)
    );
  };
  return ranked(valuesIn(datagrams), against, (values) => [['number', values]]);
}

/** The cheapest, each once. */
function ranked(
  all: readonly Found[],
  against: (found: Found) => number | undefined,
  known: (values: Values) => readonly (readonly ['number' | 'sum' | 'askedNumber', Values])[],
): readonly LikelyNumbers[] {
  return all
    .flatMap((found) => {
      const cost = against(found);
      return cost === undefined ? [] : [{ values: found.values, cost: Math.round(cost * 2) / 2 }];
    })
    .toSorted((a, b) => a.cost - b.cost)
    .filter(({ values }, at, others) => others.findIndex((other) => isSame(other.values, values)) === at)
    .slice(0, maxCandidates)
    .map(({ values, cost }) => ({ cost, known: new Map(known(values)) }));
}

/** Largest number that is taken for one of this lab. */
const maxValue = 10_000;

function isPlausible(value: number): boolean {
  return Math.abs(value) <= maxValue;
}

/** Every number that stands at the same place in all samples, each once: decimal digits first, then packed ones. */
function valuesIn(datagrams: Datagrams): readonly Found[] {
  const found = new Map<string, Found>();
  const add = (isNarrow: boolean, all: readonly Values[]): void => {
    for (const values of all.filter((each) => each.every(isPlausible))) {
      const key = values.join();
      if (!found.has(key)) found.set(key, { values, isNarrow });
    }
  };
  // The digits of a length run into those of an integer that comes next.
  const messages = datagrams.flatMap((payloads) => [
    payloads,
    ...remaindersBehindLength(payloads).map(({ rests }) => rests),
  ]);
  add(false, messages.flatMap(decimalsIn));
  add(
    false,
    datagrams.flatMap((payloads) => integersIn(payloads, [4, 8])),
  );
  add(
    true,
    datagrams.flatMap((payloads) => integersIn(payloads, [1, 2])),
  );
  return [...found.values()];
}

function decimalsIn(payloads: readonly Uint8Array[]): readonly Values[] {
  const texts = payloads.map((payload) => Buffer.from(payload).toString('latin1'));
  const alike = (digits: readonly (readonly string[])[]): readonly Values[] => {
    const [first = []] = digits;
    if (digits.some((each) => each.length !== first.length)) return [];
    return first.map((_, index) => digits.map((each) => Number(each[index])));
  };
  // Without NULs, UTF-16 is as good as Latin-1.
  return [(text: string) => text, (text: string) => text.replaceAll('\0', '')].flatMap((prepared) =>
    alike(texts.map((text) => prepared(text).match(/\d{1,15}/g) ?? [])),
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
