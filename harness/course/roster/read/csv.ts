/**
 * Reads CSV as RFC 4180 describes it, with any delimiter and any kind of line end. Lines without
 * any text are left out. A cell is data, whatever it looks like. Pure.
 */
import { RosterError } from '../roster.ts';

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

export interface CsvRecord {
  /** The line that it begins on, counted from 1: a quoted cell may hold several lines. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** @throws RosterError where the quotation marks of a cell are wrong */
export function* readCsv(text: string, delimiter: Delimiter): Generator<CsvRecord> {
  const plainCell = new RegExp(`[^${delimiter}\\r\\n]*`, 'y');
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const begin = line;
    const cells: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at, line) : matchAt(plainCell, text, at);
      cells.push(cell.value);
      at = cell.end;
      line += cell.lines;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    const lineEnd = matchAt(/\r\n|\r|\n|$/y, text, at);
    if (lineEnd.end === at && at < text.length)
      throw new RosterError(
        `line ${line} has text after the quotation mark that closes a cell; write a quotation mark inside a cell twice`,
      );
    at = lineEnd.end;
    line += 1;
    if (cells.some((each) => each.trim() !== '')) yield { line: begin, cells };
  }
}

interface CellRead {
  readonly value: string;
  readonly end: number;
  /** How many line ends are in it. */
  readonly lines: number;
}

/** Searches and does not match a pattern: a cell that is never closed may be as long as the file. */
function quotedCell(text: string, start: number, line: number): CellRead {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end === -1) throw new RosterError(`line ${line} opens a cell with a quotation mark, and no other one closes it`);
  const inside = text.slice(start + 1, end);
  const lines = inside.match(/\r\n|\r|\n/g)?.length ?? 0;
  return { value: inside.replaceAll('""', '"'), end: end + 1, lines };
}

/** An empty text where nothing matches. */
function matchAt(pattern: RegExp, text: string, start: number): CellRead {
  pattern.lastIndex = start;
  const [value = ''] = pattern.exec(text) ?? [];
  return { value, end: start + value.length, lines: 0 };
}
