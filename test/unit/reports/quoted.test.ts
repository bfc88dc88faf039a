import { describe, expect, it } from 'vitest';
import { quote } from '../../../reports/quoted.ts';
import { createStyle } from '../../../reports/terminal/style.ts';

const plain = createStyle({ colour: false, width: 40, unicode: true });

describe('a quotation', () => {
  it('stands behind a gutter, without blank lines around it', () => {
    expect(quote('\n \nsum\n\n  59\n\n', plain)).toEqual({ lines: ['│ sum', '│', '│   59'], isCut: false });
  });

  it('is wrapped and safe', () => {
    const { lines } = quote(`${'word '.repeat(12)}\u001b[2J\u0000`, plain);
    expect(lines).toEqual(['│ word word word word word word word', '│ word word word word word \\0']);
  });

  it('is the end of a long output', () => {
    const { lines, isCut } = quote(Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n'), plain);
    expect({ count: lines.length, last: lines.at(-1), isCut }).toEqual({ count: 12, last: '│ line 39', isCut: true });
  });

  it('counts the zero bytes of a whole buffer', () => {
    const { lines, isCut } = quote(`42${'\0'.repeat(65_000)}\nsum 59\n`, plain);
    expect({ lines, isCut }).toEqual({ lines: ['│ 42\\0\\0…(64998 zero bytes)', '│ sum 59'], isCut: false });
  });

  it('is cut of a line without end', () => {
    expect(quote('x'.repeat(1_000_000), plain)).toMatchObject({ isCut: true });
  });
});
