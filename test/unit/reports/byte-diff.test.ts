import { describe, expect, it } from 'vitest';
import { renderByteDiff } from '../../../reports/byte-diff.ts';
import { createStyle } from '../../../reports/terminal/style.ts';
import { sampleFile, translatedFile } from '../../support/sample-run.ts';

const plain = createStyle({ colour: false, width: 80, unicode: true });
const drawn = (expected: Uint8Array, actual: Uint8Array, style = plain) =>
  `\n${renderByteDiff(expected, actual, style).join('\n')}\n`;

describe('a byte diff', () => {
  it('shows the line before, the line that differs and the line after', () => {
    expect(drawn(sampleFile, translatedFile)).toMatchInlineSnapshot(`
      "
      Identical for the first 38 bytes, then 0d 0a instead of 0a: line ends were
      translated, as happens to a file opened as text.
      Expected 4096 bytes, actual 4112 bytes, first difference at offset 38 (0x26).
        at 16 = 0x10
        both      70 77 7e 85 8c 93 9a a1 a8 af b6 bd c4 cb d2 d9  pw~.............
        at 32 = 0x20
        expected  e0 e7 ee f5 fc 03 0a 11 18 1f 26 2d 34 3b 42 49  ..........&-4;BI
        actual    e0 e7 ee f5 fc 03 0d 0a 11 18 1f 26 2d 34 3b 42  ...........&-4;B
                                    ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^
        at 48 = 0x30
        expected  50 57 5e 65 6c 73 7a 81 88 8f 96 9d a4 ab b2 b9  PW^elsz.........
        actual    49 50 57 5e 65 6c 73 7a 81 88 8f 96 9d a4 ab b2  IPW^elsz........
                  ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^
      "
    `);
  });

  it('shows where one of them ends', () => {
    expect(drawn(Buffer.from('0123456789abcdefgh'), Buffer.from('0123456789abcdefg'))).toMatchInlineSnapshot(`
      "
      The bytes end after 17 bytes; 1 byte is missing.
      Expected 18 bytes, actual 17 bytes, first difference at offset 17 (0x11).
        at 0 = 0x0
        both      30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef
        at 16 = 0x10
        expected  67 68                                            gh
        actual    67 --                                            g
                     ^^
      "
    `);
  });

  it('shows an empty file', () => {
    expect(drawn(Buffer.alloc(0), Buffer.from('\n'))).toMatchInlineSnapshot(`
      "
      No byte should be there, but 1 byte too many follows: 0a.
      Expected 0 bytes, actual 1 byte, first difference at offset 0 (0x0).
        at 0 = 0x0
        expected  --
        actual    0a                                               .
                  ^^
      "
    `);
  });

  it('says when nothing differs', () => {
    expect(renderByteDiff(Buffer.from('a'), Buffer.from('a'), plain)).toEqual(['The bytes are identical.']);
  });

  it('takes fewer bytes a line on a narrow terminal', () => {
    expect(
      drawn(
        Buffer.from('0123456789'),
        Buffer.from('01234x6789'),
        createStyle({ colour: false, width: 40, unicode: true }),
      ),
    ).toMatchInlineSnapshot(`
      "
      Identical for the first 5 bytes, then 78
      36 instead of 35 36; 1 of 10 bytes
      differs.
      Expected 10 bytes, actual 10 bytes,
      first difference at offset 5 (0x5).
        at 0 = 0x0
        both      30 31 32 33  0123
        at 4 = 0x4
        expected  34 35 36 37  4567
        actual    34 78 36 37  4x67
                     ^^
        at 8 = 0x8
        both      38 39        89
      "
    `);
  });

  it('colours the differing bytes', () => {
    const style = createStyle({ colour: true, width: 80, unicode: true });
    expect(drawn(Buffer.from('ab'), Buffer.from('ax'), style)).toContain('  actual    61 \u001b[31m78\u001b[39m ');
  });

  it('never shows a command of a log', () => {
    expect(drawn(Buffer.from('##[error]owned'), Buffer.from('##vso[task'))).not.toContain('##');
  });
});
