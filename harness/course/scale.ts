/** From points to a mark, in whole numbers, so that no rounding happens on the way. Pure. */
import type { RoundingRule, Scale } from './course.ts';

/**
 * @param score with at most two decimals, like `maxScore`
 * @returns undefined if there are no points to be had
 */
export function scaleScore(score: number, maxScore: number, { of, decimals, rounding }: Scale): number | undefined {
  const most = hundredths(maxScore);
  if (most <= 0n) return undefined;
  const units = divide(hundredths(score) * BigInt(of) * 10n ** BigInt(decimals), most, rounding);
  return Number(`${units}e-${decimals}`);
}

function hundredths(points: number): bigint {
  return BigInt(Math.round(points * 100));
}

function divide(dividend: bigint, divisor: bigint, rounding: RoundingRule): bigint {
  const down = dividend / divisor;
  const twice = 2n * (dividend % divisor);
  if (twice === 0n) return down;
  switch (rounding) {
    case 'down':
      return down;
    case 'up':
      return down + 1n;
    case 'half-up':
      return twice >= divisor ? down + 1n : down;
    case 'half-even':
      return twice > divisor || (twice === divisor && down % 2n === 1n) ? down + 1n : down;
  }
}
