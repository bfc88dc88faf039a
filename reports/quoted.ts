/**
 * What a program wrote, quoted: its last lines, each behind a gutter. Nothing in it can leave the
 * gutter, and no invisible character stays invisible.
 */
import { shortenInvisibleRuns } from './terminal/invisible-runs.ts';
import { safeLines } from './terminal/safe-text.ts';
import type { Style } from './terminal/style.ts';
import { wrapText } from './terminal/text.ts';

export interface Quotation {
  /** At most {@link linesShown}; a line that is wider than the terminal is wrapped. */
  readonly lines: readonly string[];
  /** The program wrote more before. */
  readonly isCut: boolean;
}

/** The last lines of a text, for a terminal. */
export function quote(text: string, style: Style): Quotation {
  const gutter = style.colours.dim(style.unicode ? '│' : '|');
  const written = text.trimEnd().replace(/^(?:[ \t]*\r?\n)+/, '');
  // Runs are counted whole, before the text is cut.
  const shortened = shortenInvisibleRuns(written, style.unicode);
  const recent = shortened.slice(-charactersRead);
  const lines = safeLines(recent, style).flatMap((line) => wrapText(line, style.width - 2));
  return {
    lines: lines.slice(-linesShown).map((line) => `${gutter} ${line}`.trimEnd()),
    isCut: lines.length > linesShown || recent.length < shortened.length,
  };
}

const linesShown = 12;
const charactersRead = 8_000;
