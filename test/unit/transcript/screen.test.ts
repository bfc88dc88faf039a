import { describe, expect, it } from 'vitest';
import { countNumbers, showsName, showsNumber, withoutEscapes } from '../../../harness/transcript/screen.ts';

describe('numbers on a screen', () => {
  it.each<readonly [string, readonly number[]]>([
    ['42', [42]],
    ['Sum is162', [162]],
    ['sum=42', [42]],
    ['Soma:42.', [42]],
    ['"42"', [42]],
    ['[42,17]', [42, 17]],
    ['42+17=59', [42, 17, 59]],
    ['42 + 17 = 59\r\n', [42, 17, 59]],
    ['one\r\n42\r\ntwo', [42]],
    ['\t42\t', [42]],
    ['042 and 0017', [42, 17]],
    ['42.0 and 17.00', [42, 17]],
    ['42.\nNext', [42]],
    ['1..100', [1, 100]],
    ['1-100', [1, 100]],
    ['2023-09-14', [2023, 9, 14]],
    ['+42', [42]],
    ['42%', [42]],
    ['-1', [-1]],
    ['(-1)', [-1]],
    ['n=-1', [-1]],
    ['- 42', [42]],
    ['Ana - 42', [42]],
    ['número42fim', [42]],
    ['1230', [1230]],
    ["('127.0.0.1', 54321)", [54321]],
    ['127.0.0.1:5000', [5000]],
    ['42 from 10.0.0.42', [42]],
  ])('are whole numbers, and in %j there stand %j', (text, numbers) => {
    expect(new Set(countNumbers(text).keys())).toEqual(new Set(numbers));
  });

  it.each(['', 'no number', '127.0.0.1', '192.168.1.42', 'v1.2.3', '42.5', '3.14159', '1'.repeat(30), '٤٢', 'ⅩⅫ'])(
    'are none in %j',
    (text) => {
      expect([...countNumbers(text).keys()]).toEqual([]);
    },
  );

  it('are counted as often as they stand there', () => {
    expect(countNumbers('1 between 1 and 100, 1.0').get(1)).toBe(3);
  });

  it('are not shown by a longer one that begins or ends alike', () => {
    for (const text of ['1230', '0123.5', '4123', '1231', '12.3', '123.123.123'])
      expect(showsNumber(text, 123)).toBe(false);
    expect(showsNumber('4123 123', 123)).toBe(true);
  });
});

describe('names on a screen', () => {
  it.each([
    ['Client of Ana', 'Client of Ana'],
    ['CLIENT OF ANA\n', 'Client of Ana'],
    ["The client's name is Client   of\r\n  Ana.", 'Client of Ana'],
    ['Ana says 42', 'Client of Ana'],
    ['name: João da Silva', 'Server of João da Silva'],
    ['Servidor do João', 'Server of João'],
    ['Jo\u0061\u0303o', 'João'],
    ["['O’Neill, Ana']", 'O’Neill, Ana'],
    ['Ana.', 'Ana'],
    ['client_of_ana:42', 'client_of_ana'],
    ['Cliente da Zé,42', 'Zé'],
    ['李小龍 42', '李小龍'],
  ])('in %j there stands %j', (text, name) => {
    expect(showsName(text, name)).toBe(true);
  });

  it.each([
    ['', 'Ana'],
    ['Client of Bruno', 'Client of Ana'],
    ['the client sent its name', 'Client of Ana'],
    ['Client of A', 'Client of Ana'],
    ['Maria Ana', 'Ana Maria'],
  ])('in %j there does not stand %j', (text, name) => {
    expect(showsName(text, name)).toBe(false);
  });

  it.each([
    ['Banana', 'Ana'],
    ['received 42', 'Client of Ed'],
    ['printing the sum', 'Server of Rin'],
    ['aguardando', 'Client of Guarda'],
  ])('are whole words: in %j there does not stand %j', (text, name) => {
    expect(showsName(text, name)).toBe(false);
  });
});

describe('escape sequences', () => {
  it.each([
    ['colours', '\u001b[1;31mSum\u001b[0m: \u001b[32m42\u001b[m'],
    ['moves of the cursor', '\u001b[2J\u001b[HSum\u001b[3C\u001b[?25l: \u001b[10;20H42\u001b[K'],
    ['a title', '\u001b]0;my 17 server\u0007Sum: 42'],
    ['a title that ends otherwise', '\u001b]2;my 17 server\u001b\\Sum: 42'],
    ['a link', '\u001b]8;;http://127.0.0.1/17\u001b\\Sum: 42\u001b]8;;\u001b\\'],
    ['one-byte sequences', '\u009b1mSum: 42\u009b0m'],
    ['a reverse line feed and the like', 'Sum\u001bM: \u001bE42'],
    ['NULs', 'Sum\u0000: 4\u00002'],
    ['what tput sgr0 writes', 'Sum: \u001b(B\u001b[m42'],
    ['a saved cursor and a full reset', '\u001bc\u001b7Sum: 42\u001b8\u001b='],
  ])('do not stand on it: %s', (_, text) => {
    expect(withoutEscapes(text)).toBe('Sum: 42');
  });

  it('take nothing else with them', () => {
    expect(withoutEscapes('[31m is no colour, 5] is no title\n\ttab \r\n')).toBe(
      '[31m is no colour, 5] is no title\n\ttab \r\n',
    );
  });
});
