/**
 * Infers the fields of messages that are trees of values (JSON, pickles, Python literals): the
 * meaning of each scalar.
 */
import type { TextPart } from '../../../../reference/add/dialect.ts';
import type { FieldName } from '../../../../reference/add/values.ts';
import { type Constraints, fieldOf, isLabel, nameCost, appearsOn } from '../candidate.ts';
import { inferTextIn, isFieldOf } from '../text/fields.ts';

export type ScalarValue = string | number | boolean | null;

/** A scalar value in one sample. */
export interface Scalar {
  /** Its position in the tree, which is the same in every sample. */
  readonly path: string;
  /** The key that it is the value of; empty if there is none. */
  readonly label: string;
  /** It is a key itself. */
  readonly isKey?: boolean;
  readonly value: ScalarValue;
}

/** A scalar with its values in all samples. */
interface ScalarColumn extends Scalar {
  readonly values: readonly ScalarValue[];
}

export type ScalarMeaning =
  | { readonly field: FieldName }
  | { readonly parts: readonly TextPart[] }
  /** It changes for an unknown reason, as the time of day does. */
  | 'any';

/**
 * A scalar may change for an unknown reason, provided that another one is the integer.
 *
 * @param samples the scalars of each sample, in the same order
 * @returns the meaning of all scalars that are not constants, by their path; undefined if the
 * samples differ in anything else
 */
export function explainScalars(
  samples: readonly (readonly Scalar[])[],
  constraints: Constraints,
): ReadonlyMap<string, ScalarMeaning> | undefined {
  const [first = []] = samples;
  const isAligned = samples.every((scalars) => isSameShape(scalars, first));
  if (!isAligned) return undefined;
  const meanings = new Map<string, ScalarMeaning>();
  const columns = first.map((scalar, index) => ({
    ...scalar,
    values: samples.map((scalars) => scalars[index]?.value ?? null),
  }));
  for (const { path, value, values, isKey } of likeliestFirst(columns)) {
    const isConstant = values.every((each) => each === value);
    const field =
      numberIn(values, constraints) ?? (value === constraints.askedName && isConstant ? 'askedName' : undefined);
    if (field !== undefined && !(isConstant && has(meanings, field))) meanings.set(path, { field });
    else if (!isConstant) {
      const parts = partsOf(values, constraints);
      if (parts === undefined && isKey === true) return undefined;
      meanings.set(path, parts === undefined ? 'any' : { parts });
    }
  }
  if ([...meanings.values()].includes('any') && !has(meanings, 'number')) return undefined;
  if (!has(meanings, 'number')) findNumberInTexts(columns, meanings, constraints);
  const name =
    constraints.seeksName && !has(meanings, 'name')
      ? nameScalar(
          first.filter(({ path }) => !meanings.has(path)),
          constraints.screen,
        )
      : undefined;
  return name === undefined ? meanings : meanings.set(name.path, { field: 'name' });
}

const unexplainedCost = 6;

export function costOfUnexplained(meanings: ReadonlyMap<string, ScalarMeaning>): number {
  return unexplainedCost * [...meanings.values()].filter((meaning) => meaning === 'any').length;
}

function isSameShape(a: readonly Scalar[], b: readonly Scalar[]): boolean {
  return a.length === b.length && a.every((scalar, at) => scalar.path === b[at]?.path);
}

/** If several scalars have the same number, the one whose key mentions a number is the field. */
function likeliestFirst(scalars: readonly ScalarColumn[]): readonly ScalarColumn[] {
  const rank = ({ label }: Scalar): number => (/num|n[uú]m|int|val/i.test(label) ? 0 : 1);
  return scalars.toSorted((a, b) => rank(a) - rank(b));
}

function numberIn(values: readonly ScalarValue[], constraints: Constraints): FieldName | undefined {
  const numbers = values.map((value) => {
    if (typeof value === 'string') return /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : Number.NaN;
    return typeof value === 'number' ? value : Number.NaN;
  });
  return fieldOf(constraints, numbers);
}

function partsOf(values: readonly ScalarValue[], constraints: Constraints): readonly TextPart[] | undefined {
  return values.every((value) => typeof value === 'string') ? inferTextIn(values, constraints) : undefined;
}

/** A constant number may be a part of a constant text. */
function findNumberInTexts(
  columns: readonly ScalarColumn[],
  meanings: Map<string, ScalarMeaning>,
  constraints: Constraints,
): void {
  for (const { path, values } of columns) {
    const parts = meanings.has(path) ? undefined : partsOf(values, constraints);
    if (parts?.some((part) => isFieldOf(part, 'number')) !== true) continue;
    meanings.set(path, { parts });
    return;
  }
}

function has(meanings: ReadonlyMap<string, ScalarMeaning>, field: FieldName): boolean {
  return [...meanings.values()].some((meaning) => {
    if (meaning === 'any') return false;
    if ('field' in meaning) return meaning.field === field;
    return meaning.parts.some((part) => isFieldOf(part, field));
  });
}

/** The text that is most likely the name. */
function nameScalar(scalars: readonly Scalar[], screen: string): Scalar | undefined {
  const cost = ({ label, isKey, value }: Scalar): number =>
    nameCost(String(value), screen) +
    (isKey === true ? 8 : 0) -
    (/name|nome/i.test(label) ? 6 : 0) -
    Math.min(String(value).length, 20) / 100;
  const texts = scalars.filter(
    ({ value, isKey }) =>
      typeof value === 'string' &&
      /\p{L}/u.test(value) &&
      !(isKey === true && (isLabel(value) || !appearsOn(screen, value))),
  );
  return texts.toSorted((a, b) => cost(a) - cost(b))[0];
}
