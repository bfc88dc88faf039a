/**
 * Tables with rules between groups of rows and no vertical lines, drawn by cli-table3.
 *
 * cli-table3 does not know our colours, nor current character widths. So it gets placeholders, one
 * plain character for each column that a text takes; the texts replace them afterwards. All lines
 * have the same width, whatever the cells contain.
 */
import CliTable from 'cli-table3';
import type { Paint, Style } from './style.ts';
import { displayWidth, wrapText } from './text.ts';

export interface Column {
  /** Columns of the terminal that a cell may take; longer text is wrapped. */
  readonly width: number;
  readonly align?: 'left' | 'right';
}

export interface Cell {
  /** Safe text, one line or several. */
  readonly text: string | readonly string[];
  /** Colours one line of the cell after it is laid out. */
  readonly paint?: Paint;
}

export interface Row {
  readonly cells: readonly (Cell | string)[];
  /** A horizontal line above this row. */
  readonly ruled?: boolean;
}

/** The lines of the table, each `width of the columns + 2 between them` wide. */
export function drawTable(columns: readonly Column[], rows: readonly Row[], style: Style): string[] {
  const line = style.unicode ? '─' : '-';
  const texts: string[] = [];
  const table = new CliTable({
    chars: charsWith(line),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: columns.map(({ width }) => width),
    colAligns: columns.map(({ align = 'left' }) => align),
  });
  for (const row of rows) {
    const cells = columns.map(({ width }, at) => layOut(row.cells[at] ?? '', width));
    texts.push(...inReadingOrder(cells));
    const chars = row.ruled === true ? {} : noRule;
    table.push(cells.map(({ lines }) => ({ content: lines.map(asStandIns).join('\n'), chars })));
  }
  return table
    .toString()
    .replaceAll(standIns, () => texts.shift() ?? '')
    .split('\n');
}

/** Safe text never holds it: private characters are shown as their codes. */
const standIn = '\ue000';
const standIns = /\ue000+/g;

const betweenColumns = '  ';

interface LaidOut {
  readonly lines: readonly string[];
  readonly paint: Paint;
}

function layOut(cell: Cell | string, width: number): LaidOut {
  const { text, paint = String } = typeof cell === 'string' ? { text: cell } : cell;
  const lines = typeof text === 'string' ? [text] : text;
  return { lines: lines.flatMap((each) => wrapText(each, width)), paint };
}

function asStandIns(text: string): string {
  return standIn.repeat(displayWidth(text));
}

function inReadingOrder(cells: readonly LaidOut[]): string[] {
  const height = Math.max(...cells.map(({ lines }) => lines.length));
  const order: string[] = [];
  for (let at = 0; at < height; at++) {
    for (const { lines, paint } of cells) {
      const text = lines[at] ?? '';
      if (displayWidth(text) > 0) order.push(paint(text));
    }
  }
  return order;
}

const noRule = {
  mid: '',
  'left-mid': '',
  'mid-mid': '',
  'right-mid': '',
  top: '',
  'top-left': '',
  'top-mid': '',
  'top-right': '',
};

function charsWith(line: string): Record<string, string> {
  const crossing = line.repeat(betweenColumns.length);
  return {
    top: line,
    'top-mid': crossing,
    'top-left': '',
    'top-right': '',
    bottom: line,
    'bottom-mid': crossing,
    'bottom-left': '',
    'bottom-right': '',
    left: '',
    'left-mid': '',
    mid: line,
    'mid-mid': crossing,
    right: '',
    'right-mid': '',
    middle: betweenColumns,
  };
}
