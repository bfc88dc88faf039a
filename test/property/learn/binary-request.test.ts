import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferRequest, type RequestSample } from '../../../harness/learn/infer/messages.ts';
import { similarPeerName } from '../../../harness/learn/peer-name.ts';
import { decodeFound, encode } from '../../../reference/add/message.ts';
import { runs } from '../../support/property-runs.ts';
import { names, programs } from './binary-programs.ts';
import { asBytes, type Program } from './program.ts';

function samplesOf(program: Program, name: string, numbers: readonly number[]): readonly RequestSample[] {
  return numbers.map((number) => ({
    number,
    payloads: asBytes(program.write(name, number)),
    screen: `Enter an integer between 1 and 100: \nMy name: ${name}\nMy number: ${number}\n`,
  }));
}

const digitsOf = (number: number): readonly number[] => [...String(number)].map(Number);

/** What a checksum of one byte makes of the digits: if it is the same in all samples, it seems to be constant. */
const checksumsOf = (number: number): readonly number[] => [
  digitsOf(number).reduce((sum, digit) => sum + digit, 0),
  digitsOf(number).reduce((value, digit) => value ^ digit, 0),
];

/** Two integers of two digits, and one of another length. */
const numbers = fc.tuple(
  fc
    .uniqueArray(fc.integer({ min: 10, max: 99 }), { minLength: 2, maxLength: 2 })
    .filter(([a = 0, b = 0]) => checksumsOf(a).every((each, at) => each !== checksumsOf(b)[at])),
  fc.integer({ min: 1, max: 9 }),
);

const cases = fc
  .tuple(programs, names)
  .filter(([program, name]) => Buffer.byteLength(name) <= program.room && program.without?.test(name) !== true);

describe('a request of which three samples are known', () => {
  it('is decoded and encoded with any other name and integer as the program does it', () => {
    fc.assert(
      fc.property(
        cases,
        numbers,
        fc.nat(),
        fc.integer({ min: -1000, max: 100_000 }),
        ([program, name], [[a = 0, b = 0], c], seed, drawn) => {
          const layouts = inferRequest(samplesOf(program, name, [a, b, c]));
          expect(layouts, program.title).toBeDefined();
          if (layouts === undefined) return;
          expect(JSON.parse(JSON.stringify(layouts))).toEqual(layouts);
          const [low, high] = program.certain;
          const otherName = similarPeerName(name, name, seed);
          for (const number of [0, 1, 42, 100, 101, -1, 1000, drawn]) {
            if (number < low || number > high) continue;
            const label = `${program.title}, ${number}`;
            expect(decodeFound(layouts, asBytes(program.write(name, number))), label).toEqual({ name, number });
            const written = encode(layouts, { name: otherName, number });
            expect(
              written.map((each) => Buffer.from(each)),
              label,
            ).toEqual(program.write(otherName, number));
          }
        },
      ),
      runs(400),
    );
  });
});

describe('a request of which two samples are known', () => {
  it('is decoded, and encoded with any integer of as many digits', () => {
    fc.assert(
      fc.property(cases, numbers, fc.integer({ min: 10, max: 99 }), ([program, name], [[a = 0, b = 0]], number) => {
        fc.pre(program.isOpenAfterTwo !== true);
        const layouts = inferRequest(samplesOf(program, name, [a, b]));
        expect(layouts && decodeFound(layouts, asBytes(program.write(name, number))), program.title).toEqual({
          name,
          number,
        });
        const written = layouts && encode(layouts, { name, number });
        expect(
          written?.map((each) => Buffer.from(each)),
          program.title,
        ).toEqual(program.write(name, number));
      }),
      runs(200),
    );
  });
});

describe('integers that reveal more of the format', () => {
  const struct = (number: number): Buffer => {
    const buffer = Buffer.alloc(34);
    buffer.write('Ana', 'latin1');
    buffer.writeInt16LE(number, 32);
    return buffer;
  };

  it.each([
    [[27, 64, 300], 2, 'little', true],
    [[27, 64, -1], 2, 'little', true],
  ] as const)('%j settle width and sign', (given, bytes, order, signed) => {
    const samples = given.map((number) => ({ number, payloads: asBytes([struct(number)]), screen: 'Ana' }));
    expect(inferRequest(samples)).toEqual([
      {
        format: 'packed',
        parts: [
          { field: 'name', code: 'fixed', width: 32, pad: '\0', align: 'left' },
          { field: 'number', code: 'integer', bytes, signed, order },
        ],
      },
    ]);
  });

  it('a byte is unsigned until a sample shows a sign', () => {
    const samples = (given: readonly number[]): readonly RequestSample[] =>
      given.map((number) => ({ number, payloads: [Uint8Array.of(0x41, 0x6e, 0x61, 0, number & 255)], screen: 'Ana' }));
    const signs = [
      [27, 64],
      [27, -1],
      [27, 200],
    ].map((given) => JSON.stringify(inferRequest(samples(given))));
    expect(signs.map((text) => /"signed":(true|false)/.exec(text)?.[1])).toEqual(['false', 'true', 'false']);
  });
});

describe('bytes that cannot be a request', () => {
  it('do not make the inference throw, or take long', () => {
    const payload = fc.oneof(
      fc.uint8Array({ maxLength: 120 }),
      fc.constantFrom(...[0, 0x20, 0x2c, 0x31, 0x41, 0xff].map((byte) => new Uint8Array(1400).fill(byte))),
    );
    const anything: fc.Arbitrary<readonly (readonly Uint8Array[])[]> = fc.array(fc.array(payload, { maxLength: 2 }), {
      maxLength: 3,
    });
    const written = cases.map(([program, name]) => [27, 64, 9].map((number) => asBytes(program.write(name, number))));
    let learned = 0;
    fc.assert(
      fc.property(fc.oneof(anything, written), (messages) => {
        const samples = messages.map((payloads, at) => ({
          number: [27, 64, 9][at] as number,
          payloads,
          screen: 'Ana',
        }));
        const layouts = inferRequest(samples);
        if (layouts === undefined || samples.length === 0) return;
        learned += 1;
        for (const { number, payloads } of samples) expect(decodeFound(layouts, payloads)?.number).toBe(number);
      }),
      runs(60),
    );
    expect(learned).toBeGreaterThan(0);
  });
});
