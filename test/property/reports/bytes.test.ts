import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderByteDiff } from '../../../reports/byte-diff.ts';
import { explainDifference, firstDifference } from '../../../reports/bytes/explain-difference.ts';
import { createStyle } from '../../../reports/terminal/style.ts';

const some = fc.uint8Array({ maxLength: 200 }).map((all) => Buffer.from(all));
/** Often almost equal, because that is where diffs go wrong. */
const pair = fc.oneof(
  fc.tuple(some, some),
  fc.tuple(some, some, some).map(([same, a, b]) => [Buffer.concat([same, a]), Buffer.concat([same, b])] as const),
  fc.tuple(some, some).map(([a, tail]) => [a, Buffer.concat([a, tail])] as const),
);

/** Chunks of which no two are alike, and a tail. */
const chunks = fc
  .tuple(fc.uniqueArray(fc.nat({ max: 255 }), { minLength: 3, maxLength: 8 }), fc.nat({ max: 2047 }))
  .map(([fills, tail]) => [...fills.map((fill) => Buffer.alloc(2048, fill)), Buffer.alloc(tail, 'tail')]);

describe('the first difference', () => {
  it('is where the two part', () => {
    let reached = 0;
    fc.assert(
      fc.property(pair, ([expected, actual]) => {
        const offset = firstDifference(expected, actual);
        expect(expected.subarray(0, offset)).toEqual(actual.subarray(0, offset));
        if (offset === undefined || offset >= Math.min(expected.length, actual.length)) return;
        reached += 1;
        expect(expected[offset]).not.toBe(actual[offset]);
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });
});

describe('the explanation', () => {
  it('finds the chunk that is lost', () => {
    fc.assert(
      fc.property(chunks, fc.nat(), (all, at) => {
        const lost = at % (all.length - 2);
        const actual = all.filter((_, index) => index !== lost);
        expect(explainDifference(Buffer.concat(all), Buffer.concat(actual))).toMatch(
          `chunk ${lost + 1} (of 2048 bytes) is missing`,
        );
      }),
    );
  });

  it('finds the chunk that is there twice', () => {
    fc.assert(
      fc.property(chunks, fc.nat(), (all, at) => {
        const twice = at % (all.length - 2);
        const actual = all.flatMap((chunk, index) => (index === twice ? [chunk, chunk] : [chunk]));
        expect(explainDifference(Buffer.concat(all), Buffer.concat(actual))).toMatch(
          `chunk ${twice + 1} (of 2048 bytes) is there twice`,
        );
      }),
    );
  });

  it('sees that bytes are only cut off', () => {
    fc.assert(
      fc.property(some, some, (kept, lost) => {
        fc.pre(kept.length > 0 && lost.length > 0);
        expect(explainDifference(Buffer.concat([kept, lost]), kept)).toMatch(
          new RegExp(`^the bytes end after ${kept.length} byte`),
        );
      }),
    );
  });
});

describe('the window', () => {
  it('fits any width and marks the first difference', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 40, max: 120 }), ([expected, actual], width) => {
        const lines = renderByteDiff(expected, actual, createStyle({ colour: false, width, unicode: false }));
        for (const line of lines) expect(line).toMatch(new RegExp(`^[\\x20-\\x7e]{0,${width}}$`));
        const shown = actual.length > 0 && firstDifference(expected, actual) !== undefined;
        expect(lines.some((line) => line.includes('^^'))).toBe(shown);
      }),
    );
  });
});
