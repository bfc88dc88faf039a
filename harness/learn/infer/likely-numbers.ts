/**
 * Which of the numbers in a message may be its integer, if this is not known for certain. Pure.
 *
 * The most likely ones come first. Each is then tried as a known value.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound } from '../../../reference/add/message.ts';
import { isInRange } from '../../../reference/add/values.ts';
import { countNumbers } from '../../transcript/screen.ts';
import { type Constraints, isSame } from './candidate.ts';
import { numbersAtSamePlace, type Datagrams, type FoundNumber, type Values } from './number-occurrences.ts';
import type { ReplySample, RequestSample } from './samples.ts';
import { asText } from './text/fields.ts';

export interface LikelyNumbers {
  readonly known: Constraints['known'];
  /** How unlikely they are. */
  readonly cost: number;
}

/**
 * Each candidate costs a search of some milliseconds. A number with more likely ones before it is
 * hardly the integer.
 */
const maxCandidates = 12;

/** What the samples of a reply and the screens show. */
interface ReplyEvidence {
  /** The client's integer in each sample. */
  readonly asked: Values;
  /** Numbers on the server's screen, and how often each appears. */
  readonly shown: ReadonlyMap<number, number>;
  /** Numbers that are probably part of a name. */
  readonly named: ReadonlySet<number>;
  readonly all: readonly FoundNumber[];
  /** The reply repeats the client's integer. */
  readonly isEcho: boolean;
  /** The screen shows the server's integer, in a reply that repeats the client's. */
  readonly isOwnShown: boolean;
  readonly isPlainText: boolean;
  /** The number of each reply if it is read with the layouts of the request. */
  readonly mirrored: readonly (number | undefined)[] | undefined;
}

/**
 * The server's integer appears on its screen, together with its sum with the client's. Zeros are
 * treated as padding, unless the screen shows them. If the reply repeats the client's integer,
 * numbers that are not on the screen are also padding, provided that the screen shows another one.
 *
 * @param like the layouts of the request
 */
export function likelyReplyNumbers(
  datagrams: Datagrams,
  samples: readonly ReplySample[],
  like?: readonly Layout[],
): readonly LikelyNumbers[] {
  const asked = samples.map(({ askedNumber }) => askedNumber);
  const screen = samples.map((sample) => sample.screen).join('\n');
  const shown = countNumbers(screen);
  const all = numbersAtSamePlace(datagrams, like);
  const differences = all.map(({ values }) => minus(values, asked));
  const containsAsked = [...differences, ...all.map(({ values }) => values)].some((values) => isSame(values, asked));
  const isEcho = containsAsked && isUnlikelyChance(asked);
  const evidence: ReplyEvidence = {
    asked,
    shown,
    named: numbersInNames(datagrams, screen),
    all,
    isEcho,
    isOwnShown: isEcho && addedOnScreen(shown, asked).length > 0,
    isPlainText: datagrams.every(isPlain),
    mirrored: like && samples.map(({ payloads }) => decodeFound(like, payloads)?.number),
  };
  const isOther = ({ values, isNarrow }: FoundNumber): boolean =>
    !isNarrow && !isSame(values, asked) && isOwn(values, evidence);
  // Either the reply repeats the client's integer, or the server has drawn the same ones by chance,
  // as its screen suggests. These samples cannot show which.
  if (containsAsked && !isEcho && asked.every((number) => shown.has(2 * number)) && !all.some(isOther)) return [];
  const own = ranked(
    [...all, ...fromSums(differences, shown, asked)],
    (found) => replyCost(found, evidence),
    (values) => knownWith(values, asked),
  );
  return [...own, withoutOwn(asked, isEcho)];
}

/** @returns undefined if the number is not the server's integer */
function replyCost({ values, isNarrow }: FoundNumber, evidence: ReplyEvidence): number | undefined {
  const { asked, shown, all, isEcho, isOwnShown, isPlainText, mirrored } = evidence;
  const sums = plus(values, asked);
  // If two samples contain the client's integer, it is likely an echo. In one, it may be chance.
  if (isSame(values, asked)) return isEcho ? undefined : asked.length > 1 ? 70 : 40;
  const isShown = isConfirmed(values, evidence);
  if (isDoubtful(values, evidence) && !isShown) return undefined;
  const isAdded = sums.every((sum) => shown.has(sum)) && !isSame(sums, asked);
  const isMirrored = mirrored?.every((value, at) => value === values[at]) === true;
  const hasSumBeside = all.some((other) => isSame(other.values, sums));
  const holds = [isShown, isAdded, hasSumBeside, values.every(isInRange), isMirrored];
  if ((isOwnShown && !isAdded) || (isEcho && isNarrow && isPlainText)) return undefined;
  if (isNarrow && !(isShown && isAdded) && !isMirrored) return undefined;
  const isSumOfOwn = !isAdded && isOwn(minus(values, asked), evidence);
  return holds.reduce((cost, each, at) => cost - (each ? (evidenceWeights[at] as number) : 0), isSumOfOwn ? 85 : 50);
}

/**
 * How strongly each fact suggests the integer: shown, shown with its sum, beside its sum, in range,
 * as in the request.
 */
