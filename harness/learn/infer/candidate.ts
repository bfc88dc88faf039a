/**
 * What is known about a message before its bytes are read, and how likely a reading of it is.
 *
 * A reading is judged by its cost: the simpler it is, and the more of what must be there it finds, the less it costs. Costs are
 * multiples of a half; only their differences mean something.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeLayout, encode } from '../../../reference/add/message.ts';
import { type FieldName, fieldNames, type FoundValues, isNumeric } from '../../../reference/add/values.ts';

export type NumericField = Exclude<FieldName, 'name' | 'askedName'>;

export interface Constraints {
  /** The value in each sample of every number that the message may carry; where two are alike, the first is meant. */
  readonly known: ReadonlyMap<NumericField, readonly number[]>;
  /** The name that was asked with, which a reply may repeat. */
  readonly askedName?: string;
  /** What the program displayed: most likely its own name, too. */
  readonly screen: string;
  /** Whether a name may be found: in a message of several datagrams, only one has it. */
  readonly seeksName: boolean;
  /** Whether the message has other datagrams, in which the number may stand. */
  readonly hasOthers: boolean;
}

/** A way to read a datagram that holds for every sample. */
export interface Candidate {
  readonly layout: Layout;
  readonly cost: number;
  readonly fields: ReadonlySet<FieldName>;
  readonly name?: string;
  /** How much speaks against the name, which is part of the cost. */
  readonly doubt?: number;
}

export const costs = { noNumber: 30, noName: 15, noEcho: 4, elsewhere: 6, inexact: 1, repeated: 12 } as const;

export function fieldOf({ known }: Constraints, values: readonly number[]): NumericField | undefined {
  for (const [field, expected] of known) if (isSame(expected, values)) return field;
  return undefined;
}

/**
 * @param cost of the form as such
 * @returns undefined where the layout does not give back what is known of each sample
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
  const isExact = payloads.every((payload, at) => isSame(rewritten(layout, found[at] as FoundValues), payload));
  const fields = new Set(Object.keys(found[0] ?? {}) as FieldName[]);
  const shown =
    name === undefined ? 0 : nameCost(name, constraints.screen) + (repeats(name, constraints) ? costs.repeated : 0);
  const total = cost + missingCost(fields, constraints) + shown + (isExact ? 0 : costs.inexact);
  return { layout, cost: total, fields, ...(name === undefined ? {} : { name, doubt: shown }) };
}

/** "Hello Ana, I am Rui" is no name where Ana asked. */
function repeats(name: string, { askedName = '' }: Constraints): boolean {
  return askedName.length > 2 && name !== askedName && name.includes(askedName);
}

/** What a message must have, and this reading does not find in it. */
export function missingCost(fields: ReadonlySet<FieldName>, { known, seeksName, hasOthers }: Constraints): number {
  const noNumber = hasOthers ? costs.elsewhere : costs.noNumber;
  const noName = hasOthers ? costs.elsewhere : costs.noName;
  // What has no integer of its own may send one back.
  const noEcho = known.has('number') || fields.has('askedNumber') ? 0 : costs.noEcho;
  return (fields.has('number') ? 0 : noNumber) + (fields.has('name') || !seeksName ? 0 : noName) + noEcho;
}

export function cheapest(candidates: readonly (Candidate | undefined)[]): Candidate | undefined {
  return candidates.reduce(
    (best, each) => (best === undefined || (each && each.cost < best.cost) ? each : best),
    undefined,
  );
}

/** Words that label a field, name a command or join other words rather than name a person. */
const labels =
  /^(name|nome|number|n[uú]mero|int|integer|inteiro|value|valor|sum|soma|msg|message|client|cliente|server|servidor|says?|get|is|and|e|of|from|the|my|d[aeo]s?|meu)$/iu;

export function isLabel(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => labels.test(word));
}

/** How much speaks against a text as the program's name. */
export function nameCost(text: string, screen: string): number {
  if (!/\p{L}/u.test(text)) return 25;
  const edges = /^[\p{L}\p{N}].*[\p{L}\p{M}\p{N}.)]$|^\p{L}$/su.test(text) ? 0 : 4;
  // Any byte or two are a letter in some character set.
  const unseen = Array.from(text).length < 2 ? 8 : 4;
  return edges + (appearsOn(screen, text) ? 0 : unseen) + (isLabel(text) ? 6 : 0);
}

/** What follows a label there: the word that it is said of, or its value. */
const labelled = /^[^\S\n]*[\p{L}\p{N}:=]/u;

/** Whether a text stands on a screen, and not in the middle of a word; the word "Server" alone, and not as in "Server ready" or "Server: 7". */
export function appearsOn(screen: string, text: string): boolean {
  if (!screen.includes(/\S+/.exec(text)?.[0] ?? '')) return false;
  const isPart = (beside: string | undefined): boolean => beside !== undefined && /[\p{L}\p{M}\p{N}]/u.test(beside);
  if (isLabel(text))
    return screen.split(text).some((after, at, all) => at > 0 && !labelled.test(after) && !isPart(all[at - 1]?.at(-1)));
  const shown = screen.replace(/\s+/g, ' ');
  const sought = text.replace(/\s+/g, ' ');
  for (let at = shown.indexOf(sought); at !== -1; at = shown.indexOf(sought, at + 1)) {
    if (!isPart(shown[at - 1]) && !isPart(shown[at + sought.length])) return true;
  }
  return false;
}

export function isSame(a: ArrayLike<number> | undefined, b: ArrayLike<number>): boolean {
  if (a?.length !== b.length) return false;
  for (let at = 0; at < b.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function agrees(values: FoundValues, at: number, { known, askedName }: Constraints): boolean {
  if (values.askedName !== undefined && values.askedName !== askedName) return false;
  if (values.name !== undefined && (!/\p{L}/u.test(values.name) || isEcho(values.name, askedName))) return false;
  return numericFields.every((field) => values[field] === undefined || values[field] === known.get(field)?.[at]);
}

const numericFields = fieldNames.filter((field) => isNumeric(field));

/** The name that was asked with, whole or without its last letter, was made up: no program has it by itself, unless it is very short. */
export function isEcho(name: string, askedName = ''): boolean {
  return name.length > 2 && (name === askedName || name === askedName.slice(0, -1));
}

function rewritten(layout: Layout, values: FoundValues): Uint8Array | undefined {
  try {
    return encode([layout], { name: '', number: 0, ...values })[0];
  } catch {
    return undefined;
  }
}
