/**
 * Text that a student controls (names, file names, program output), made safe to print and still readable.
 *
 * Escape sequences are removed. Whatever is left that prints nothing or something else than it says (control characters, bidi overrides,
 * zero-width and unassigned characters) is shown as `\x1b`, `\u202e`. The result cannot move the cursor, colour anything, break a table,
 * reorder a line, or pass for a command of the machine that keeps the log (`::error`, `##[error]`).
 */
import { stripVTControlCharacters } from 'node:util';
import { truncateEnd } from './text.ts';

export interface Charset {
  /** False: everything but printable ASCII is shown escaped. */
  readonly unicode: boolean;
}

/** One line: line ends are shown as `\n`. */
export function safeLine(text: string, { unicode }: Charset): string {
  const printable = escapeUnprintable(stripped(text), unicode);
  return printable.replaceAll(/::(?=[A-Za-z])/g, ':\\x3a');
}

/** As {@link safeLine}, cut after {@link sentenceColumns}: nobody reads on, and the whole text stands in `results.json`. */
export function safeSentence(text: string, { unicode }: Charset): string {
  return truncateEnd(safeLine(text, { unicode }), { width: sentenceColumns, unicode });
}

/**
 * Several lines, split at line ends, tabs widened to eight columns. A line may begin with `::error`: print it behind a gutter, never at the
 * start of a line.
 */
export function safeLines(text: string, { unicode }: Charset): string[] {
  return stripped(text)
    .split(/\r?\n/)
    .map((line) => escapeUnprintable(widenTabs(line), unicode));
}

export const sentenceColumns = 400;

/** A bound on the work, far beyond what is ever shown. */
const maxCharacters = 10_000;

/** Shown as its code: C0 and C1, format characters, surrogates, private and unassigned ones, line separators, and all that draws nothing. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const notAscii = /[^\x20-\x7e]/gu;

/** A mark sits on the character before it. Where that is shown as a code, or is our own border, the mark is shown as a code too. */
const strayMarks = /(?<=^|[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}])\p{M}+/gu;

/** More than three marks on one character run over the lines above and below. */
const heapedMarks = /(?<=\p{M}{3})\p{M}/gu;

/** Commands in the middle of a line of Azure, older GitHub and TeamCity logs. */
const logCommand = /##(?=\[|vso\[|teamcity\[)/g;

/** Says only whether the sign before it is drawn as an emoji; terminals disagree on the width that this gives. */
const variationSelector = /[\ufe0e\ufe0f]/g;

function stripped(text: string): string {
  return stripVTControlCharacters(text.slice(0, maxCharacters)).replaceAll(variationSelector, '').normalize('NFC');
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

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x0a) return '\\n';
  if (code === 0x0d) return '\\r';
  if (code === 0x09) return '\\t';
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

function widenTabs(line: string): string {
  const [first = '', ...rest] = line.split('\t');
  return rest.reduce((text, piece) => text + ' '.repeat(8 - (text.length % 8)) + piece, first);
}
