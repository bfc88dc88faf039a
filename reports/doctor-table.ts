/**
 * What `datagrade doctor` shows: what this machine has for grading, what is missing, what that
 * costs, and how to install it.
 */
import { safeLine } from './terminal/safe-text.ts';
import type { Style } from './terminal/style.ts';
import { drawTable, type Row } from './terminal/table.ts';
import { displayWidth, wrapText } from './terminal/text.ts';

/** One thing that grading uses. */
export interface Examined {
  readonly name: string;
  /** `there`; `missing`: grading works with less; `fatal`: nothing can be graded without it. */
  readonly state: 'there' | 'missing' | 'fatal';
  /** What was found, or why it is missing. */
  readonly found: string;
  /** What grading loses without it. */
  readonly cost?: string;
  /** How to get it. */
  readonly remedy?: string;
}

export interface ExaminedGroup {
  readonly title: string;
  readonly items: readonly Examined[];
}

/** The table and a sentence on the whole, ending in a newline. */
export function renderDoctor(groups: readonly ExaminedGroup[], style: Style): string {
  const names = groups.flatMap(({ title, items }) => [title, ...items.map(({ name }) => name)]);
  const nameWidth = Math.min(
    Math.max(1, ...names.map((name) => displayWidth(safeLine(name, style)))),
    nameShare(style),
  );
  const room = style.width - markWidth - nameWidth - 2 * betweenColumns;
  const rows = groups.flatMap(({ title, items }): Row[] => [
    { ruled: true, cells: ['', { text: safeLine(title, style), paint: style.colours.bold }] },
    ...items.map((item) => rowOf(item, room, style)),
  ]);
  const table = drawTable([{ width: markWidth }, { width: nameWidth }, { width: room }], rows, style);
  return [...table, ...wrapText(safeLine(conclusionOf(groups), style), style.width)]
    .map((line) => `${line}\n`)
    .join('');
}

const betweenColumns = 2;
const markWidth = 1;

function nameShare({ width }: Style): number {
  return Math.floor(width * 0.35);
}

function rowOf({ name, state, found, cost, remedy }: Examined, room: number, style: Style): Row {
  const sentences = [
    found,
    ...(cost === undefined ? [] : [`Without it: ${cost}.`]),
    ...(remedy === undefined ? [] : [`To get it: ${remedy}`]),
  ];
  const paint = paintOf(state, style);
  return {
    cells: [
      { text: markOf(state, style), paint },
      safeLine(name, style),
      { text: sentences.flatMap((sentence) => wrapText(safeLine(sentence, style), room)) },
    ],
  };
}

function markOf(state: Examined['state'], { unicode }: Style): string {
  if (state === 'there') return unicode ? '✓' : '+';
  if (state === 'missing') return '-';
  return unicode ? '✗' : 'x';
}

function paintOf(state: Examined['state'], { colours }: Style) {
  if (state === 'there') return colours.green;
  return state === 'missing' ? colours.yellow : colours.red;
}

function conclusionOf(groups: readonly ExaminedGroup[]): string {
  const items = groups.flatMap((group) => group.items);
  const fatal = items.filter(({ state }) => state === 'fatal').map(({ name }) => name);
  if (fatal.length > 0) return `Nothing can be graded on this machine: ${fatal.join(', ')}.`;
  const missing = items.filter(({ state }) => state === 'missing').length;
  if (missing === 0) return 'Nothing is missing: datagrade can use all of its checks.';
  return `Grading works. ${missing === 1 ? '1 item is' : `${missing} items are`} missing; you need only those that your class uses.`;
}
