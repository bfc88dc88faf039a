/**
 * Infers padding: zeros and blanks that compensate for missing digits in the columns of samples.
 */
import type { TextPart } from '../../../../reference/add/dialect.ts';
import type { FieldName } from '../../../../reference/add/values.ts';
import { type Column, isConstant } from './columns.ts';

/**
 * Replaces padding by the width of a field.
 *
 * @returns all possible results. There are two if all integers have the same number of digits: the
 * blanks before them may or may not be padding. There are none if literals differ in anything else.
 */
export function resolvePadding(columns: readonly Column[]): readonly (readonly TextPart[])[] {
  return [false, true].flatMap((isEager) => {
    const parts = resolved(columns, isEager);
    return parts === undefined ? [] : [parts];
  });
}

/** @param isEager whether constant blanks also belong to the number after them */
function resolved(columns: readonly Column[], isEager: boolean): readonly TextPart[] | undefined {
  const literals = columns.map((column) => ('literals' in column ? [...column.literals] : []));
  const parts = columns.map((column, index): TextPart | undefined => {
    if ('literals' in column) return undefined;
    if ('any' in column) return { any: column.any[0] ?? '' };
    if ('lengthOf' in column) return column;
    const { field, written } = column;
    if (field === 'name' || field === 'askedName') return { field };
    if (!written.some((digits) => /^-?0\d/.test(digits))) {
      return blanksAround(column, literals[index - 1] ?? [], literals[index + 1] ?? [], isEager);
    }
    const width = commonLength(written);
    return width === undefined ? undefined : { field, width, pad: '0', align: 'right' };
  });
  if (columns.some((column, index) => !('literals' in column) && parts[index] === undefined)) return undefined;
  if (literals.some((literal) => !isConstant(literal))) return undefined;
  return columns
    .flatMap((column, index) => ('literals' in column ? (literals[index]?.[0] ?? []) : [parts[index] as TextPart]))
    .filter((part) => part !== '');
}

interface NumberColumn {
  readonly field: FieldName;
  readonly written: readonly string[];
}

/**
 * The field of a number, with the padding removed from the literals beside it. Changes `before` and
 * `after`.
 */
function blanksAround({ field, written }: NumberColumn, before: string[], after: string[], isEager: boolean): TextPart {
  const widthWith = (blanks: readonly number[]): number | undefined =>
    commonLength(written.map((digits, at) => digits + ' '.repeat(blanks[at] ?? 0)));
  const trailing = before.map((literal) => literal.length - literal.replace(/ +$/, '').length);
  const width = widthWith(trailing);
  if (width !== undefined && (!isConstant(before) || (isEager && (trailing[0] ?? 0) >= 2))) {
    before.forEach((literal, at) => (before[at] = literal.slice(0, literal.length - (trailing[at] as number))));
    return { field, width, pad: ' ', align: 'right' };
  }
  const leading = after.map((literal) => /^ */.exec(literal)?.[0].length ?? 0);
  const leftWidth = widthWith(leading);
  if (leftWidth !== undefined && !isConstant(after)) {
    after.forEach((literal, at) => (after[at] = literal.slice(leading[at])));
    return { field, width: leftWidth, pad: ' ', align: 'left' };
  }
  return { field };
}

function commonLength(texts: readonly string[]): number | undefined {
  const [first = ''] = texts;
  return texts.every((text) => text.length === first.length) ? first.length : undefined;
}
