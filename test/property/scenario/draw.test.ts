import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededNumbers } from '../../../harness/transcript/seeded-numbers.ts';
import { drawFrom, seedFor, word } from '../../../harness/scenario/draw.ts';

const seed = fc.integer({ min: 0, max: 1_000_000 });
const label = fc.string({ minLength: 1, maxLength: 30 });
/** As many numbers as a talkative program displays in any case. */
const standing = fc.uniqueArray(fc.integer({ min: -5, max: 210 }), { maxLength: 25 }).map((all) => new Set(all));
const count = fc.integer({ min: 1, max: 6 });

describe('integers that are drawn', () => {
  it('are from 1 to 100, all different, and none that stands on the screen anyway', () => {
    fc.assert(
      fc.property(seed, label, standing, count, (from, of, avoid, many) => {
        const integers = drawFrom(from, avoid).integers(of, many);
        expect(new Set(integers).size).toBe(many);
        for (const integer of integers) {
          expect(Number.isInteger(integer) && integer >= 1 && integer <= 100).toBe(true);
          expect(avoid.has(integer)).toBe(false);
        }
      }),
    );
  });
});

describe('one integer of several', () => {
  it('is one that the screen shows anyway only if it shows all of them', () => {
    fc.assert(
      fc.property(seed, label, standing, (from, of, avoid) => {
        const drawn = drawFrom(from, avoid).oneOf(of, [8, 9]);
        expect([8, 9]).toContain(drawn);
        expect(avoid.has(drawn)).toBe(avoid.has(8) && avoid.has(9));
      }),
    );
  });
});

describe('pairs that are drawn', () => {
  it('are from 1 to 100, and neither they nor their sums stand on the screen anyway', () => {
    fc.assert(
      fc.property(seed, label, standing, count, (from, of, avoid, many) => {
        const pairs = drawFrom(from, avoid).pairs(of, many);
        expect(pairs).toHaveLength(many);
        for (const { client, server } of pairs) {
          expect([client, server].every((each) => Number.isInteger(each) && each >= 1 && each <= 100)).toBe(true);
          expect([client, server, client + server].filter((each) => avoid.has(each))).toEqual([]);
        }
      }),
    );
  });

  it('cannot be taken for one another: no wrong calculation gives a right value', () => {
    fc.assert(
      fc.property(seed, label, standing, (from, of, avoid) => {
        for (const { client, server } of drawFrom(from, avoid).pairs(of, 2)) {
          const sum = client + server;
          const mistakes = [
            client - server,
            server - client,
            2 * client,
            2 * server,
            client,
            server,
            Number(`${client}${server}`),
          ];
          expect(mistakes).not.toContain(sum);
          expect(client).not.toBe(server);
        }
      }),
    );
  });

  it('have the smaller integer at the client and at the server in turn, whatever the seed', () => {
    fc.assert(
      fc.property(seed, label, standing, count, (from, of, avoid, many) => {
        const order = drawFrom(from, avoid)
          .pairs(of, many)
          .map(({ client, server }) => client < server);
        expect(order).toEqual(order.map((_, at) => at % 2 === 0));
      }),
    );
  });

  it('have no integer in common with another of the same draw', () => {
    fc.assert(
      fc.property(seed, label, count, (from, of, many) => {
        const values = drawFrom(from, new Set())
          .pairs(of, many)
          .flatMap(({ client, server }) => [client, server]);
        expect(new Set(values).size).toBe(2 * many);
      }),
    );
  });

  it('are drawn all the same where every number stands on the screen', () => {
    const everything = new Set(Array.from({ length: 1000 }, (_, at) => at));
    fc.assert(
      fc.property(seed, label, (from, of) => {
        expect(drawFrom(from, everything).pairs(of, 2)).toHaveLength(2);
        expect(drawFrom(from, everything).integers(of, 2)).toHaveLength(2);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a seed', () => {
  it('repeats everything that is drawn from it', () => {
    fc.assert(
      fc.property(seed, label, standing, (from, of, avoid) => {
        const drawn = [drawFrom(from, avoid), drawFrom(from, avoid)].map((draw) => [
          draw.seed,
          draw.pairs(of, 3),
          draw.integers(of, 3),
          draw.oneOf(of, [8, 9]),
          draw.fileName(of),
        ]);
        expect(drawn[0]).toEqual(drawn[1]);
      }),
    );
  });

  it('draws for one label whatever else is drawn, and in whatever order', () => {
    fc.assert(
      fc.property(seed, label, fc.array(label, { maxLength: 5 }), (from, of, others) => {
        const [plain, busy] = [drawFrom(from, new Set()), drawFrom(from, new Set())];
        for (const other of others) busy.integers(other, 2);
        expect(busy.pairs(of, 2)).toEqual(plain.pairs(of, 2));
      }),
    );
  });

  it('says nothing of one label by another, however alike they are', () => {
    const labels = Array.from({ length: 2000 }, (_, at) => `add/client/${at}`);
    const firsts = labels.map((each) => seededNumbers(seedFor(7, each))());
    const followers = firsts.slice(1);
    const tenths = (values: readonly number[]): number[] =>
      Array.from({ length: 10 }, (_, tenth) => values.filter((value) => Math.floor(value * 10) === tenth).length);
    for (const many of tenths(firsts)) expect(many).toBeGreaterThan(140);
    const ascending = followers.filter((value, at) => value > (firsts[at] as number)).length;
    expect(Math.abs(ascending - 1000)).toBeLessThan(120);
  });

  it('draws other values than another seed, nearly always', () => {
    const drawn = Array.from({ length: 500 }, (_, at) =>
      JSON.stringify(drawFrom(at, new Set()).pairs('add/client', 2)),
    );
    expect(new Set(drawn).size).toBeGreaterThan(495);
  });
});

describe('words and file names that are drawn', () => {
  it('are plain letters of the length asked for', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 0, max: 40 }), (from, length) => {
        expect(word(seededNumbers(from), length)).toMatch(new RegExp(`^[a-z]{${length}}$`));
      }),
    );
  });

  it('are safe on every file system and in every message', () => {
    fc.assert(
      fc.property(seed, label, (from, of) => {
        expect(drawFrom(from, new Set()).fileName(of)).toMatch(/^[a-z]{7}\.dat$/);
      }),
    );
  });
});
