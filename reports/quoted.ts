/**
 * What a program wrote, quoted: its last lines, each behind a gutter, nothing in it able to leave the gutter.
 */
import { safeLines } from './terminal/safe-text.ts';
import type { Style } from './terminal/style.ts';
import { wrapText } from './terminal/text.ts';

export interface Quotation {
  /** At most {@link linesShown}; what is wider than the terminal is wrapped. */
  readonly lines: readonly string[];
  /** More was written before. */
  readonly isCut: boolean;
}

/** The last lines of a text, for a terminal. */
export function quote(text: string, style: Style): Quotation {
  const gutter = style.colours.dim(style.unicode ? '│' : '|');
  const written = text.trimEnd().replace(/^(?:[ \t]*\r?\n)+/, '');
  const recent = written.slice(-charactersRead);
  const lines = safeLines(recent, style).flatMap((line) => wrapText(line, style.width - 2));
  return {
    lines: lines.slice(-linesShown).map((line) => `${gutter} ${line}`.trimEnd()),
    isCut: lines.length > linesShown || recent.length < written.length,
  };
}

const linesShown = 12;
const charactersRead = 8_000;
