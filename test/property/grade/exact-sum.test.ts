import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactSum } from '../../../harness/grade/exact-sum.ts';

/** Points as a rubric writes them: a whole number of thousandths. */
const thousandths = fc.integer({ min: -1_000_000, max: 1_000_000 });
const written = (count: number): number => Number(`${count}e-3`);

describe('the sum of points', () => {
  it('adds as people add', () => {
    expect(exactSum([0.1, 0.2])).toBe(0.3);
    expect(exactSum([3.3, 3.3, 3.3])).toBe(9.9);
    expect(exactSum([])).toBe(0);
  });

  it('equals the sum of whole thousandths', () => {
    fc.assert(
      fc.property(fc.array(thousandths), (counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        expect(exactSum(counts.map(written)) === written(total)).toBe(true);
      }),
    );
  });

  it('does not depend on the order, nor on how JavaScript writes a number', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 });
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 8 }), (numbers) => {
        expect(exactSum(numbers) === exactSum(numbers.toReversed())).toBe(true);
        expect(numbers.every((number) => exactSum([number]) === number)).toBe(true);
      }),
    );
    expect(exactSum([1e21, 1e-7, -1e21])).toBe(1e-7);
  });
});
