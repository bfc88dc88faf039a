/**
 * Locating fields in messages that are trees of values (JSON, pickles, Python literals): what each leaf means.
 */
import type { TextPart } from '../../../../reference/add/dialect.ts';
import type { FieldName } from '../../../../reference/add/values.ts';
import { type Clues, fieldOf, isLabel, nameCost, standsOn } from '../candidate.ts';
import { locateInText } from '../text/text.ts';

export type LeafValue = string | number | boolean | null;

/** A leaf and its value in one sample. */
export interface Leaf {
  /** Where it stands; the same in every sample. */
  readonly path: string;
  /** The key under which it stands, if any. */
  readonly label: string;
  /** It is a key itself. */
  readonly isKey?: boolean;
  readonly value: LeafValue;
}

/** A leaf and its values in all samples. */
interface LeafColumn extends Leaf {
  readonly values: readonly LeafValue[];
}

export type LeafMeaning =
  | { readonly field: FieldName }
  | { readonly parts: readonly TextPart[] }
  /** It is another one each time, as the time of day is, and nothing is known of it. */
  | 'any';

/**
 * @param samples the leaves of each sample, in the same order
 * @param allows whether a leaf may be another one each time for a reason that is not known, where the integer stands in another
 * @returns the leaves that are no constants, by their path; undefined where the samples differ in anything that is not understood
 */
export function explainLeaves(
  samples: readonly (readonly Leaf[])[],
  clues: Clues,
  allows?: { readonly any: boolean },
): ReadonlyMap<string, LeafMeaning> | undefined {
  const [first = []] = samples;
  const isAligned = samples.every((leaves) => isSameShape(leaves, first));
  if (!isAligned) return undefined;
  const meanings = new Map<string, LeafMeaning>();
  const columns = first.map((leaf, index) => ({
    ...leaf,
    values: samples.map((leaves) => leaves[index]?.value ?? null),
  }));
  for (const { path, value, values, isKey } of likeliestFirst(columns)) {
    const isConstant = values.every((each) => each === value);
    const field = numberIn(values, clues) ?? (value === clues.askedName && isConstant ? 'askedName' : undefined);
    if (field !== undefined && !(isConstant && has(meanings, field))) meanings.set(path, { field });
    else if (!isConstant) {
      const parts = partsOf(values, clues);
      if (parts === undefined && (allows?.any !== true || isKey === true)) return undefined;
      meanings.set(path, parts === undefined ? 'any' : { parts });
    }
  }
  if ([...meanings.values()].includes('any') && !has(meanings, 'number')) return undefined;
  if (!has(meanings, 'number')) findInTexts(columns, meanings, clues);
  const name =
    clues.seeksName && !has(meanings, 'name')
      ? nameLeaf(
          first.filter(({ path }) => !meanings.has(path)),
          clues.screen,
        )
      : undefined;
  return name === undefined ? meanings : meanings.set(name.path, { field: 'name' });
}

function isSameShape(a: readonly Leaf[], b: readonly Leaf[]): boolean {
  return a.length === b.length && a.every((leaf, at) => leaf.path === b[at]?.path);
}

/** Of several leaves with the same number, the one whose key speaks of a number is meant. */
function likeliestFirst(leaves: readonly LeafColumn[]): readonly LeafColumn[] {
  const speaks = ({ label }: Leaf): number => (/num|n[uú]m|int|val/i.test(label) ? 0 : 1);
  return leaves.toSorted((a, b) => speaks(a) - speaks(b));
}

function numberIn(values: readonly LeafValue[], clues: Clues): FieldName | undefined {
  const numbers = values.map((value) => {
    if (typeof value === 'string') return /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : Number.NaN;
    return typeof value === 'number' ? value : Number.NaN;
  });
  return fieldOf(clues, numbers);
}

function partsOf(values: readonly LeafValue[], clues: Clues): readonly TextPart[] | undefined {
  return values.every((value) => typeof value === 'string') ? locateInText(values, clues) : undefined;
}

/** A number that is always the same may stand in a text that is always the same. */
function findInTexts(columns: readonly LeafColumn[], meanings: Map<string, LeafMeaning>, clues: Clues): void {
  for (const { path, values } of columns) {
    const parts = meanings.has(path) ? undefined : partsOf(values, clues);
    if (parts?.some((part) => typeof part === 'object' && part.field === 'number') !== true) continue;
    meanings.set(path, { parts });
    return;
  }
}

function has(meanings: ReadonlyMap<string, LeafMeaning>, field: FieldName): boolean {
  return [...meanings.values()].some((meaning) => {
    if (meaning === 'any') return false;
    if ('field' in meaning) return meaning.field === field;
    return meaning.parts.some((part) => typeof part === 'object' && part.field === field);
  });
}

/** The text leaf that is likeliest a name. */
function nameLeaf(leaves: readonly Leaf[], screen: string): Leaf | undefined {
  const cost = ({ label, isKey, value }: Leaf): number =>
    nameCost(String(value), screen) +
    (isKey === true ? 8 : 0) -
    (/name|nome/i.test(label) ? 6 : 0) -
    Math.min(String(value).length, 20) / 100;
  const texts = leaves.filter(
    ({ value, isKey }) =>
      typeof value === 'string' &&
      /\p{L}/u.test(value) &&
      !(isKey === true && (isLabel(value) || !standsOn(screen, value))),
  );
  return texts.toSorted((a, b) => cost(a) - cost(b))[0];
}
