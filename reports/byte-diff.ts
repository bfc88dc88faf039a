/**
 * Two byte sequences that should be equal, around the first byte that differs: hexadecimal and
 * text, 16 bytes a line (fewer on a narrow terminal). Carets mark the differing bytes also without
 * colours.
 *
 * The window has at most three lines; the sentence above it describes the whole content.
 */
import { explainDifference, firstDifference } from './bytes/explain-difference.ts';
import { countBytes } from './bytes/wording.ts';
import type { Paint, Style } from './terminal/style.ts';
import { wrapText } from './terminal/text.ts';

/**
 * Lines for a terminal: the sentence, both lengths, the window. Equal sequences give only the
 * sentence.
 */
export function renderByteDiff(expected: Uint8Array, actual: Uint8Array, style: Style): string[] {
  const sentence = wrapText(`${capitalised(explainDifference(expected, actual))}.`, style.width);
  const offset = firstDifference(expected, actual);
  if (offset === undefined) return sentence;
  const lengths = `Expected ${countBytes(expected.length)}, actual ${countBytes(actual.length)}, first difference at offset ${offset} (0x${offset.toString(16)}).`;
  const window = actual.length === 0 ? [] : renderWindow(expected, actual, offset, style);
  return [...sentence, ...wrapText(lengths, style.width), ...window];
}

function renderWindow(expected: Uint8Array, actual: Uint8Array, offset: number, style: Style): string[] {
  const perLine = bytesPerLine(style.width);
  const first = offset - (offset % perLine);
  const [shortest = 0, longest = 0] = [expected.length, actual.length].toSorted((a, b) => a - b);
  // After the end of one of them, nothing is left to compare.
  return [first - perLine, first, ...(first + perLine < shortest ? [first + perLine] : [])]
    .filter((start) => start >= 0)
    .flatMap((start) => {
      const length = Math.min(perLine, longest - start);
      const position = style.colours.dim(`  at ${start} = 0x${start.toString(16)}`);
      return [position, ...renderRows(slice(expected, start, length), slice(actual, start, length), perLine, style)];
    });
}

function renderRows(right: Slots, wrong: Slots, perLine: number, { colours }: Style): string[] {
  const differs = right.map((byte, at) => byte !== wrong[at]);
  if (!differs.includes(true)) return [row('both', right, perLine, () => String)];
  const carets = differs.map((each) => (each ? '^^' : '  ')).join(' ');
  return [
    row('expected', right, perLine, (at) => (differs[at] === true ? colours.green : String)),
    row('actual', wrong, perLine, (at) => (differs[at] === true ? colours.red : String)),
    ' '.repeat(labelWidth) + carets.trimEnd(),
  ];
}

/** A byte, or undefined where only the other sequence has one. */
type Slots = readonly (number | undefined)[];

function row(label: string, slots: Slots, perLine: number, paintAt: (at: number) => Paint): string {
  const hex = slots.map((byte, at) => paintAt(at)(byte?.toString(16).padStart(2, '0') ?? '--'));
  const text = slots.flatMap((byte, at) => (byte === undefined ? [] : [paintAt(at)(textOf(byte, slots[at - 1]))]));
  const line = `  ${label}`.padEnd(labelWidth) + hex.join(' ');
  return text.length === 0 ? line : `${line}${'   '.repeat(perLine - slots.length)}  ${text.join('')}`;
}

const labelWidth = 12;

function slice(all: Uint8Array, start: number, length: number): Slots {
  return Array.from({ length }, (_, at) => all[start + at]);
}

/**
 * A second `#` becomes a dot: the content of a file must not look like a command (`##[error]`) of
 * the machine that keeps the log.
 */
function textOf(byte: number, before: number | undefined): string {
  const hidden = byte < 0x20 || byte > 0x7e || (byte === 0x23 && before === 0x23);
  return hidden ? '.' : String.fromCharCode(byte);
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function bytesPerLine(width: number): number {
  return [16, 8, 4].find((n) => labelWidth + n * 3 + 1 + n <= width) ?? 2;
}
