/**
 * Several samples of one text side by side, as columns: constant literals, and numbers that change.
 */
import type { FieldName } from '../../../../reference/add/values.ts';
import { type Constraints, fieldOf, isSame, type NumericField } from '../candidate.ts';
import { isLengthSeparator } from './lengths.ts';

/** The text at one place in each sample. */
export type Column =
  | { readonly literals: readonly string[] }
  | { readonly field: FieldName; readonly written: readonly string[] }
  /** It changes without a known meaning. */
  | { readonly any: readonly string[] }
  /** It changes with the number of digits of the field after it. */
  | { readonly lengthOf: FieldName };

const unsigned = /(\d+)/;
const signed = /((?<![\p{L}\p{N}])-\d+|\d+)/u;

/**
 * The possible ways to divide the literal columns into literals and numbers. Usually there is one;
 * if the samples do not agree, none.
 */
export function alignNumbers(columns: readonly Column[], constraints: Constraints): readonly (readonly Column[])[] {
  for (const pattern of [unsigned, signed]) {
    const split = columns.map((column) => ('literals' in column ? alternately(column.literals, pattern) : [column]));
    if (split.every((each) => each !== undefined))
      return withFields(withChangingLengths(split.flat(), constraints), constraints);
  }
  const splitColumns = columns.map((column) =>
    'literals' in column ? splitAtKnownNumber(column.literals, constraints) : [column],
  );
  return splitColumns.every((each) => each !== undefined) ? [mergedLiterals(splitColumns.flat())] : [];
}

/**
 * What matches the pattern, and what is between the matches. Undefined if the samples have different
 * numbers of them.
 */
export function alternately(literals: readonly string[], pattern: RegExp): readonly Column[] | undefined {
  const pieces = literals.map((literal) => literal.split(pattern));
  const [first = []] = pieces;
  if (pieces.some((each) => each.length !== first.length)) return undefined;
  return first.map((_, index) => ({ literals: pieces.map((each) => each[index] as string) }));
}

/**
 * Numbers that change must be known values. Constant numbers may equal a known value by chance: a
 * server that always has the same integer may also have it in its name. Such numbers are tried as a
 * field and as a literal. The choices with the most fields come first.
 */
export function withFields(columns: readonly Column[], constraints: Constraints): readonly (readonly Column[])[] {
  const fields = columns.map((column) =>
    'literals' in column ? numericFieldOf(column.literals, constraints) : undefined,
  );
  const isUnknown = (column: Column, index: number): boolean =>
    'literals' in column &&
    fields[index] === undefined &&
    /^-?\d/.test(column.literals[0] ?? '') &&
    !isConstant(column.literals);
  if (columns.some(isUnknown)) return [];
  let choices: readonly (readonly Column[])[] = [[]];
  for (const [index, column] of columns.entries()) {
    const field = fields[index];
    if (field === undefined || !('literals' in column)) {
      choices = choices.map((choice) => [...choice, column]);
      continue;
    }
    const asField: Column = { field, written: column.literals };
    const isChosen = (choice: readonly Column[]): boolean =>
      !isConstant(column.literals) ||
      choices.length > 16 ||
      (!fields.includes(field, index + 1) && !hasField(choice, field));
    choices = choices.flatMap((choice) =>
      isChosen(choice)
        ? [[...choice, asField]]
        : [
            [...choice, asField],
            [...choice, column],
          ],
    );
  }
  return choices.map(mergedLiterals);
}

/** In `1:9,` and `2:27,`, the first number is how many digits the second has. */
export function withChangingLengths(columns: readonly Column[], constraints: Constraints): readonly Column[] {
  return columns.map((column, index) => {
    const [between, measured] = columns.slice(index + 1);
    if (!('literals' in column) || isConstant(column.literals)) return column;
    if (numericFieldOf(column.literals, constraints) !== undefined) return column;
    if (between === undefined || measured === undefined || !('literals' in between) || !('literals' in measured))
      return column;
    const field = numericFieldOf(measured.literals, constraints);
    const isLength = column.literals.every((text, at) => text === String(measured.literals[at]?.length));
    return field !== undefined && isLength && between.literals.every(isLengthSeparator) ? { lengthOf: field } : column;
  });
}

export function numericFieldOf(literals: readonly string[], constraints: Constraints): NumericField | undefined {
  return literals.every((literal) => /^-?\d{1,15}$/.test(literal))
    ? fieldOf(constraints, literals.map(Number))
    : undefined;
}

function hasField(columns: readonly Column[], field: FieldName): boolean {
  return columns.some((column) => 'field' in column && column.field === field);
}

/** Divides a text at the digits of a known number, even directly after a digit of the name. */
function splitAtKnownNumber(literals: readonly string[], { known }: Constraints): readonly Column[] | undefined {
  const [first = ''] = literals;
  if (isConstant(literals)) return [{ literals }];
  for (const [field, values] of known) {
    const written = values.map(String);
    const digits = written[0] as string;
    for (let at = first.indexOf(digits); at !== -1; at = first.indexOf(digits, at + 1)) {
      const before = first.slice(0, at);
      const after = first.slice(at + digits.length);
      if (!literals.every((literal, index) => literal === before + (written[index] as string) + after)) continue;
      return [{ literals: literals.map(() => before) }, { field, written }, { literals: literals.map(() => after) }];
    }
  }
  return undefined;
}

/** Joins neighbouring literals. */
function mergedLiterals(columns: readonly Column[]): readonly Column[] {
  const result: Column[] = [];
  for (const column of columns) {
    const last = result.at(-1);
    if ('literals' in column && last !== undefined && 'literals' in last) {
      result[result.length - 1] = {
        literals: last.literals.map((literal, at) => literal + (column.literals[at] as string)),
      };
    } else result.push(column);
  }
  return result;
}

export function isConstant(texts: readonly string[]): boolean {
  return isSame(
    texts.map((text) => (text === texts[0] ? 1 : 0)),
    texts.map(() => 1),
  );
}
