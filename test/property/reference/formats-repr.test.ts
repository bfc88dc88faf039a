import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRepr } from '../../../reference/add/formats/python/repr-reader.ts';
import { writeRepr } from '../../../reference/add/formats/python/repr-writer.ts';
import type { PythonValue } from '../../../reference/add/formats/python/value.ts';
import { hasPython, inPython, pythonValues } from './formats-python.ts';
import { runs } from '../../support/property-runs.ts';

const styles = fc.record({ quote: fc.constant('"' as const), dense: fc.constant(true as const) }, { requiredKeys: [] });

describe('a Python literal', () => {
  it('decodes to the encoded value, in every style', () => {
    fc.assert(
      fc.property(pythonValues, styles, (value, style) => {
        expect(readRepr(writeRepr(value, style))).toEqual(value);
      }),
      runs(100),
    );
  });

  it.skipIf(!hasPython)('of datagrade has the same value in Python', () => {
    const cases = fc.sample(fc.tuple(pythonValues, styles), 400);
    const batch = cases.map(([value, style]) => [value, writeRepr(value, style)]);
    const agreed = inPython('same(ast.literal_eval(each[1]), build(each[0]))', batch);
    expect(cases.filter((_, index) => agreed[index] !== true)).toEqual([]);
  });

  it.skipIf(!hasPython)('has the text that Python writes, and decodes the text of Python', () => {
    const cases = fc.sample(pythonValues, 400);
    const written = inPython('repr(build(each))', cases) as readonly string[];
    for (const [index, text] of written.entries()) expect(readRepr(text)).toEqual(cases[index]);
    // Which characters count as printable depends on the version of Unicode. A program that knows a
    // character beyond U+00FF writes it unchanged; a program that does not escapes it. No version
    // knows the halves of a surrogate pair.
    const plain = cases
      .map((value, index) => [value, written[index] as string] as const)
      .filter(([, text]) => /^[\x20-\x7e]*$/.test(text) && !/\\U|\\u(?!d[89a-f])/.test(text));
    expect(plain.length).toBeGreaterThan(50);
    for (const [value, text] of plain) expect(writeRepr(value)).toBe(text);
  });

  it.each<readonly [string, PythonValue | undefined]>([
    [
      '( "Ana" ,\n42, )',
      {
        kind: 'tuple',
        items: [
          { kind: 'str', text: 'Ana' },
          { kind: 'int', number: 42 },
        ],
      },
    ],
    [
      "(u'Ana', 42L)",
      {
        kind: 'tuple',
        items: [
          { kind: 'old', text: 'Ana' },
          { kind: 'long', number: 42 },
        ],
      },
    ],
    ["[b'Z\\xc3\\xa9']", { kind: 'list', items: [{ kind: 'bytes', text: 'Zé' }] }],
    ['(42)', { kind: 'int', number: 42 }],
    ['()', { kind: 'tuple', items: [] }],
    ["('Ana', 42", undefined],
    ["__import__('os').system('true')", undefined],
    ["('Ana' 42)", undefined],
    ["{'a': 1, 'b'}", undefined],
    ["'\\U00110000'", undefined],
    [`${'['.repeat(1000)}${']'.repeat(1000)}`, undefined],
  ])('%s', (text, value) => {
    expect(readRepr(text)).toEqual(value);
  });

  it('never throws for any bytes', () => {
    const noise = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...`()[]{},:'"\\uUxbLN 0123.e+-`) }),
      pythonValues.map((value) => writeRepr(value).slice(1)),
    );
    fc.assert(
      fc.property(noise, (text) => void readRepr(text)),
      runs(100),
    );
  });
});
