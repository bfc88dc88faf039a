/** Which layouts leave the width of an integer in doubt, and what would tell. */
import { describe, expect, it } from 'vitest';
import type { Layout, PackedPart } from '../../../../reference/add/dialect.ts';
import { encode } from '../../../../reference/add/message.ts';
import { withNarrowerInteger } from '../../../../harness/learn/add/integer-width.ts';

const name = { field: 'name', code: 'fixed', width: 48, pad: '\0', align: 'left' } as const;
const integer = { field: 'number', code: 'integer', bytes: 4, signed: true, order: 'big' } as const;
const packed = (...parts: readonly PackedPart[]): readonly Layout[] => [{ format: 'packed', parts }];
const hexOf = (layouts: readonly Layout[], values: { readonly name: string; readonly number: number }): string =>
  Buffer.concat(encode(layouts, values)).toString('hex');

describe('a big-endian integer after a padded name', () => {
  const wide = packed(name, integer);
  const other = withNarrowerInteger(wide);

  it('has another layout that writes the same bytes for every small integer, and others for -1', () => {
    for (const number of [0, 1, 100, 101, 1000])
      expect(hexOf(other?.layouts ?? [], { name: 'Ana', number })).toBe(hexOf(wide, { name: 'Ana', number }));
    expect(hexOf(other?.layouts ?? [], { name: 'Ana', number: -1 })).not.toBe(hexOf(wide, { name: 'Ana', number: -1 }));
  });

  it('comes with a name for which the wider reading gives an integer out of range', () => {
    const bytes = Buffer.from(hexOf(other?.layouts ?? [], { name: other?.name ?? '', number: 27 }), 'hex');
    expect(bytes).toHaveLength(52);
    expect(bytes.readInt32BE(48)).toBeGreaterThan(100);
    expect(bytes.readInt16BE(50)).toBe(27);
  });
});

it('is found inside of an encoding as well', () => {
  const [content] = packed(name, integer) as [Layout];
  const checked: Layout = { format: 'encoded', encoding: 'hex', content };
  const found = withNarrowerInteger([checked])?.layouts ?? [];
  expect(hexOf(found, { name: 'Ana', number: -1 })).toMatch(/^(?:3[0-9]|6[1-6])+$/);
  expect(Buffer.from(hexOf(found, { name: 'Ana', number: -1 }), 'hex').toString()).toMatch(/0000ffff$/);
});

it.each<[string, readonly Layout[]]>([
  ['little-endian', packed(name, { ...integer, order: 'little' })],
  ['of two bytes', packed(name, { ...integer, bytes: 2 })],
  ['before the name', packed(integer, name)],
  ['after a name with its length', packed({ field: 'name', code: 'prefixed', prefix: integer }, integer)],
  ['in a text', [{ format: 'text', parts: [{ field: 'name' }, ',', { field: 'number' }] }]],
])('an integer %s leaves no such doubt', (_, layouts) => {
  expect(withNarrowerInteger(layouts)).toBeUndefined();
});
