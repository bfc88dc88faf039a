/**
 * Several samples of one text, laid side by side: columns of literals that stay and of numbers that change.
 */
import type { TextPart } from '../../reference/add/dialect.ts';
import type { FieldName } from '../../reference/add/values.ts';
import { type Clues, fieldOf, isSame, type NumericField } from './locate-clues.ts';

/** What stands at one place in each sample. */
export type Column =
  { readonly literals: readonly string[] } | { readonly field: FieldName; readonly written: readonly string[] };

const unsigned = /(\d+)/;
const signed = /((?<![\p{L}\p{N}])-\d+|\d+)/u;

/** The ways in which the numbers of the literal columns can be told apart: usually one; none where the samples do not agree. */
export function alignNumbers(columns: readonly Column[], clues: Clues): readonly (readonly Column[])[] {
  for (const pattern of [unsigned, signed]) {
    const split = columns.map((column) => ('field' in column ? [column] : splitNumbers(column.literals, pattern)));
    if (split.every((each) => each !== undefined)) return withFields(split.flat(), clues);
  }
  const glued = columns.map((column) => ('field' in column ? [column] : cutOut(column.literals, clues)));
  return glued.every((each) => each !== undefined) ? [joined(glued.flat())] : [];
}

/** Literals and digits in turn, as many in each sample. */
function splitNumbers(literals: readonly string[], pattern: RegExp): readonly Column[] | undefined {
  const pieces = literals.map((literal) => literal.split(pattern));
  const [first = []] = pieces;
  if (pieces.some((each) => each.length !== first.length)) return undefined;
  return first.map((_, index) => ({ literals: pieces.map((each) => each[index] as string) }));
}

/**
 * Numbers that change must be known. Of those that stay, one for each field is meant, any of them: that of a server that
 * always has the same number may stand in its name, too.
 */
function withFields(columns: readonly Column[], clues: Clues): readonly (readonly Column[])[] {
  const fields = columns.map((column) => ('field' in column ? undefined : numberIn(column.literals, clues)));
  const isUnknown = (column: Column, index: number): boolean =>
    'literals' in column &&
    fields[index] === undefined &&
    /^-?\d/.test(column.literals[0] ?? '') &&
    !isConstant(column.literals);
  if (columns.some(isUnknown)) return [];
  let choices: readonly (readonly Column[])[] = [[]];
  for (const [index, column] of columns.entries()) {
    const field = fields[index];
    if (field === undefined || 'field' in column) {
      choices = choices.map((choice) => [...choice, column]);
      continue;
    }
    const asField: Column = { field, written: column.literals };
    const stays = isConstant(column.literals);
    choices = choices.flatMap((choice) => {
      const isTaken = choice.some((each) => 'field' in each && each.field === field);
      const isLast = !fields.includes(field, index + 1);
      if (!stays) return [[...choice, asField]];
      if (isTaken) return [[...choice, column]];
      return isLast || choices.length > 16
        ? [[...choice, asField]]
        : [
            [...choice, asField],
            [...choice, column],
          ];
    });
  }
  return choices.map(joined);
}

function numberIn(literals: readonly string[], clues: Clues): NumericField | undefined {
  return literals.every((literal) => /^-?\d{1,15}$/.test(literal)) ? fieldOf(clues, literals.map(Number)) : undefined;
}

/** For an integer that stands right behind a digit of the name. */
function cutOut(literals: readonly string[], { known }: Clues): readonly Column[] | undefined {
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

/** Neighbouring literals made one. */
function joined(columns: readonly Column[]): readonly Column[] {
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

/** Zeros and blanks that make up for missing digits become a width; undefined where literals differ in anything else. */
export function settlePadding(columns: readonly Column[]): readonly TextPart[] | undefined {
  const literals = columns.map((column) => ('literals' in column ? [...column.literals] : []));
  const parts: (TextPart | undefined)[] = columns.map((column, index) => {
    if ('literals' in column) return undefined;
    const { field, written } = column;
    if (field === 'name' || field === 'askedName') return { field };
    const width = commonLength(written);
    if (written.some((digits) => /^-?0\d/.test(digits))) {
      return width === undefined ? undefined : { field, width, pad: '0', align: 'right' };
    }
    return blanksAround(field, written, literals[index - 1], literals[index + 1]);
  });
  if (columns.some((column, index) => 'field' in column && parts[index] === undefined)) return undefined;
  if (literals.some((literal) => !isConstant(literal))) return undefined;
  return columns
    .flatMap((column, index) => ('field' in column ? [parts[index] as TextPart] : (literals[index]?.[0] ?? [])))
    .filter((part) => part !== '');
}

/** Takes the padding out of the literals beside it. */
function blanksAround(
  field: FieldName,
  written: readonly string[],
  before: string[] | undefined,
  after: string[] | undefined,
): TextPart {
  if (before !== undefined && !isConstant(before)) {
    const blanks = before.map((literal) => literal.length - literal.trimEnd().length);
    const width = commonLength(written.map((digits, at) => digits + ' '.repeat(blanks[at] as number)));
    if (width !== undefined) {
      for (const [at, literal] of before.entries())
        before[at] = literal.slice(0, literal.length - (blanks[at] as number));
      return { field, width, pad: ' ', align: 'right' };
    }
  }
  if (after !== undefined && !isConstant(after)) {
    const blanks = after.map((literal) => /^ */.exec(literal)?.[0].length ?? 0);
    const width = commonLength(written.map((digits, at) => digits + ' '.repeat(blanks[at] as number)));
    if (width !== undefined) {
      for (const [at, literal] of after.entries()) after[at] = literal.slice(blanks[at]);
      return { field, width, pad: ' ', align: 'left' };
    }
  }
  return { field };
}

function commonLength(texts: readonly string[]): number | undefined {
  const [first = ''] = texts;
  return texts.every((text) => text.length === first.length) ? first.length : undefined;
}

function isConstant(texts: readonly string[]): boolean {
  return isSame(
    texts.map((text) => (text === texts[0] ? 1 : 0)),
    texts.map(() => 1),
  );
}
