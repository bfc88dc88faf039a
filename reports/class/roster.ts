/**
 * What became of a roster, for the person who grades: what has to be settled first, then who handed
 * in nothing, and a last line whose numbers add up. Rows of one reason share a line.
 */
import { accountRowsOf, shownName } from '../../harness/grade/roster-account.ts';
import type { Run } from '../../harness/grade/results.ts';
import { renderNotes } from '../notes.ts';
import { safeLine, safeSentence } from '../terminal/safe-text.ts';
import type { Style } from '../terminal/style.ts';
import { renderSum } from './account.ts';

type AccountOfRoster = NonNullable<Run['roster']>;

export function renderRoster(roster: AccountOfRoster, style: Style): string {
  const { rows, unmatched, notes } = roster;
  const states = ['need a person', 'unreadable', 'nothing handed in', 'ignored'] as const;
  const told = rows.filter(({ submission }) => submission === undefined);
  const lists = [
    ...notes.map((note) => safeSentence(note, style)),
    ...unmatched.map(
      ({ submission, why }) => `submission ${safeLine(submission, style)}: needs a person: ${safeSentence(why, style)}`,
    ),
    ...states.flatMap((state) =>
      describeRows(
        told.filter((row) => row.state === state),
        style,
      ),
    ),
  ];
  const heading = lists.length === 0 ? '' : `\n${renderNotes('Roster', lists, style).join('\n')}\n`;
  return `${heading}\n${renderSum(accountRowsOf(roster), 'on the roster', style)}\n`;
}

/** @param rows of one state */
function describeRows(rows: AccountOfRoster['rows'], style: Style): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { line, id, name, state, why } of rows) {
    const shown = state === 'need a person' ? 'needs a person' : state;
    const reason = why === undefined ? shown : `${shown}: ${safeSentence(why, style)}`;
    const names = byReason.get(reason) ?? [];
    names.push(safeLine(shownName(line, id, name), style));
    byReason.set(reason, names);
  }
  return [...byReason].flatMap(([reason, names]) => {
    if (names.length === 1) return names.map((name) => `${name}: ${reason}`);
    return [`${names.length} rows: ${reason}`, ...inLines(names)];
  });
}

/** A class fits on a screen; all rows are in `results.json`. */
function inLines(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(names.length, mostNamed); at += namesInLine)
    lines.push(names.slice(at, Math.min(at + namesInLine, mostNamed)).join('; '));
  return names.length > mostNamed ? [...lines, `${names.length - mostNamed} more rows`] : lines;
}

const namesInLine = 4;
const mostNamed = 48;
