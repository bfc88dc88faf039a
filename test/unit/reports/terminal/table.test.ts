import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createStyle } from '../../../../reports/terminal/style.ts';
import { drawTable } from '../../../../reports/terminal/table.ts';
import { displayWidth } from '../../../../reports/terminal/text.ts';

const plain = createStyle({ colour: false, width: 80, unicode: true });
const columns = [{ width: 8 }, { width: 5, align: 'right' as const }];

describe('a table', () => {
  it('has rules where they are asked for and one at the end', () => {
    const rows = [
      { ruled: true, cells: ['name', 'n'] },
      { ruled: true, cells: ['ana', '1'] },
      { cells: ['bruno', '22'] },
    ];
    expect(`\n${drawTable(columns, rows, plain).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      ───────────────
      name          n
      ───────────────
      ana           1
      bruno        22
      ───────────────
      "
    `);
  });

  it('wraps cells and keeps their neighbours on the first line', () => {
    expect(`\n${drawTable(columns, [{ cells: ['the long name', '1'] }], plain).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      the long      1
      name           
      ───────────────
      "
    `);
  });

  it('draws in ASCII', () => {
    const ascii = createStyle({ colour: false, width: 80, unicode: false });
    expect(drawTable(columns, [{ ruled: true, cells: ['a', 'b'] }], ascii)).toEqual([
      '---------------',
      'a             b',
      '---------------',
    ]);
  });

  it('has lines of one width, whatever the characters', () => {
    const rows = ['你好', '😀x', 'Joa\u0303o', '', 'plain', '✔'].map((name) => ({ cells: [name, '1'] }));
    const widths = drawTable(columns, rows, plain).map(displayWidth);
    expect(new Set(widths)).toEqual(new Set([15]));
  });

  it('colours the text and nothing else', () => {
    const style = createStyle({ colour: true, width: 80, unicode: true });
    const rows = [{ ruled: true, cells: [{ text: 'the long name', paint: style.colours.red }, '1'] }];
    const lines = drawTable(columns, rows, style);
    expect(lines[1]).toBe('\u001b[31mthe long\u001b[39m      1');
    expect(lines.map(stripVTControlCharacters)).toEqual(
      drawTable(columns, [{ ruled: true, cells: ['the long name', '1'] }], plain),
    );
  });
});
