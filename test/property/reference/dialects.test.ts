import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectNames, dialects, type JsonTemplate, type Layout } from '../../../reference/add/dialect.ts';
import { decode, encode } from '../../../reference/add/message.ts';
import { ExchangeError } from '../../../reference/exchange-error.ts';
import { runs } from '../../support/property-runs.ts';

/** Names with everything that can confuse a decoder. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(' ', ',', ':', ';', '|', '\n', '\r', '\0', '"', '-', '+', '4', 'a', 'é', '\ufeff', '{'),
  }),
);
const anyInteger = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.maxSafeInteger());
const isLineEnd = (char: string | undefined): boolean => char === '\n' || char === '\r' || char === '\0';

describe.each(dialectNames)('the dialect %s', (dialectName) => {
  const { request } = dialects[dialectName];
  const carries = (name: string): boolean => dialectName !== 'two-datagrams' || !isLineEnd(name.at(-1));

  it('decodes any name that it can express, and any safe integer, as it was encoded', () => {
    fc.assert(
      fc.property(anyName.filter(carries), anyInteger, (name, number) => {
        expect(decode(request, encode(request, { name, number }))).toEqual({ name, number });
      }),
      runs(100),
    );
  });

  it('refuses every other name', () => {
    fc.assert(
      fc.property(anyName, anyInteger, (name, number) => {
        if (!carries(name)) expect(() => encode(request, { name, number })).toThrow(ExchangeError);
      }),
      runs(100),
    );
  });

  it('never throws for any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 3 }), (datagrams) => {
        const found = decode(request, datagrams);
        if (found !== undefined) expect(Number.isInteger(found.number)).toBe(true);
      }),
      runs(100),
    );
  });
});

describe('any layout', () => {
  const field = fc.constantFrom('name', 'number', 'sum', 'askedName', 'askedNumber');
  const literal = fc.string({ unit: fc.constantFrom(',', ' ', '-', '1', 'x', '\n'), maxLength: 3 });
  const textLayout: fc.Arbitrary<Layout> = fc
    .array(fc.oneof(literal, fc.record({ field })), { maxLength: 7 })
    .map((parts) => ({ format: 'text', parts: parts as Extract<Layout, { format: 'text' }>['parts'] }));
  const { template } = fc.letrec<{ template: JsonTemplate }>((tie) => ({
    template: fc.oneof(
      { maxDepth: 3 },
      fc.record({ $field: field, as: fc.constantFrom('number', 'string') }) as fc.Arbitrary<JsonTemplate>,
      fc.constantFrom<JsonTemplate>('x', 7, null, true),
      fc.array(tie('template'), { maxLength: 3 }),
      fc.dictionary(fc.string({ maxLength: 3 }), tie('template'), { maxKeys: 3 }),
    ),
  }));
  const jsonLayout: fc.Arbitrary<Layout> = template.map((each) => ({ format: 'json', template: each }));
  const layouts = fc.array(fc.oneof(textLayout, jsonLayout), { minLength: 1, maxLength: 3 });
  const values = fc.record({
    name: anyName,
    number: anyInteger,
    sum: anyInteger,
    askedName: anyName,
    askedNumber: anyInteger,
  });

  it('either decodes the encoded values unchanged or refuses them', () => {
    let reached = 0;
    fc.assert(
      fc.property(layouts, values, (each, given) => {
        let datagrams: Uint8Array[];
        try {
          datagrams = encode(each, given);
        } catch (error) {
          expect(error).toMatchObject({ code: 'cannot-carry' });
          return;
        }
        const found = decode(each, datagrams);
        if (found === undefined) return;
        reached += 1;
        expect(given).toMatchObject(found);
      }),
      runs(500),
    );
    expect(reached).toBeGreaterThan(0);
  });
});
