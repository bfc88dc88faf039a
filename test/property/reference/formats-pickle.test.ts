import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PickleLayout } from '../../../reference/add/formats/python/pickle.ts';
import { readPickle } from '../../../reference/add/formats/python/pickle-reader.ts';
import { writePickle } from '../../../reference/add/formats/python/pickle-writer.ts';
import type { PythonTemplate, PythonValue } from '../../../reference/add/formats/python/value.ts';
import { decode, decodeLayout, encode } from '../../../reference/add/message.ts';
import { hasPython, inPython, pythonValues } from './formats-python.ts';
import { runs } from '../../support/property-runs.ts';

const protocols = [0, 1, 2, 3, 4, 5] as const;
const base64 = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('base64');
const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'));
const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** Python does not tell an `int` from a `long`; sizes above 32 bits are read as the latter. */
function alike(value: PythonValue): unknown {
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === 'kind' && each === 'long' ? 'int' : each)));
}

/** Twenty pairs of twice the one before. */
const doublings = Array.from({ length: 20 }, (_, at) => {
  const [before, after] = [at, at + 1].map((index) => String.fromCharCode(index));
  return `h${before}h${before}\x86q${after}0`;
}).join('');

describe('a pickle', () => {
  it('decodes to the encoded value, in every protocol', () => {
    fc.assert(
      fc.property(pythonValues, fc.constantFrom(...protocols), (value, protocol) => {
        const written = writePickle(value, protocol) ?? new Uint8Array();
        const read = readPickle(written);
        expect(read && alike(read.value)).toEqual(alike(value));
        expect(read?.end).toBe(written.length);
        if (protocol >= 2) expect(read?.protocol).toBe(protocol);
      }),
      runs(100),
    );
  });

  it.skipIf(!hasPython)('of datagrade has the same value in Python', () => {
    const cases = fc.sample(fc.tuple(pythonValues, fc.constantFrom(...protocols)), 400);
    const batch = cases.map(([value, protocol]) => [value, base64(writePickle(value, protocol))]);
    const agreed = inPython('same(pickle.loads(base64.b64decode(each[1])), build(each[0]))', batch);
    expect(cases.filter((_, index) => agreed[index] !== true)).toEqual([]);
  });

  it.skipIf(!hasPython)('of Python is decoded, also with references to earlier values', () => {
    const cases = fc.sample(fc.tuple(pythonValues, fc.constantFrom(...protocols)), 400);
    const dumped = inPython(
      'base64.b64encode(pickle.dumps((lambda v: [v, v])(build(each[0])), each[1])).decode()',
      cases,
    );
    for (const [index, text] of (dumped as readonly string[]).entries()) {
      const [value] = cases[index] as [PythonValue, number];
      const read = readPickle(bytesOf(text));
      expect(read && alike(read.value)).toEqual(alike({ kind: 'list', items: [value, value] }));
    }
  });

  it.skipIf(!hasPython)('has the same bytes as Python writes for a name and an integer', () => {
    const shapes = [
      '(n, i)',
      '[i, n]',
      "{'name': n, 'number': i}",
      '{n: i}',
      "(n, str(i), None, True, 1.5, ['x'])",
      'n',
      "f'{n},{i}'",
    ];
    const cases = shapes.flatMap((shape) => protocols.map((protocol) => [shape, protocol] as const));
    const dumped = inPython(
      "base64.b64encode(pickle.dumps(eval(each[0], {'n': ' '.join(['Ana', 'é']), 'i': 42}), each[1])).decode()",
      cases,
    );
    for (const [index, text] of (dumped as readonly string[]).entries()) {
      const read = readPickle(bytesOf(text));
      expect(read && base64(writePickle(read.value, cases[index]?.[1] ?? 0)), String(cases[index])).toBe(text);
    }
  });

  it('of Python 2 is decoded', () => {
    const expected = { name: 'Zé', number: 42 };
    const template: PythonTemplate = {
      kind: 'tuple',
      items: [
        { kind: 'field', field: 'name', as: 'old' },
        { kind: 'field', field: 'number', as: 'int' },
      ],
    };
    const layout: PickleLayout = { format: 'pickle', protocol: 0, template };
    expect(decodeLayout(layout, ascii("(S'Z\\xc3\\xa9'\np1\nI42\ntp2\n."))).toEqual(expected);
    expect(decodeLayout(layout, ascii('\x80\x02U\x03Z\xc3\xa9q\x01K*\x86q\x02.'))).toEqual(expected);
    expect(Buffer.from(encode([layout], expected)[0] ?? []).toString('latin1')).toBe(
      "(S'Z\\xc3\\xa9'\np0\nI42\ntp1\n.",
    );
  });

  it.each([
    ['calls something', "cos\nsystem\n(S'true'\ntR."],
    ['calls something in protocol 4', '\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x04true\x85R.'],
    ['is an object', '\x80\x02c__main__\nMessage\n)\x81}b.'],
    ['holds itself', '\x80\x02]q\x00h\x00a.'],
    ['unfolds into too much', `\x80\x02K\x01q\x000${doublings}h\x14.`],
    ['is nested too deeply', `${'('.repeat(500)}${'t'.repeat(500)}.`],
    ['ends early', '\x80\x04\x95\x05\x00\x00\x00'],
    ['leaves two values', 'K\x01K\x02.'],
  ])('that %s is not decoded', (_, bytes) => {
    expect(readPickle(ascii(bytes))).toBeUndefined();
  });

  it('that expands a little is decoded', () => {
    const few = `\x80\x02K\x01q\x000${doublings.slice(0, 3 * 8)}h\x03.`;
    expect(JSON.stringify(readPickle(ascii(few))?.value).match(/"number":1/g)).toHaveLength(8);
  });

  it('never throws for any bytes', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(
          pythonValues,
          fc.constantFrom(...protocols),
          fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }),
        )
        .map(([value, protocol, changes]) => {
          const bytes = Uint8Array.from(writePickle(value, protocol) ?? []);
          for (const [at, byte] of changes) bytes[at % Math.max(1, bytes.length)] = byte;
          return bytes;
        }),
    );
    fc.assert(
      fc.property(noise, (bytes) => void readPickle(bytes)),
      runs(100),
    );
  });
});

describe('a pickled message', () => {
  it('can express any name and any exact integer', () => {
    const template: PythonTemplate = {
      kind: 'dict',
      entries: [
        [
          { kind: 'str', text: 'who' },
          { kind: 'field', field: 'name', as: 'str' },
        ],
        [
          { kind: 'str', text: 'n' },
          { kind: 'field', field: 'number', as: 'int' },
        ],
      ],
    };
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.maxSafeInteger(),
        fc.constantFrom(...protocols),
        (name, number, protocol) => {
          const layouts = [{ format: 'pickle', protocol, template }] as const;
          expect(decode(layouts, encode(layouts, { name, number }))).toEqual({ name, number });
        },
      ),
    );
  });
});
