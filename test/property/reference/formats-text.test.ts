import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout, TextPart } from '../../../reference/add/dialect.ts';
import { decode, decodeLayout, encode } from '../../../reference/add/message.ts';
import type { ExchangeError } from '../../../reference/exchange-error.ts';
import { runs } from '../../support/property-runs.ts';

const paddedName = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom('left' as const, 'right' as const))
  .map(([width, align]): TextPart => ({ field: 'name', width, pad: ' ', align }));
const paddedNumber = fc
  .tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom([' ', 'left'] as const, [' ', 'right'] as const, ['0', 'right'] as const),
  )
  .map(([width, [pad, align]]): TextPart => ({ field: 'number', width, pad, align }));

const layouts: fc.Arbitrary<Layout> = fc
  .record({
    name: fc.oneof(paddedName, fc.constant<TextPart>({ field: 'name' })),
    number: fc.oneof(paddedNumber, fc.constant<TextPart>({ field: 'number' })),
    separator: fc.constantFrom('', ',', ' ', '\0', ' is '),
    numberFirst: fc.boolean(),
    charset: fc.constantFrom(
      {},
      { charset: 'latin1' as const },
      { charset: 'utf-16le' as const },
      { charset: 'utf-16be' as const },
    ),
  })
  .map(({ name, number, separator, numberFirst, charset }) => ({
    format: 'text',
    parts: (numberFirst ? [number, separator, name] : [name, separator, number]).filter((part) => part !== ''),
    ...charset,
  }));

const names = fc.oneof(
  fc.constantFrom('Ana', 'Zé', 'Silva, Ana', ' Ana', 'Ana 7', '🐍', ''),
  fc.string({ unit: 'grapheme', maxLength: 24 }),
);

describe('text in columns and other character sets', () => {
  it('either decodes to the encoded values, or is refused', () => {
    fc.assert(
      fc.property(layouts, names, fc.integer({ min: -1000, max: 100_000 }), (layout, name, number) => {
        let written: readonly Uint8Array[];
        try {
          written = encode([layout], { name, number });
        } catch (error) {
          expect((error as ExchangeError).code).toBe('cannot-carry');
          return;
        }
        expect(decode([layout], written)).toEqual({ name, number });
      }),
      runs(500),
    );
  });

  it('never throws for any bytes', () => {
    fc.assert(
      fc.property(layouts, fc.uint8Array({ maxLength: 60 }), (layout, bytes) => void decodeLayout(layout, bytes)),
    );
  });

  const name = { field: 'name' } as const;
  it.each<readonly [readonly TextPart[], number, string]>([
    [[name, ',', { field: 'number', width: 3, pad: '0', align: 'right' }], 7, 'Ana,007'],
    [[name, ',', { field: 'number', width: 3, pad: '0', align: 'right' }], -1, 'Ana,-01'],
    [[name, ',', { field: 'number', width: 3, pad: '0', align: 'right' }], 1000, 'Ana,1000'],
    [
      [
        { ...name, width: 6, pad: ' ', align: 'left' },
        { field: 'number', width: 4, pad: ' ', align: 'right' },
      ],
      42,
      'Ana     42',
    ],
    [[{ ...name, width: 6, pad: ' ', align: 'right' }, ';', { field: 'number' }], 42, '   Ana;42'],
  ])('%j with %i is %j', (parts, number, text) => {
    const layout: Layout = { format: 'text', parts };
    expect(new TextDecoder().decode(encode([layout], { name: 'Ana', number })[0])).toBe(text);
  });

  it('refuse a value that is wider than its column', () => {
    const parts: readonly TextPart[] = [{ ...name, width: 4, pad: ' ', align: 'left' }, { field: 'number' }];
    expect(() => encode([{ format: 'text', parts }], { name: 'Maria', number: 42 })).toThrow(/room for 4 characters/);
  });
});

describe('JSON with fields in its strings and keys', () => {
  const shapes: fc.Arbitrary<Layout> = fc.constantFrom<Layout>(
    { format: 'json', template: { message: { $text: [{ field: 'name' }, ',', { field: 'number' }] } } },
    { format: 'json', template: { $entries: [[{ $field: 'name' }, { $field: 'number' }]] }, spaced: true },
    { format: 'json', template: { $text: ['<', { field: 'number' }, '> ', { field: 'name' }] }, ascii: true },
    {
      format: 'json',
      template: { n: { $field: 'number', as: 'string' }, who: [{ $field: 'name' }] },
      spaced: true,
      ascii: true,
    },
  );

  it('either decodes to the encoded values, or is refused', () => {
    fc.assert(
      fc.property(shapes, names, fc.maxSafeInteger(), (layout, given, number) => {
        let written: readonly Uint8Array[];
        try {
          written = encode([layout], { name: given, number });
        } catch (error) {
          expect((error as ExchangeError).code).toBe('cannot-carry');
          return;
        }
        expect(decode([layout], written)).toEqual({ name: given, number });
      }),
      runs(100),
    );
  });

  it.each<readonly [Extract<Layout, { format: 'json' }>, string]>([
    [{ format: 'json', template: { who: { $field: 'name' }, n: { $field: 'number' } } }, '{"who":"Zé","n":42}'],
    [
      { format: 'json', template: { who: { $field: 'name' }, n: { $field: 'number' } }, spaced: true, ascii: true },
      '{"who": "Z\\u00e9", "n": 42}',
    ],
    [
      { format: 'json', template: { $entries: [[{ $field: 'name' }, { $field: 'number', as: 'string' }]] } },
      '{"Zé":"42"}',
    ],
  ])('%j', (layout, text) => {
    expect(new TextDecoder().decode(encode([layout], { name: 'Zé', number: 42 })[0])).toBe(text);
  });
});
