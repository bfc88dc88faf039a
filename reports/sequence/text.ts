/**
 * A sequence diagram in text, 80 columns wide: lifelines, arrows with their label above them, and
 * the time of each row at the left.
 */
import { safeLine } from '../terminal/safe-text.ts';
import type { Style } from '../terminal/style.ts';
import { displayWidth, padEnd, truncateEnd, wrapHanging } from '../terminal/text.ts';
import { formatTime, lanes, type Lane, type Sequence, type SequenceRow } from './rows.ts';

/** Lines of at most 80 columns. */
export function renderSequence({ heads, rows }: Sequence, style: Style): string[] {
  return [headLine(heads), ...rows.flatMap((row) => renderRow(row, style))].map((line) => line.trimEnd());
}

/** The columns of the lifelines. */
const columns: Readonly<Record<Lane, number>> = { keyboard: 15, client: 30, server: 58, screen: 75 };
const width = 80;
const timeWidth = 11;

function headLine(heads: Sequence['heads']): string {
  return lanes.reduce(
    (line, lane) => padEnd(line, columns[lane] - Math.floor(heads[lane].length / 2)) + heads[lane],
    '',
  );
}

function renderRow(row: SequenceRow, style: Style): string[] {
  switch (row.kind) {
    case 'step':
      return renderStep(row, style);
    case 'fact':
      return [renderFact(row, style)];
    case 'arrow':
      return renderArrow(row, style);
    case 'wait': {
      const text = `waited ${formatTime(row.waitedMs)}`;
      return [overlay(lifelines(style, style.unicode ? '┆' : ':'), ` ${text} `, columns.client + 4)];
    }
    case 'leftOut':
      return [overlay(lifelines(style, style.unicode ? '┆' : ':'), ` ${row.text} `, columns.client + 4)];
  }
}

function renderStep({ atMs, text, isFailed }: SequenceRow & { kind: 'step' }, style: Style): string[] {
  const mark = isFailed ? (style.unicode ? '✗ ' : 'x ') : style.unicode ? '▸ ' : '> ';
  const shown = safeLine(text, style) + (isFailed ? ' (this step failed)' : '');
  const lines = wrapHanging(timeLabel(atMs) + mark, shown, width);
  const paint = isFailed ? style.colours.red : style.colours.bold;
  return ['', ...lines.map((line) => paint(line))];
}

function renderFact({ atMs, at, text }: SequenceRow & { kind: 'fact' }, style: Style): string {
  const room = width - columns[at] - 2;
  const shown = safeLine(text, style);
  const line = overlay(timeLabel(atMs), lifelines(style).slice(timeWidth), timeWidth);
  // What does not fit to the right of its lifeline ends to the left of it.
  if (displayWidth(shown) <= room) return overlay(line, `* ${shown}`, columns[at]);
  const fitted = truncateEnd(shown, { width: columns[at] - timeWidth - 2, unicode: style.unicode });
  return overlay(line, `${fitted} *`, columns[at] - displayWidth(fitted) - 1);
}

function renderArrow({ atMs, from, to, label }: SequenceRow & { kind: 'arrow' }, style: Style): string[] {
  const [left, right] = [Math.min(columns[from], columns[to]), Math.max(columns[from], columns[to])];
  const stroke = style.unicode ? '─' : '-';
  const body = stroke.repeat(right - left - 2);
  const arrow = columns[from] < columns[to] ? `${body}>` : `<${body}`;
  const line = overlay(timeLabel(atMs), lifelines(style).slice(timeWidth), timeWidth);
  const room = to === 'screen' ? right - timeWidth - 4 : width - left - 2;
  const shown = truncateEnd(safeLine(label, style), { width: room, unicode: style.unicode });
  const start = to === 'screen' ? Math.min(left + 2, right - 1 - displayWidth(shown)) : left + 2;
  return [overlay(lifelines(style), shown, start), overlay(line, arrow, left + 1)];
}

function lifelines({ unicode }: Style, stroke = unicode ? '│' : '|'): string {
  return lanes.reduce((line, lane) => line.padEnd(columns[lane]) + stroke, '').padEnd(width);
}

/** Puts a text over a line of characters that are one column wide each. */
function overlay(line: string, text: string, at: number): string {
  return line.padEnd(at).slice(0, at) + text + line.slice(at + displayWidth(text));
}

function timeLabel(atMs: number): string {
  return `${formatTime(atMs).padStart(timeWidth - 2)}  `;
}
