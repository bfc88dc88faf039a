/**
 * What is known about a message before its bytes are read, and candidates for its layout.
 *
 * A candidate has a cost. It is low if the layout is simple and contains the fields that a message
 * must have. Costs are multiples of a half, and only their differences matter.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeLayout, isWrittenAs } from '../../../reference/add/message.ts';
import { type FieldName, fieldNames, type FoundValues, isNumeric } from '../../../reference/add/values.ts';

export type NumericField = Exclude<FieldName, 'name' | 'askedName'>;

export interface Constraints {
  /**
   * Every number that the message may carry, with its value in each sample. If two fields have the
   * same values, the first is meant.
   */
  readonly known: ReadonlyMap<NumericField, readonly number[]>;
  /** The name in the request, which a reply may repeat. */
  readonly askedName?: string;
  /** What the program displayed, most likely also its own name. */
  readonly screen: string;
  /** Whether a name is sought: only one of the datagrams of a message has it. */
  readonly seeksName: boolean;
  /** Whether the message has other datagrams, which may contain the number. */
  readonly hasOthers: boolean;
  /** Layouts of the other half's message: this one may be wrapped in the same way. */
  readonly like?: readonly Layout[];
  /** How many bytes a checksum has behind what is read here. */
  readonly bytesBehind?: number;
}

/** A layout that fits the datagram in every sample. */
export interface Candidate {
  readonly layout: Layout;
  readonly cost: number;
  readonly fields: ReadonlySet<FieldName>;
  readonly name?: string;
  /** The part of the cost that is due to an unlikely name. */
  readonly doubt?: number;
}

/**
 * `noEcho`: a message without an own integer does not repeat the asked one. `elsewhere`: another
 * datagram of the message may have the field. `inexact`: the layout does not write the same bytes
 * again. `repeated`: the name contains the asked name.
 */
export const candidateCosts = { noNumber: 30, noName: 15, noEcho: 4, elsewhere: 6, inexact: 1, repeated: 12 } as const;

/** The field that has these values in the samples, if any. */
export function fieldOf({ known }: Constraints, values: readonly number[]): NumericField | undefined {
  for (const [field, expected] of known) if (isSame(expected, values)) return field;
  return undefined;
}

/**
 * Checks a layout against the samples.
 *
 * @param cost the cost of the layout itself
 * @returns undefined if the layout does not give back the known values of each sample
 */
export function candidateOf(
  layout: Layout,
  payloads: readonly Uint8Array[],
  constraints: Constraints,
  cost: number,
): Candidate | undefined {
  const found = payloads.map((payload) => decodeLayout(layout, payload));
  if (!found.every((values, at) => values !== undefined && agrees(values, at, constraints))) return undefined;
  const name = found[0]?.name;
  if (found.some((values) => values?.name !== name)) return undefined;
  const isExact = payloads.every((payload, at) =>
    isWrittenAs([layout], { name: '', number: 0, ...found[at] }, [payload]),
  );
  const fields = new Set(Object.keys(found[0] ?? {}) as FieldName[]);
  const shown =
    name === undefined
      ? 0
      : nameCost(name, constraints.screen) + (containsAskedName(name, constraints) ? candidateCosts.repeated : 0);
  const total = cost + missingCost(fields, constraints) + shown + (isExact ? 0 : candidateCosts.inexact);
  return { layout, cost: total, fields, ...(name === undefined ? {} : { name, doubt: shown }) };
}

/** "Hello Ana, I am Rui" is not a name if the client's name is Ana. */
function containsAskedName(name: string, { askedName = '' }: Constraints): boolean {
  return askedName.length > 2 && name !== askedName && name.includes(askedName);
}

/** The cost of the fields that a message must have and that this candidate lacks. */
export function missingCost(fields: ReadonlySet<FieldName>, { known, seeksName, hasOthers }: Constraints): number {
  const noNumber = hasOthers ? candidateCosts.elsewhere : candidateCosts.noNumber;
  const noName = hasOthers ? candidateCosts.elsewhere : candidateCosts.noName;
  // A message without an integer of its own may repeat the asked one.
  const noEcho = known.has('number') || fields.has('askedNumber') ? 0 : candidateCosts.noEcho;
  return (fields.has('number') ? 0 : noNumber) + (fields.has('name') || !seeksName ? 0 : noName) + noEcho;
}

