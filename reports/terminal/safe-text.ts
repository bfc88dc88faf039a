/**
 * Text that a student controls (names, file names, program output), made safe to print and still
 * readable.
 *
 * Escape sequences are removed. Other characters that print nothing, or something else than they
 * say, appear as `\0`, `\x1b`, `\u202e`; long runs of one of them are counted. The result cannot
 * move the cursor, colour anything, break a table, reorder a line, or look like a command of the
 * machine that keeps the log (`::error`, `##[error]`).
 */
import { stripVTControlCharacters } from 'node:util';
import { escapeCharacter } from './escape-character.ts';
import { shortenInvisibleRuns } from './invisible-runs.ts';
import { truncateEnd } from './text.ts';

export interface Charset {
  /** False: only printable ASCII is shown as it is. */
  readonly unicode: boolean;
}

/** One line: line ends are shown as `\n`. */
export function safeLine(text: string, { unicode }: Charset): string {
  const printable = escapeUnprintable(stripped(text, unicode), unicode);
  return printable.replaceAll(/::(?=[A-Za-z])/g, ':\\x3a');
}

/** As {@link safeLine}, cut after {@link sentenceColumns}: `results.json` has the whole text. */
export function safeSentence(text: string, { unicode }: Charset): string {
  return truncateEnd(safeLine(text, { unicode }), { width: sentenceColumns, unicode });
}

/**
 * Several lines, split at line ends, tabs widened to eight columns. A line may begin with
 * `::error`: print it behind a gutter, never at the start of a line.
 */
export function safeLines(text: string, { unicode }: Charset): string[] {
  return stripped(text, unicode)
    .split(/\r?\n/)
    .map((line) => escapeUnprintable(widenTabs(line), unicode));
}

export const sentenceColumns = 400;

/** A bound on the work, far beyond what is ever shown. */
const maxCharacters = 10_000;

/**
 * C0 and C1, format characters, surrogates, private and unassigned ones, line separators, and all
 * characters that draw nothing.
 */
const unprintable = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const notAscii = /[^\x20-\x7e]/gu;

/**
 * A combining mark is drawn on the character before it. If there is none, or if that character is
 * shown as a code, the mark is also shown as a code.
 */
const strayMarks = /(?<=^|[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}])\p{M}+/gu;

/** More than three marks on one character cover the lines above and below. */
const heapedMarks = /(?<=\p{M}{3})\p{M}/gu;

/** Commands in the middle of a line of Azure, older GitHub and TeamCity logs. */
const logCommand = /##(?=\[|vso\[|teamcity\[)/g;

/** Only chooses how the sign before it is drawn; terminals disagree on the width of that. */
const variationSelector = /[\ufe0e\ufe0f]/g;

function stripped(text: string, unicode: boolean): string {
  const bounded = shortenInvisibleRuns(text, unicode).slice(0, maxCharacters);
  return stripVTControlCharacters(bounded).replaceAll(variationSelector, '').normalize('NFC');
}

function escapeUnprintable(text: string, unicode: boolean): string {
  return text
    .replaceAll(strayMarks, escapeAll)
    .replaceAll(heapedMarks, escapeAll)
    .replaceAll(unicode ? unprintable : notAscii, escapeAll)
    .replaceAll(logCommand, '#\\x23');
}

function escapeAll(characters: string): string {
  return Array.from(characters, escapeCharacter).join('');
}

function widenTabs(line: string): string {
  const [first = '', ...others] = line.split('\t');
  return others.reduce((text, piece) => text + ' '.repeat(8 - (text.length % 8)) + piece, first);
}
