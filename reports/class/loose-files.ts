/** Names the files beside the submissions of a class, because one of them may have been meant as a submission. */
import { renderNotes } from '../notes.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Style } from '../terminal/style.ts';

const mostNames = 5;

/** @param names of files; the text is empty if there are none */
export function renderLooseFiles(names: readonly string[], style: Style): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, mostNames).map((name) => safeLine(name, style));
  const others = names.length - shown.length;
  const note = `not graded, because they are files and not folders: ${shown.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
  return `\n${renderNotes('Beside the submissions', [note], style).join('\n')}\n`;
}
