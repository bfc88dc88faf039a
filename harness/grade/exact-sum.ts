/**
 * Adds points as people add them: 0.1 and 0.2 are 0.3. Pure.
 */

/** The sum of the numbers as they are written in decimal, rounded once, at the end. */
export function exactSum(numbers: readonly number[]): number {
  const decimals = numbers.map(decimalOf);
  const places = Math.max(0, ...decimals.map((decimal) => decimal.places));
  const total = decimals.reduce((sum, { digits, places: own }) => sum + digits * 10n ** BigInt(places - own), 0n);
  return Number(`${total}e-${places}`);
}

interface Decimal {
  readonly digits: bigint;
  /** How many of the digits follow the point. Negative for a number with zeros at its end. */
  readonly places: number;
}

function decimalOf(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}
