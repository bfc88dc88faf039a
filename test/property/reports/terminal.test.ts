import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeLine, safeLines } from '../../../reports/terminal/safe-text.ts';
import { createStyle } from '../../../reports/terminal/style.ts';
import { drawTable } from '../../../reports/terminal/table.ts';
import { cutToWidth, displayWidth, truncateEnd, truncateMiddle, wrapText } from '../../../reports/terminal/text.ts';
import { hostileText, logCommand, unprintable } from './hostile-text.ts';

const charset = fc.record({ unicode: fc.boolean() });
const width = fc.integer({ min: 2, max: 100 });
const safe = hostileText.map((text) => safeLine(text, { unicode: true }));

describe('safe text', () => {
  it('is printable and no command', () => {
    fc.assert(
      fc.property(hostileText, charset, (text, { unicode }) => {
        const line = safeLine(text, { unicode });
        expect(line).not.toMatch(unprintable);
        expect(line).not.toMatch(logCommand);
        if (!unicode) expect(line).toMatch(/^[\x20-\x7e]*$/);
      }),
    );
  });

  it('is printable line by line', () => {
    fc.assert(
      fc.property(hostileText, charset, (text, style) => {
        for (const line of safeLines(text, style)) expect(line).not.toMatch(unprintable);
      }),
    );
  });

  it('stays as it is when it is made safe again', () => {
    fc.assert(
      fc.property(hostileText, charset, (text, style) => {
        const once = safeLine(text, style);
        expect(safeLine(once, style)).toBe(once);
      }),
    );
  });
});

describe('fitting', () => {
  it('never takes more columns than it may', () => {
    fc.assert(
      fc.property(safe, width, charset, (text, columns, { unicode }) => {
        expect(displayWidth(truncateEnd(text, { width: columns, unicode }))).toBeLessThanOrEqual(columns);
        expect(displayWidth(truncateMiddle(text, { width: columns, unicode }))).toBeLessThanOrEqual(columns);
        for (const line of [...wrapText(text, columns), ...cutToWidth(text, columns)])
          expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('loses nothing but spaces at line ends', () => {
    fc.assert(
      fc.property(safe, width, (text, columns) => {
        expect(wrapText(text, columns).join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        expect(cutToWidth(text, columns).join('')).toBe(text);
      }),
    );
  });
});

describe('a table', () => {
  it('has lines of one width, with any text and with colours', () => {
    const columns = [{ width: 10 }, { width: 6, align: 'right' as const }, { width: 20 }];
    const row = fc.record({ cells: fc.array(safe, { minLength: 3, maxLength: 3 }), ruled: fc.boolean() });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.boolean(), (rows, colour) => {
        const style = createStyle({ colour, width: 80, unicode: true });
        const painted = rows.map(({ cells, ruled }) => ({
          ruled,
          cells: cells.map((text) => ({ text, paint: style.colours.green })),
        }));
        expect(new Set(drawTable(columns, painted, style).map(displayWidth))).toEqual(new Set([40]));
      }),
    );
  });
});
