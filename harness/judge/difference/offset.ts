/**
 * Where two contents part.
 */

/** The first offset at which the two differ; if one is the beginning of the other, its length. */
export function firstDifferingOffset(expected: Uint8Array, actual: Uint8Array): number {
  const shorter = Math.min(expected.length, actual.length);
  let offset = 0;
  while (offset < shorter && expected[offset] === actual[offset]) offset += 1;
  return offset;
}
