/** From the bytes of a roster to its rows. What cannot be right is refused, with the line. Pure. */
import { foldText } from '../fold.ts';
import { RosterError, type Roster, type RosterColumns, type RosterRow } from '../roster.ts';
import { delimiters, readCsv, type CsvRecord, type Delimiter } from './csv.ts';
import { decodeRoster } from './decode.ts';
import { countRecognised, readHeader, type RosterHeader } from './header.ts';
import { readRow } from './row.ts';

/**
 * @param columns the headings of the course, where they are not among the known ones
 * @throws RosterError
 */
export function parseRoster(bytes: Uint8Array, columns: RosterColumns = {}): Roster {
  const { text, note } = decodeRoster(bytes);
  const [first, ...lines] = readCsv(...withDelimiter(text, columns));
  if (first === undefined)
    throw new RosterError('it is empty; its first line must be headings, such as "id,name,email,group"');
  const header = readHeader(first.cells, columns);
  requireEqualWidths(first, lines);
  const people = lines.filter((each) => !isAboutColumns(each, header));
  const rows = withoutRepeated(people.map((each) => readRow(each, header)));
  if (rows.length === 0) throw new RosterError('it has headings and no row below them');
  requireUnique(rows);
  return { rows, notes: note === undefined ? [] : [note] };
}

/** Excel says the delimiter in a first line of its own; else the one that makes the most of the headings. */
function withDelimiter(text: string, columns: RosterColumns): [text: string, delimiter: Delimiter] {
  const said = /^sep=([,;\t])(?=[\r\n])/.exec(text);
  // The line stays, without text, so that lines are counted as a person counts them.
  if (said !== null) return [text.slice(said[0].length), said[1] as Delimiter];
  const tries = delimiters.map((delimiter) => {
    const cells = firstCells(text, delimiter);
    return { delimiter, recognised: countRecognised(cells, columns), width: cells.length };
  });
  const [best] = tries.toSorted((a, b) => b.recognised - a.recognised || b.width - a.width);
  return [text, best?.delimiter ?? ','];
}

function firstCells(text: string, delimiter: Delimiter): readonly string[] {
  try {
    for (const { cells } of readCsv(text, delimiter)) return cells;
  } catch (error) {
    if (!(error instanceof RosterError)) throw error;
  }
  return [];
}

/** Below the headings, Canvas says how many points a column is worth, and whether it is hidden. */
function isAboutColumns({ cells }: CsvRecord, { isCanvas }: RosterHeader): boolean {
  const [first = ''] = cells;
  if (!isCanvas) return false;
  return first.includes('Points Possible') || (first.trim() === '' && (cells[1] ?? '').trim() === '');
}

const mostTold = 5;

function requireEqualWidths(header: CsvRecord, lines: readonly CsvRecord[]): void {
  const width = header.cells.length;
  const wrong = lines.filter(
    ({ cells }) => cells.length < width || cells.slice(width).some((each) => each.trim() !== ''),
  );
  if (wrong.length === 0) return;
  const told = wrong.slice(0, mostTold).map(({ line, cells }) => `line ${line} has ${cells.length}`);
  const others = wrong.length > mostTold ? [`and ${wrong.length - mostTold} more lines differ`] : [];
  throw new RosterError(
    `the headings have ${width} cell${width === 1 ? '' : 's'}, but ${[...told, ...others].join(', ')}; put a cell that contains the delimiter between quotation marks`,
  );
}

/** A person may be listed once for each class: a row that says the same again is ignored. */
function withoutRepeated(rows: readonly RosterRow[]): readonly RosterRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const { line, ids, platform, names, email, group } = row;
    const key = JSON.stringify([ids, platform, names, email, group]);
    const before = seen.get(key);
    if (before !== undefined) return { ...row, ignored: `it repeats line ${before}`, repeats: before };
    seen.set(key, line);
    return row;
  });
}

function requireUnique(rows: readonly RosterRow[]): void {
  const seen = new Map<string, number>();
  for (const { line, ids, platform, email, ignored } of rows) {
    if (ignored !== undefined) continue;
    const number = platform === undefined ? [] : [['number', platform.number] as const];
    const own = ids.slice(0, 1).map((id) => ['id', id] as const);
    const mail = ids.length === 0 && email !== '' ? [['e-mail address', email] as const] : [];
    for (const [what, value] of [...own, ...number, ...mail]) {
      const key = `${what} ${foldText(value)}`;
      const before = seen.get(key);
      if (before !== undefined)
        throw new RosterError(
          `lines ${before} and ${line} have the same ${what} "${value}"; correct or remove one of them`,
        );
      seen.set(key, line);
    }
  }
}
