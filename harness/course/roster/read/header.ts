/**
 * Which column of a roster holds what: by the course's own headings, else by known ones, and by the
 * form of an export from Canvas. Pure.
 */
import { foldText, plainWords } from '../fold.ts';
import { RosterError, type RosterColumns } from '../roster.ts';
import { idHeadings, knownHeadings, type RosterField } from './headings.ts';

export interface RosterHeader {
  readonly width: number;
  readonly isCanvas: boolean;
  /** Columns, counted from 0; ids in the order in which people use them. */
  readonly ids: readonly number[];
  /** The ids that may be "Participant 123", as Moodle writes. */
  readonly moodle: readonly number[];
  readonly single: Readonly<Partial<Record<Exclude<RosterField, 'id'>, number>>>;
}

/** @throws RosterError if a heading is missing or says the same as another one */
export function readHeader(cells: readonly string[], columns: RosterColumns): RosterHeader {
  const isCanvas = isCanvasHeader(cells);
  const recognised = cells.map((cell) => knownHeadings.get(headingWords(cell)));
  const columnOf = (field: Exclude<RosterField, 'id'>): number | undefined => {
    const wanted = columns[field];
    if (wanted === false) return undefined;
    if (wanted !== undefined) return indexOf(cells, wanted);
    const found = indexesOf(recognised, field);
    const [first, second] = found;
    if (first !== undefined && second !== undefined)
      throw new RosterError(
        `line 1 has two headings for one thing, "${cells[first]}" and "${cells[second]}"; rename or remove one of them`,
      );
    return first;
  };
  const [name, surname] = [columnOf('name'), columnOf('surname')];
  const givenName = columnOf('givenName');
  // "Nome" beside "Apelido" is the given name.
  const isGiven = surname !== undefined && givenName === undefined && columns.name === undefined;
  const header = {
    width: cells.length,
    isCanvas,
    ids: idColumns(cells, recognised, columns),
    moodle: cells.flatMap((cell, at) => (headingWords(cell).startsWith('identif') ? [at] : [])),
    single: withoutAbsent({
      name: isGiven ? undefined : name,
      givenName: isGiven ? name : givenName,
      surname,
      email: columnOf('email'),
      group: columnOf('group'),
    }),
  };
  if (header.ids.length === 0 && name === undefined && surname === undefined && header.single.email === undefined)
    throw new RosterError(
      `line 1 names no column with ids, names or e-mail addresses, only ${quoteSome(cells)}; begin the roster with a line of headings such as "id,name,email,group"`,
    );
  return header;
}

/** How many columns of a line are recognised: a measure of whether the line was split as it was meant. */
export function countRecognised(cells: readonly string[], columns: RosterColumns): number {
  const own = Object.values(columns)
    .flat()
    .filter((each) => typeof each === 'string');
  const ownFolded = new Set(own.map(foldText));
  return cells.filter((cell) => knownHeadings.has(headingWords(cell)) || ownFolded.has(foldText(cell))).length;
}

/** A gradebook of Canvas: its first columns are fixed. "Section" is a class, and not a group that works together. */
function isCanvasHeader(cells: readonly string[]): boolean {
  const [first = '', second = ''] = cells;
  return (
    cells.length > 3 &&
    first.includes('Student') &&
    second.trim() === 'ID' &&
    cells.some((each) => each.includes('Section'))
  );
}

function idColumns(
  cells: readonly string[],
  recognised: readonly (RosterField | undefined)[],
  { id }: RosterColumns,
): readonly number[] {
  if (id === false) return [];
  if (id !== undefined) return [id].flat().map((heading) => indexOf(cells, heading));
  const rankOf = (at: number): number => idHeadings.indexOf(headingWords(cells[at] ?? ''));
  return indexesOf(recognised, 'id').toSorted((a, b) => rankOf(a) - rankOf(b));
}

function indexesOf(recognised: readonly (RosterField | undefined)[], field: RosterField): readonly number[] {
  return recognised.flatMap((each, at) => (each === field ? [at] : []));
}

function indexOf(cells: readonly string[], heading: string): number {
  const found = cells.flatMap((cell, at) => (foldText(cell) === foldText(heading) ? [at] : []));
  const [first, second] = found;
  if (first === undefined)
    throw new RosterError(`line 1 has no heading "${heading}", which the course names; it has ${quoteSome(cells)}`);
  if (second !== undefined) throw new RosterError(`line 1 has the heading "${heading}" twice; rename one of them`);
  return first;
}

function headingWords(cell: string): string {
  // In "N.º" and "Nº" the ordinal sign is the letter o.
  return plainWords(cell.replaceAll(/\.?[º°]/g, 'o ')).join(' ');
}

function quoteSome(cells: readonly string[]): string {
  const shown = cells.slice(0, 8).map((each) => `"${each.slice(0, 40)}"`);
  return [...shown, ...(cells.length > 8 ? ['…'] : [])].join(', ');
}

function withoutAbsent<Fields extends Record<string, number | undefined>>(
  fields: Fields,
): { readonly [key in keyof Fields]?: number } {
  return Object.fromEntries(Object.entries(fields).filter(([, at]) => at !== undefined)) as never;
}
