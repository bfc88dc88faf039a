/**
 * What kind of mistake a screen without the right sum shows.
 */
import { countNumbers } from '../../transcript/screen.ts';
import { showsReversed } from '../byte-order.ts';

export type SumSymptom = 'sum-concatenated' | 'byte-order' | 'sum-off-by-one' | 'no-sum';

export function sumSymptom(screen: string, a: number, b: number): SumSymptom {
  const shown = countNumbers(screen);
  if (shown.has(Number(`${a}${b}`)) || shown.has(Number(`${b}${a}`))) return 'sum-concatenated';
  if (showsReversed(shown, a, b)) return 'byte-order';
  // The two integers are there in any case: neither is a sum that was missed by one.
  const near = [a + b + 1, a + b - 1].filter((sum) => sum !== a && sum !== b);
  return near.some((sum) => shown.has(sum)) ? 'sum-off-by-one' : 'no-sum';
}
