/**
 * Zeros and blanks that make up for missing digits, seen in columns of samples.
 */
import type { TextPart } from '../../../../reference/add/dialect.ts';
import type { FieldName } from '../../../../reference/add/values.ts';
import { type Column, isConstant } from './columns.ts';

/**
 * Padding becomes a width.
 *
 * @returns the ways to see it: where all integers have equally many digits, blanks before them may be theirs or not; none where
 *   literals differ in anything else
 */
export function settlePadding(columns: readonly Column[]): readonly (readonly TextPart[])[] {
  return [false, true].flatMap((isEager) => {
    const parts = settled(columns, isEager);
    return parts === undefined ? [] : [parts];
  });
}

/** @param isEager whether blanks that are always the same belong to the number behind them, too */
function settled(columns: readonly Column[], isEager: boolean): readonly TextPart[] | undefined {
  const literals = columns.map((column) => ('literals' in column ? [...column.literals] : []));
  const parts = columns.map((column, index): TextPart | undefined => {
    if ('literals' in column) return undefined;
    const { field, written } = column;
    if (field === 'name' || field === 'askedName') return { field };
    if (!written.some((digits) => /^-?0\d/.test(digits))) {
      return blanksAround(column, literals[index - 1] ?? [], literals[index + 1] ?? [], isEager);
    }
    const width = commonLength(written);
    return width === undefined ? undefined : { field, width, pad: '0', align: 'right' };
  });
  if (columns.some((column, index) => 'field' in column && parts[index] === undefined)) return undefined;
  if (literals.some((literal) => !isConstant(literal))) return undefined;
  return columns
    .flatMap((column, index) => ('field' in column ? [parts[index] as TextPart] : (literals[index]?.[0] ?? [])))
    .filter((part) => part !== '');
}

interface NumberColumn {
  readonly field: FieldName;
  readonly written: readonly string[];
}

/** Takes the padding out of the literals beside it. */
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
