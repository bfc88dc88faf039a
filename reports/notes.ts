/**
 * A titled list of sentences: problems of a hand-in, what a machine lacks, what goes beyond the handout.
 */
import { safeSentence } from './terminal/safe-text.ts';
import type { Style } from './terminal/style.ts';
import { wrapHanging } from './terminal/text.ts';

/** Nothing for no sentences; the sentences may come from anywhere. */
export function renderNotes(title: string, notes: readonly string[], style: Style): string[] {
  if (notes.length === 0) return [];
  return [
    style.colours.yellow(`${title}:`),
    ...notes.flatMap((note) => wrapHanging('  - ', safeSentence(note, style), style.width)),
  ];
}
