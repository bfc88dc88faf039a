/**
 * Integers whose bytes were read in the opposite order: 65 becomes 1090519040 in four bytes. Pure.
 */

/** @returns the integer that such a mistake makes of this one, in four bytes */
export function reversedInteger(value: number): number {
  return reversed(value, 4);
}

/**
 * @returns the integer from 1 to 100 of which this is the reverse in two or four bytes; undefined
 * where it is of none
 */
export function unreversedInteger(value: number): number | undefined {
  return [4, 2].map((size) => reversed(value, size)).find((each) => each >= 1 && each <= 100);
}

/**
 * Whether a screen shows an integer, or a sum with it, as it becomes in the opposite byte order.
 */
export function showsReversed(shown: ReadonlyMap<number, number>, a: number, b: number): boolean {
  const forms = [a, b].filter((each) => each !== 0).map(reversedInteger);
  const sums = [reversedInteger(a) + b, a + reversedInteger(b)];
  return [...forms, ...sums].some((each) => each > 100_000 && shown.has(each));
}

function reversed(value: number, size: number): number {
  const bytes = Buffer.alloc(size);
  if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** (8 * size)) return Number.NaN;
  bytes.writeUIntBE(value, 0, size);
  return bytes.readUIntLE(0, size);
}