const evidenceWeights = [8, 12, 8, 10, 10] as const;

function isConfirmed(values: Values, { shown, named }: ReplyEvidence): boolean {
  return values.every((value) => shown.has(value) && !named.has(value));
}

function isOwn(values: Values, evidence: ReplyEvidence): boolean {
  return isConfirmed(values, evidence) && values.every(isInRange);
}

function isDoubtful(values: Values, { isEcho, named }: ReplyEvidence): boolean {
  return values.every((value) => value === 0 || (isEcho && named.has(value)));
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

/**
 * Whether the datagrams are text without control characters, so that no byte is a packed number.
 */
function isPlain(payloads: readonly Uint8Array[]): boolean {
  return payloads.every((payload) => /^[^\x01-\x08\x0b\x0c\x0e-\x1f\x7f]*$/.test(asText(payload) ?? '\x01'));
}

/**
 * A server that draws its integers does not draw three different ones of its clients. It repeats
 * theirs.
 */
function isUnlikelyChance(asked: Values): boolean {
  return new Set(asked).size > 2;
}

/** A reply may contain the sum only. @param differences each number minus the client's */
function fromSums(
  differences: readonly Values[],
  shown: ReadonlyMap<number, number>,
  asked: Values,
): readonly FoundNumber[] {
  const terms = differences.filter((values) => values.every((value) => isInRange(value) && shown.has(value)));
  return [...terms, ...addedOnScreen(shown, asked)].map((values) => ({ values, isNarrow: true }));
}

/**
 * Numbers on the screen whose sums with the client's are also there. Other digits may be directly
 * beside them in the bytes.
 */
function addedOnScreen(shown: ReadonlyMap<number, number>, asked: Values): readonly Values[] {
  const own = asked.map((number) => [...shown.keys()].filter((value) => isInRange(value) && shown.has(value + number)));
  return own.reduce<readonly Values[]>(
    (all, values) => all.flatMap((before) => values.map((value) => [...before, value])).slice(0, 2 * maxCandidates),
    [[]],
  );
}

/** A reply may lack the server's integer. It most likely does if it repeats the client's. */
function withoutOwn(asked: Values, isEcho: boolean): LikelyNumbers {
  return { known: new Map([['askedNumber', asked]]), cost: isEcho ? 15 : 30 };
}

/** Numbers that the screen shows only after the same word as in the message: "Grupo 12". */
function numbersInNames(datagrams: Datagrams, screen: string): ReadonlySet<number> {
  const texts = datagrams.flatMap((payloads) => payloads.map((payload) => Buffer.from(payload).toString('utf8')));
  const pairs = texts.flatMap((text) => [...text.matchAll(/\p{L} (\d{1,9})(?!\d)/gu)]);
  const isName = ([pair, digits = '']: RegExpMatchArray): boolean =>
    screen.split(pair).length - 1 >= (countNumbers(screen).get(Number(digits)) ?? 0);
  return new Set(pairs.filter(isName).map((match) => Number(match[1])));
}

/**
 * A client that does not send the typed integer most likely changes it in the same way each time,
 * or always sends the same one.
 */
export function likelySentNumbers(datagrams: Datagrams, samples: readonly RequestSample[]): readonly LikelyNumbers[] {
  const typed = samples.map(({ number }) => number);
  const isAlwaysAlike = datagrams.every(([first, ...others]) =>
    others.every((each) => Buffer.compare(each, first ?? each) === 0),
  );
  const named = numbersInNames(datagrams, samples.map(({ screen }) => screen).join('\n'));
  const costOf = ({ values, isNarrow }: FoundNumber): number | undefined => {
    const differences = values.map((value, at) => value - (typed[at] as number));
    const isShifted = differences.every((difference) => difference === differences[0]);
    const isConstant = values.every((value) => value === values[0]);
    // A message that changes with what was typed carries it, in a form that is not known: what does not change is not the integer.
    if (isConstant && (isNarrow || named.has(values[0] as number) || !isAlwaysAlike)) return undefined;
    return (
      (isShifted ? 0 : isConstant ? 20 : 10) +
      (values.every(isInRange) ? 0 : 10) +
      Math.min(10, Math.abs(differences[0] as number) / 10)
    );
  };
  return ranked(numbersAtSamePlace(datagrams), costOf, (values) => [['number', values]]);
}

/** The cheapest candidates, each once. */
function ranked(
  all: readonly FoundNumber[],
  costOf: (found: FoundNumber) => number | undefined,
  known: (values: Values) => readonly (readonly ['number' | 'sum' | 'askedNumber', Values])[],
): readonly LikelyNumbers[] {
  return all
    .flatMap((found) => {
      const cost = costOf(found);
      return cost === undefined ? [] : [{ values: found.values, cost: Math.round(cost * 2) / 2 }];
    })
    .toSorted((a, b) => a.cost - b.cost)
    .filter(({ values }, at, others) => others.findIndex((other) => isSame(other.values, values)) === at)
    .slice(0, maxCandidates)
    .map(({ values, cost }) => ({ cost, known: new Map(known(values)) }));
}
