/**
 * Draws random cases of an area. Values that often make programs fail, such as 101 or a tail of one
 * byte, are drawn more often than others. fast-check shrinks a failing case to a small one.
 */
import fc from 'fast-check';
import { contentKinds, type Area, type ExploredCase } from './case.ts';

const inRange = fc.integer({ min: 1, max: 100 });
const outOfRange = fc.oneof(
  fc.constantFrom(0, 101, -1),
  fc.integer({ min: 101, max: 1000 }),
  fc.integer({ min: -1000, max: 0 }),
);

/**
 * Draws the number of full chunks and the size of the tail separately. A failure of multiples of
 * 2048 therefore shrinks to the smallest multiple.
 */
function sizes(mostChunks: number): fc.Arbitrary<number> {
  const tail = fc.oneof(fc.constant(0), fc.constantFrom(1, 2047), fc.integer({ min: 0, max: 2047 }));
  return fc.tuple(fc.nat({ max: mostChunks }), tail).map(([chunks, tailBytes]) => chunks * 2048 + tailBytes);
}

/**
 * The submission's own server can send faster than its client receives. Pairs get files that fit
 * easily into the receive buffer.
 */
const mostChunks = { 'file/client': 40, 'file/server': 40, 'file/pair': 12 } as const;

export function arbitraryCase(area: Area): fc.Arbitrary<ExploredCase> {
  switch (area) {
    case 'add/client':
      return fc.record({ area: fc.constant(area), client: inRange, server: inRange });
    case 'add/server':
      return fc
        .tuple(fc.array(inRange, { maxLength: 6 }), fc.option(outOfRange, { freq: 2 }))
        .map(([numbers, last]) => (last === null ? numbers : [...numbers, last]))
        .filter((numbers) => numbers.length > 0)
        .map((numbers) => ({ area, numbers }));
    case 'file/client':
    case 'file/server':
    case 'file/pair':
      return fc.record({
        area: fc.constant(area),
        sizeBytes: sizes(mostChunks[area]),
        content: fc.constantFrom(...contentKinds),
      });
  }
}
