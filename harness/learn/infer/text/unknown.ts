/**
 * Several samples of one text side by side, in which words change without a known meaning: a time,
 * a random identifier.
 */
import type { Constraints } from '../candidate.ts';
import { alternately, type Column, isConstant, numericFieldOf, withChangingLengths, withFields } from './columns.ts';

const word = /([\p{L}\p{M}\p{N}]+)/u;

/**
 * The possible ways to divide the literal columns into literals, numbers and words that change. None
 * if the samples have different numbers of words, or other characters between them.
 */
export function alignUnknown(columns: readonly Column[], constraints: Constraints): readonly (readonly Column[])[] {
  const split = columns.map((column) => ('literals' in column ? alternately(column.literals, word) : [column]));
  if (!split.every((each) => each !== undefined)) return [];
  const marked = withChangingLengths(split.flat(), constraints).map((column): Column => {
    if (!('literals' in column) || isConstant(column.literals)) return column;
    return numericFieldOf(column.literals, constraints) === undefined ? { any: column.literals } : column;
  });
  return withFields(joined(marked), constraints);
}

/** The parts of one value belong together, also those that are equal by chance: `12.30.45`. */
function joined(columns: readonly Column[]): readonly Column[] {
  const result: Column[] = [];
  for (const column of columns) {
    const [before, between] = result.slice(-2);
    if (before === undefined || between === undefined || !isOneValue(before, between, column)) result.push(column);
    else
      result.splice(-2, 2, {
        any: textsOf(before).map((text, at) => text + [between, column].map((each) => textsOf(each)[at]).join('')),
      });
  }
  return result;
}

/** Two neighbours with digits, at least one of which changes, and a dot or a hyphen between them. */
function isOneValue(before: Column, between: Column, after: Column): boolean {
  if ('field' in before || 'field' in after || !('literals' in between)) return false;
  if ('lengthOf' in before || 'lengthOf' in after) return false;
  if (!('any' in before) && !('any' in after)) return false;
  const isJoint = between.literals.every((text) => /^[.-]$/.test(text));
  return isJoint && [before, after].every((column) => textsOf(column).some((text) => /\d/.test(text)));
}

function textsOf(column: Column): readonly string[] {
  if ('lengthOf' in column) return [];
  return 'field' in column ? column.written : 'any' in column ? column.any : column.literals;
}
