import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateRequest, type RequestSample } from '../../../harness/learn/locate.ts';
import { peerNameLike } from '../../../harness/learn/peer-name.ts';
import { decodeFound, encode } from '../../../reference/add/message.ts';
import { names, type Program, programs } from './binary-programs.ts';

const bytes = (buffers: readonly Buffer[]): Uint8Array[] => buffers.map((buffer) => Uint8Array.from(buffer));

function samplesOf(program: Program, name: string, numbers: readonly number[]): readonly RequestSample[] {
  return numbers.map((number) => ({
    number,
    payloads: bytes(program.write(name, number)),
    screen: `Enter an integer between 1 and 100: \nMy name: ${name}\nMy number: ${number}\n`,
  }));
}

const cases = fc
  .tuple(
    programs,
    names,
    fc.nat(),
    fc.uniqueArray(fc.integer({ min: 10, max: 99 }), { minLength: 2, maxLength: 2 }),
    fc.integer({ min: 1, max: 9 }),
  )
  .filter(([program, name]) => Buffer.byteLength(name) <= program.room && program.without?.test(name) !== true);

describe('learning a request from three samples', () => {
  it('finds name and integer in every way of writing them, and writes any other integer as the program does', () => {
    fc.assert(
      fc.property(
        cases,
        fc.integer({ min: -1000, max: 100_000 }),
        ([program, name, seed, [a = 27, b = 64], c], drawn) => {
          const samples = samplesOf(program, name, [a, b, c]);
          const layouts = locateRequest(samples);
          expect(layouts, program.title).toBeDefined();
          if (layouts === undefined) return;
          expect(JSON.parse(JSON.stringify(layouts))).toEqual(layouts);
          const [low, high] = program.certain;
          const others = [0, 1, 42, 100, 101, -1, 1000, drawn].filter((number) => number >= low && number <= high);
          const otherName = peerNameLike(name, name, seed);
          for (const number of others) {
            expect(decodeFound(layouts, bytes(program.write(name, number))), `${program.title} ${number}`).toEqual({
              name,
              number,
            });
            const written = encode(layouts, { name: otherName, number });
            expect(
              written.map((each) => Buffer.from(each)),
              `${program.title} ${number}`,
            ).toEqual(program.write(otherName, number));
          }
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 300) },
    );
  });
});