export function cheapest(candidates: readonly (Candidate | undefined)[]): Candidate | undefined {
  return candidates.reduce(
    (best, each) => (best === undefined || (each && each.cost < best.cost) ? each : best),
    undefined,
  );
}

/** Words that label a field, name a command or join other words, and do not name a person. */
const labels =
  /^(name|nome|number|n[uú]mero|int|integer|inteiro|value|valor|sum|soma|msg|message|client|cliente|server|servidor|says?|get|is|and|e|of|from|the|my|d[aeo]s?|meu)$/iu;

export function isLabel(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => labels.test(word));
}

/** How unlikely a text is as the program's name. */
export function nameCost(text: string, screen: string): number {
  if (!/\p{L}/u.test(text)) return 25;
  const edges = /^[\p{L}\p{N}].*[\p{L}\p{M}\p{N}.)]$|^\p{L}$/su.test(text) ? 0 : 4;
  // By chance, one or two bytes are often a letter in some character set.
  const unseen = Array.from(text).length < 2 ? 8 : 4;
  return edges + (appearsOn(screen, text) ? 0 : unseen) + (isLabel(text) ? 6 : 0);
}

/** What follows a label on a screen: the labelled word, or a value. */
const labelled = /^[^\S\n]*[\p{L}\p{N}:=]/u;

/**
 * Whether a text appears on a screen, and not as a part of a word. A label such as "Server" must
 * appear alone, not as in "Server ready" or "Server: 7".
 */
export function appearsOn(screen: string, text: string): boolean {
  if (!screen.includes(/\S+/.exec(text)?.[0] ?? '')) return false;
  const isLetter = (beside: string | undefined): boolean => beside !== undefined && /[\p{L}\p{M}\p{N}]/u.test(beside);
  if (isLabel(text))
    return screen
      .split(text)
      .some((after, at, all) => at > 0 && !labelled.test(after) && !isLetter(all[at - 1]?.at(-1)));
  const shown = screen.replace(/\s+/g, ' ');
  const sought = text.replace(/\s+/g, ' ');
  for (let at = shown.indexOf(sought); at !== -1; at = shown.indexOf(sought, at + 1)) {
    if (!isLetter(shown[at - 1]) && !isLetter(shown[at + sought.length])) return true;
  }
  return false;
}

export function isSame(a: ArrayLike<number> | undefined, b: ArrayLike<number>): boolean {
  if (a?.length !== b.length) return false;
  for (let at = 0; at < b.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function agrees(values: FoundValues, at: number, constraints: Constraints): boolean {
  const { known, askedName } = constraints;
  if (values.askedName !== undefined && values.askedName !== askedName) return false;
  if (values.name !== undefined && (!/\p{L}/u.test(values.name) || isEcho(values.name, constraints))) return false;
  return numericFields.every((field) => values[field] === undefined || values[field] === known.get(field)?.[at]);
}

const numericFields = fieldNames.filter((field) => isNumeric(field));

/**
 * Whether a name repeats what was sent: the asked name, whole or without its last letter, or an
 * identifier. The asked name is invented, so no program has it as its own name, unless it is very
 * short.
 */
export function isEcho(name: string, { askedName = '', like = [] }: Pick<Constraints, 'askedName' | 'like'>): boolean {
  return name.length > 2 && (name === askedName || name === askedName.slice(0, -1) || isChanging(name, like));
}

/** Whether the text has what a message has at a place where its author writes something else each time. */
function isChanging(text: string, node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return Object.entries(node).some(([key, value]) =>
    typeof value === 'string' && /^\$?any$/.test(key) ? sharesPart(text, value) : isChanging(text, value),
  );
}

/** Also a part of it, as what is read from the middle of an identifier has. */
function sharesPart(text: string, value: string): boolean {
  const starts = Array.from({ length: Math.max(0, value.length - shortestPart + 1) }, (_, at) => at);
  return starts.some((at) => text.includes(value.slice(at, at + shortestPart)));
}

const shortestPart = 5;
