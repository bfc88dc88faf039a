/** Names of files are bytes. Their text loses none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameBytes, escapeName, isEscaped, nameText, plainName } from '../../../harness/observe/file-name.ts';

const bytesOf = (text: string): Buffer => Buffer.from(nameBytes(text));

describe('nameText', () => {
  it('keeps every byte, also between characters of UTF-8', () => {
    const part = fc.oneof(
      fc.uint8Array({ max: 255, maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
      fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => Buffer.from(text)),
      fc.constantFrom('efbfbd', 'efbbbf', 'eda080', 'f0908080').map((hex) => Buffer.from(hex, 'hex')),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const bytes = Buffer.concat(parts);
        expect(bytesOf(nameText(bytes))).toEqual(bytes);
      }),
    );
  });

  it('is the plain text of a name in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(nameText(Buffer.from(text))).toBe(text);
        expect(isEscaped(text)).toBe(false);
        expect(plainName(text)).toBe(text);
      }),
    );
  });
});

describe('a name that is not UTF-8', () => {
  const name = nameText(Buffer.from('cli\xebnt \x81', 'latin1'));

  it('is shown with escapes', () => {
    expect(escapeName(nameText(Buffer.from('cli\xebnt.py', 'latin1')))).toBe(String.raw`cli\xebnt.py`);
  });

  it('has a plain name without control characters', () => {
    expect(plainName(name)).toMatch(/^cliënt [^\p{C}]+$/u);
    expect(isEscaped(plainName(name))).toBe(false);
  });
});
