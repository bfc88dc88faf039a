import { describe, expect, it } from 'vitest';
import { scaleScore } from '../../../harness/course/scale.ts';

describe('a mark on the scale of a course', () => {
  it.each([
    ['half-up', 72.5, 15],
    ['half-even', 72.5, 14],
    ['half-even', 77.5, 16],
    ['down', 74.99, 14],
    ['up', 70.01, 15],
    ['up', 70, 14],
  ] as const)('is rounded %s: %d points', (rounding, score, mark) => {
    expect(scaleScore(score, 100, { of: 20, decimals: 0, rounding })).toBe(mark);
  });

  it('is exact where binary fractions are not', () => {
    expect(scaleScore(0.15, 1, { of: 1, decimals: 1, rounding: 'half-up' })).toBe(0.2);
    expect(scaleScore(0.1 + 0.2, 0.3, { of: 20, decimals: 2, rounding: 'down' })).toBe(20);
  });

  it('does not exist where there are no points', () => {
    expect(scaleScore(0, 0, { of: 20, decimals: 1, rounding: 'half-up' })).toBeUndefined();
  });
});
