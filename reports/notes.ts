/**
 * A titled list of sentences: problems of a submission, what a machine lacks, what goes beyond the
 * handout.
 */
import { safeLine, safeSentence } from './terminal/safe-text.ts';
import type { Style } from './terminal/style.ts';
import { truncateEnd, wrapHanging } from './terminal/text.ts';

/** No lines for no sentences. The sentences may come from anywhere. */
export function renderNotes(title: string, notes: readonly string[], style: Style): string[] {
  if (notes.length === 0) return [];
  return [style.colours.yellow(`${title}:`), ...notes.flatMap((note) => noteLines('  - ', note, style))];
}

/** A note is short. */
const maxLines = 12;

/**
 * A sentence after its mark. Below it, unchanged, the lines that it asks the reader to write into a
 * file.
 */
export function noteLines(mark: string, note: string, style: Style): string[] {
  const [sentence = '', ...lines] = note.split('\n', maxLines);
  const indent = ' '.repeat(mark.length + 2);
  const width = Math.max(8, style.width - indent.length);
  return [
    ...wrapHanging(mark, safeSentence(sentence, style), style.width),
    ...lines.map((line) => indent + truncateEnd(safeLine(line, style), { ...style, width })),
  ];
}
