/**
 * Where everything went that was given to a run: a line for each thing that was not graded, and a
 * last line whose numbers add up.
 */
import { type AccountRow, accountStates, countStates } from '../../harness/grade/account.ts';
import { renderNotes } from '../notes.ts';
import { safeLine, safeSentence } from '../terminal/safe-text.ts';
import type { Style } from '../terminal/style.ts';

const mostIgnored = 10;

/** @param of what the rows are, such as "on the roster" */
export function renderAccount(rows: readonly AccountRow[], of: string, style: Style): string {
  const told = rows.filter(({ state }) => state === 'nothing handed in' || state === 'unreadable');
  const ignored = rows.filter(({ state }) => state === 'ignored');
  const others = ignored.length - mostIgnored;
  const notes = [
    ...told.map((row) => describe(row, style)),
    ...ignored.slice(0, mostIgnored).map((row) => describe(row, style)),
    ...(others > 0 ? [`${others} more were ignored`] : []),
  ];
  const heading = notes.length === 0 ? '' : `\n${renderNotes('Not graded', notes, style).join('\n')}\n`;
  return `${heading}\n${renderSum(rows, of, style)}\n`;
}

/** `14 handed in = 9 graded + 5 ignored`. */
export function renderSum(rows: readonly AccountRow[], of: string, style: Style): string {
  const counts = countStates(rows);
  const terms = accountStates.flatMap((state) => {
    const count = counts.get(state) ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 && state === 'need a person' ? 'needs a person' : state}`];
  });
  return style.colours.bold(`${rows.length} ${of} = ${terms.join(' + ') || '0 graded'}`);
}

function describe({ name, state, why }: AccountRow, style: Style): string {
  const reason = why === undefined ? '' : `: ${safeSentence(why, style)}`;
  return `${safeLine(name, style)}: ${state}${reason}`;
}
