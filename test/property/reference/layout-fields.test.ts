/** The fields of a layout, compared with those that `encode` needs and `decode` finds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound, encode, fieldsOf } from '../../../reference/add/message.ts';
import { type AddValues, type FieldName, fieldNames, isNumeric } from '../../../reference/add/values.ts';
import { runs } from '../../support/property-runs.ts';

const values: Required<AddValues> = { name: 'Ana', number: 42, sum: 49, askedName: 'Rui', askedNumber: 7 };

/** One layout of each format that carries the fields and nothing else. */
const layoutsWith: { readonly [format in Layout['format']]: (fields: readonly FieldName[]) => Layout } = {
  text: (fields) => ({
    format: 'text',
    parts: fields.flatMap((field, at) => (at === 0 ? [{ field }] : [';', { field }])),
  }),
  json: (fields) => ({
    format: 'json',
    template: { field: 'name', all: fields.map((field) => ({ $field: field })) },
  }),
  packed: (fields) => ({
    format: 'packed',
    parts: fields.map((field) =>
      isNumeric(field)
        ? { field, code: 'integer', bytes: 4, signed: true, order: 'big' }
        : { field, code: 'fixed', width: 10, pad: '\0', align: 'left' },
    ),
  }),
  pickle: (fields) => ({ format: 'pickle', protocol: 2, template: tupleOf(fields) }),
  repr: (fields) => ({ format: 'repr', template: tupleOf(fields) }),
  encoded: (fields) => ({
    format: 'encoded',
    encoding: 'base64',
    content: { format: 'repr', template: tupleOf(fields) },
  }),
  checked: (fields) => ({
    format: 'checked',
    checksum: { algorithm: 'crc32', bytes: 4, as: 'bytes', place: 'after' },
    content: { format: 'repr', template: tupleOf(fields) },
  }),
};

function tupleOf(fields: readonly FieldName[]): Extract<Layout, { readonly format: 'pickle' }>['template'] {
  return {
    kind: 'tuple',
    items: fields.map((field) => ({ kind: 'field', field, as: isNumeric(field) ? 'int' : 'str' })),
  };
}

/** The layout as it is, or in a frame with a byte before it. */
const frames: readonly ((layout: Layout) => Layout)[] = [
  (layout) => layout,
  (layout) => ({ format: 'packed', parts: [{ hex: '02' }, { content: layout }] }),
];

describe.each(Object.entries(layoutsWith))('the fields of a layout in the format %s', (_, layoutWith) => {
  const layout = fc
    .tuple(fc.shuffledSubarray([...fieldNames], { minLength: 1 }), fc.constantFrom(...frames))
    .map(([fields, frame]) => ({ fields, layout: frame(layoutWith(fields)) }));

  it('are those that decoding finds', () => {
    fc.assert(
      fc.property(layout, ({ fields, layout: each }) => {
        const found = decodeFound([each], encode([each], values));
        expect(new Set(Object.keys(found ?? {}))).toEqual(fieldsOf(each));
        expect(fieldsOf(each)).toEqual(new Set(fields));
      }),
      runs(200),
    );
  });

  it('are those that encoding needs a value for', () => {
    fc.assert(
      fc.property(layout, fc.constantFrom(...fieldNames), ({ layout: each }, missing) => {
        const { [missing]: _missing, ...given } = values;
        const write = (): unknown => encode([each], given as AddValues);
        if (fieldsOf(each).has(missing))
          expect(write).toThrow(expect.objectContaining({ code: 'missing-value', concerns: missing }));
        else expect(write).not.toThrow();
      }),
      runs(200),
    );
  });
});
