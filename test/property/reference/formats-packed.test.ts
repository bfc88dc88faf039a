import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout, PackedPart } from '../../../reference/add/dialect.ts';
import type { NumberCode } from '../../../reference/add/formats/number-code.ts';
import type { TextCode } from '../../../reference/add/formats/text-code.ts';
import { decode, decodeLayout, encode } from '../../../reference/add/message.ts';
import { ExchangeError } from '../../../reference/exchange-error.ts';
import { runs } from '../../support/property-runs.ts';

const integers = fc.record({
  code: fc.constant('integer' as const),
  bytes: fc.constantFrom(1 as const, 2 as const, 4 as const, 8 as const),
  signed: fc.boolean(),
  order: fc.constantFrom('big' as const, 'little' as const),
});

const paddings = fc.constantFrom(
  ...(
    [
      ['0', 'right'],
      [' ', 'right'],
      [' ', 'left'],
      ['\0', 'left'],
    ] as const
  ).map(([pad, align]) => ({ pad, align })),
);

const numberCodes: fc.Arbitrary<NumberCode> = fc.oneof(
  integers,
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), paddings)
    .map(([width, padding]) => ({ code: 'decimal' as const, width, ...padding })),
);

const charsets = fc.constantFrom({}, {}, { charset: 'modified-utf-8' as const }, { charset: 'latin1' as const });

const textCodes: fc.Arbitrary<TextCode> = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(
          fc.integer({ min: 1, max: 80 }),
          fc.constantFrom('\0' as const, ' ' as const),
          fc.constantFrom('left' as const, 'right' as const),
        )
        .map(([width, pad, align]) => ({ code: 'fixed' as const, width, pad, align })),
      fc
        .tuple(
          integers,
          fc.constantFrom({}, { terminated: true as const }, { width: 60 }, { counts: 'characters' as const }),
        )
        .map(([prefix, more]) => ({ code: 'prefixed' as const, prefix: { ...prefix, signed: false }, ...more })),
      fc.constantFrom('00', '0a', '2c').map((by) => ({ code: 'terminated' as const, by })),
      fc.constant({ code: 'free' as const }),
    ),
    charsets,
  )
  .map(([code, charset]) => ({ ...code, ...('counts' in code ? {} : charset) }));

const fillers: fc.Arbitrary<PackedPart> = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => ({ hex: Buffer.from(bytes).toString('hex') })),
  fc.integer({ min: 1, max: 8 }).map((padding) => ({ padding })),
  fc
    .tuple(fc.constantFrom('rest' as const, 'next' as const), integers)
    .map(([length, code]) => ({ length, ...code, bytes: 4 as const })),
);

const layouts: fc.Arbitrary<Layout> = fc
  .tuple(textCodes, numberCodes, fc.boolean(), fc.array(fillers, { maxLength: 2 }))
  .map(([text, number, numberFirst, before]): Layout => {
    const fields: readonly PackedPart[] = [
      { field: 'name', ...text },
      { field: 'number', ...number },
    ];
    return { format: 'packed', parts: [...before, ...(numberFirst ? fields.toReversed() : fields)] };
  });

const framed: fc.Arbitrary<Layout> = fc
  .tuple(
    fc.constantFrom<Layout>(
      { format: 'text', parts: [{ field: 'name' }, ',', { field: 'number' }] },
      { format: 'json', template: [{ $field: 'name' }, { $field: 'number' }] },
    ),
    fc.constantFrom<PackedPart>(
      { length: 'rest', code: 'decimal', width: 64, pad: ' ', align: 'left' },
      { length: 'rest', code: 'digits', separator: '3a' },
      { length: 'whole', code: 'integer', bytes: 2, signed: false, order: 'big' },
    ),
    fc.constantFrom({}, { width: 200, fill: '\0' as const }, { width: 200, fill: ' ' as const }),
  )
  .map(([content, length, buffer]): Layout => ({ format: 'packed', parts: [length, { content, ...buffer }] }));

const names = fc.oneof(
  fc.constantFrom('Ana', 'Zé Conceição', 'Ana 42', ' Ana ', '', '🐍'),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const numbers = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.maxSafeInteger());

describe('a packed message', () => {
  it('either decodes to the encoded values, or is refused', () => {
    fc.assert(
      fc.property(fc.oneof(layouts, framed), names, numbers, (layout, name, number) => {
        let written: readonly Uint8Array[];
        try {
          written = encode([layout], { name, number });
        } catch (error) {
          expect(error).toBeInstanceOf(ExchangeError);
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
      fc.property(
        fc.oneof(layouts, framed),
        fc.uint8Array({ maxLength: 150 }),
        (layout, bytes) => void decodeLayout(layout, bytes),
      ),
    );
  });
});

function refusal(part: PackedPart, name: string, number: number): string {
  try {
    encode([{ format: 'packed', parts: [part] }], { name, number });
  } catch (error) {
    return error instanceof ExchangeError && error.code === 'cannot-carry' ? error.message : String(error);
  }
  return 'it was carried';
}

describe('a value that does not fit', () => {
  it.each<readonly [PackedPart, string, number, RegExp]>([
    [
      { field: 'number', code: 'integer', bytes: 1, signed: false, order: 'big' },
      '',
      -1,
      /an unsigned integer of 1 byte holds 0 to 255/,
    ],
    [{ field: 'number', code: 'integer', bytes: 2, signed: true, order: 'big' }, '', 40_000, /holds -32768 to 32767/],
    [{ field: 'number', code: 'decimal', width: 3, pad: '0', align: 'right' }, '', 1000, /room for 3 characters/],
    [{ field: 'name', code: 'fixed', width: 4, pad: '\0', align: 'left' }, 'Maria', 0, /room for 4 bytes/],
    [
      { field: 'name', code: 'prefixed', prefix: { code: 'integer', bytes: 1, signed: false, order: 'big' } },
      'x'.repeat(256),
      0,
      /its length/,
    ],
    [{ field: 'name', code: 'terminated', by: '00' }, 'a\0b', 0, /0x00 ends it/],
    [{ field: 'name', code: 'free', charset: 'latin1' }, 'Łukasz', 0, /latin1/],
  ])('%o refuses it, with the reason', (part, name, number, why) => {
    expect(refusal(part, name, number)).toMatch(why);
  });
});

describe('memory that was never set', () => {
  const layout: Layout = {
    format: 'packed',
    parts: [
      { field: 'name', code: 'fixed', width: 30, pad: '\0', align: 'left' },
      { padding: 2 },
      { field: 'number', code: 'integer', bytes: 4, signed: true, order: 'little' },
    ],
  };

  it('is not decoded after the NUL of a name, nor in a gap', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
        (garbage, number) => {
          const struct = Buffer.concat([garbage, Buffer.alloc(4)]);
          struct.write('Ana\0', 'latin1');
          struct.writeInt32LE(number, 32);
          expect(decodeLayout(layout, struct)).toEqual({ name: 'Ana', number });
        },
      ),
    );
  });
});
