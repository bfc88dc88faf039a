import { describe, expect, it } from 'vitest';
import { renderNotes } from '../../../reports/notes.ts';
import { createStyle } from '../../../reports/terminal/style.ts';

const style = createStyle({ colour: false, unicode: true, width: 40 });

describe('a note', () => {
  it('is one wrapped sentence, and under it the lines that it tells to write, as they stand', () => {
    const note =
      'client.c was left out. If it is one of them, write in datagrade.yaml:\nprograms:\n  add.client:\n    path: client.c';
    expect(`\n${renderNotes('Please note', [note, 'Another.'], style).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      Please note:
        - client.c was left out. If it is one
          of them, write in datagrade.yaml:
            programs:
              add.client:
                path: client.c
        - Another.
      "
    `);
  });

  it('shows nothing of a line that could move the cursor or command a log, and no more of it than has room', () => {
    const lines = renderNotes('Please note', [`x:\n\u001B[2J::error::${'y'.repeat(80)}\n##[error]`], style).slice(2);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => line.startsWith('      ') && line.length <= 40)).toBe(true);
    expect(lines.join('\n')).not.toMatch(/\u001B|::error|##\[/);
  });
});
