/** A file name in a datagram, however its letters are written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriesEncodedName, carriesFileName, isPlainName } from '../../../harness/judge/file-name-in.ts';

const name = 'bunedinção.dat';

describe('a file name in a datagram', () => {
  it.each([
    ['UTF-8', Buffer.from(`GET ${name}\n`)],
    ['Latin-1', Buffer.from(name, 'latin1')],
    ['UTF-16', Buffer.from(name, 'utf16le')],
    ['decomposed letters', Buffer.from(name.normalize('NFD'))],
    ['the escapes of JSON', Buffer.from('{"f": "bunedin\\u00e7\\u00E3o.dat"}')],
    ['the escapes of Python', Buffer.from("'bunedin\\xe7\\xe3o.dat'")],
  ])('is found in %s', (_, payload) => {
    expect(carriesFileName(payload, name)).toBe(true);
  });

  it('is not found where another name is', () => {
    for (const other of ['bunedincao.dat', 'bunedin', '%E7%', '\\u00e7', ''])
      expect(carriesFileName(Buffer.from(other), name)).toBe(false);
  });

  it.each([
    ['a URL', name, encodeURIComponent(name)],
    ['a web form', 'two words.dat', String(new URLSearchParams({ file: 'two words.dat' }))],
  ])('is another name, as %s writes it', (_, own, written) => {
    expect(carriesFileName(Buffer.from(written), own)).toBe(false);
    expect(carriesEncodedName(Buffer.from(written), own)).toBe(true);
    expect(carriesEncodedName(Buffer.from(written), 'other.dat')).toBe(false);
  });

  it('is found in any text around it', () => {
    const around = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(carriesFileName(Buffer.from(before + name + after), name)).toBe(true);
      }),
    );
  });

  it('is plain if it is the same bytes in every encoding', () => {
    expect(isPlainName('notes of today.txt')).toBe(true);
    expect(isPlainName(name)).toBe(false);
  });
});
