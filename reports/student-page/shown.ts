/**
 * Text of a run for a page: printable, and cut to a length that bounds the page whatever a program
 * wrote. Cuts fall between characters.
 */
import { shortenInvisibleRuns } from '../terminal/invisible-runs.ts';
import { safeLine, safeLines, safeSentence } from '../terminal/safe-text.ts';

const charset = { unicode: true } as const;

/** A sentence or a name, in one line. */
export function shown(text: string): string {
  return safeSentence(text, charset);
}

export interface ShownOutput {
  readonly head: readonly string[];
  /** What was left out between head and tail; absent if all is shown. */
  readonly leftOut?: string;
  readonly tail: readonly string[];
}

/** What a program wrote: its first and its last lines. */
export function shownOutput(text: string, lines: number): ShownOutput {
  const written = shortenInvisibleRuns(text, true)
    .replaceAll(folderOfCopy, '…/')
    .trimEnd()
    .replace(/^(?:[ \t]*\r?\n)+/, '')
    .split(/\r?\n/);
  if (written.length <= lines) return { head: written.map(shownLine), tail: [] };
  const before = Math.floor(lines / 2);
  const left = written.length - lines;
  return {
    head: written.slice(0, before).map(shownLine),
    leftOut: left === 1 ? '1 line left out' : `${left} lines left out`,
    tail: written.slice(before - lines).map(shownLine),
  };
}

/** Where the copy lay that was graded: its reader knows the file by the rest of its path. */
const folderOfCopy = /\/[^\s"']*\/datagrade-\d+\/run-[\w-]+\/submission-\w+\/copy-\w+\//g;

const lineCharacters = 300;

function shownLine(line: string): string {
  const characters = Array.from(line.slice(0, 2 * lineCharacters));
  const isCut = line.length > 2 * lineCharacters || characters.length > lineCharacters;
  const text = safeLines(characters.slice(0, lineCharacters).join(''), charset).join(' ');
  return isCut ? `${text}… (the line has ${line.length} characters)` : text;
}

/** A list that cannot grow without end, and how many of it are left out. */
export function bounded<Item>(
  items: readonly Item[],
  most: number,
): { readonly items: readonly Item[]; readonly more: number } {
  return { items: items.slice(0, most), more: Math.max(0, items.length - most) };
}

/** A word of a command, whole: it is to be copied. */
export function shownCommand(command: string): string {
  return safeLine(command, charset);
}
