import { describe, expect, it } from 'vitest';
import { safeLine, safeLines, safeSentence, sentenceColumns } from '../../../../reports/terminal/safe-text.ts';
import { displayWidth } from '../../../../reports/terminal/text.ts';

describe('one safe line', () => {
  it.each([
    ['leaves text alone', 'Client of João Ça 你好 😀', 'Client of João Ça 你好 😀'],
    ['removes colours and cursor movements', '\u001b[31mred\u001b[0m\u001b[2J', 'red'],
    ['removes the title of a window', '\u001b]0;owned\u0007done', 'done'],
    ['shows an escape that begins nothing', 'a\u001bz', 'a\\x1bz'],
    ['shows line ends and tabs', 'a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['shows NUL by its name and BEL by its code', '\u0000\u0007', '\\0\\x07'],
    ['counts a long run', '16' + '\u0000'.repeat(1008) + '|', '16\\0\\0…(1006 zero bytes)|'],
    ['counts a run that is longer than what is shown', '\u0000'.repeat(60_002), '\\0\\0…(60000 zero bytes)'],
    ['counts other characters by their code', '\u200b'.repeat(6) + 'a', '\\u200b\\u200b…(4 times \\u200b)a'],
    ['shows each of a short run', '\u0000\u0000\u0000', '\\0\\0\\0'],
    ['shows C1 controls', '\u0085\u009b', '\\x85\\x9b'],
    ['shows bidi overrides', 'invoice\u202efdp.exe', 'invoice\\u202efdp.exe'],
    ['shows bidi isolates', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['shows zero-width characters', 'a\u200bb\u2060\ufeff\u00ad', 'a\\u200bb\\u2060\\ufeff\\xad'],
    ['shows line separators', 'a\u2028b', 'a\\u2028b'],
    ['shows invisible tags', 'a\u{e0041}', 'a\\u{e0041}'],
    ['shows private and unassigned characters', '\ue000\u0378', '\\ue000\\u0378'],
    ['shows half of a character', 'a\ud800', 'a\\ud800'],
    ['composes letters', 'e\u0301', 'é'],
    ['shows marks that stand on nothing', '\u0301a', '\\u0301a'],
    ['keeps a few marks and shows the heap', 'x\u0301\u0302\u0303\u0304', 'x\u0301\u0302\u0303\\u0304'],
    ['drops emoji presentation', '❤\ufe0f', '❤'],
    ['disarms a workflow command', '::error::x', ':\\x3aerror:\\x3ax'],
    ['disarms one that an escape sequence hid', ':\u001b[0m:error', ':\\x3aerror'],
    [
      'disarms commands inside a line',
      'a ##[error] ##vso[x] ##teamcity[x]',
      'a #\\x23[error] #\\x23vso[x] #\\x23teamcity[x]',
    ],
    ['leaves an address alone', '[::1]:9000', '[::1]:9000'],
  ])('%s', (_, text, safe) => {
    expect(safeLine(text, { unicode: true })).toBe(safe);
  });

  it('is ASCII where the terminal is', () => {
    expect(safeLine('João 你', { unicode: false })).toBe('Jo\\xe3o \\u4f60');
  });

  it('is cut as a sentence', () => {
    expect(displayWidth(safeSentence('x'.repeat(9_999), { unicode: true }))).toBe(sentenceColumns);
  });
});

describe('several safe lines', () => {
  it('splits at line ends and widens tabs', () => {
    expect(safeLines('a\tb\r\nstd::cout\n\u001b[1mc', { unicode: true })).toEqual(['a       b', 'std::cout', 'c']);
  });

  it('shows a carriage return that overwrites a line', () => {
    expect(safeLines('10%\r20%', { unicode: true })).toEqual(['10%\\r20%']);
  });
});
