/**
 * The parts of a packed message that are not fields: constants, lengths, and bytes that were never
 * set.
 */
import { lengthsAt } from './lengths.ts';
import type { PackedPlace, PackedStep } from './step.ts';

const costs = { constant: 3, zero: 2, furtherConstant: 0.5, longConstant: 8, padding: 4 } as const;
/** A number of several bytes that states the right length is hardly one by chance. */
const lengthCosts = { oneByte: 3, more: 1.5 } as const;

/**
 * One byte that is the same in all samples. After some constants, a further one costs little,
 * because a header is one part.
 */
export function literalSteps({ payloads, offsets, constants }: PackedPlace): readonly PackedStep[] {
  const bytes = bytesAt(payloads, offsets);
  const [byte] = bytes;
  if (byte === undefined || bytes.some((each) => each !== byte)) return [];
  const cost = constants >= costs.longConstant ? costs.furtherConstant : byte === 0 ? costs.zero : costs.constant;
  return [{ part: { hex: hexOf(byte) }, sizes: bytes.map(() => 1), cost }];
}

/** A length is at the beginning, or directly after the constants there. */
export function lengthSteps({
  payloads,
  offsets,
  isClosed,
  constants,
  bytesBehind,
}: PackedPlace): readonly PackedStep[] {
  if (isClosed || offsets.some((offset) => offset !== constants)) return [];
  return lengthsAt(payloads, offsets, bytesBehind).flatMap(({ part, sizes, cost }) => {
    const isSmall = part.code === 'integer' && part.bytes === 1;
    return part.length === 'whole' && constants > 0
      ? []
      : [{ part, sizes, cost: cost + (isSmall ? lengthCosts.oneByte : lengthCosts.more) }];
  });
}

/**
 * Bytes that differ without a reason: the gaps of a C structure contain memory that the program has
 * not set, and a message may have a time or a random number. The last sample is kept, because a
 * program may refuse zeros in their place.
 */
export function paddingSteps({ payloads, offsets }: PackedPlace): readonly PackedStep[] {
  const bytes = bytesAt(payloads, offsets);
  if (bytes.includes(undefined) || bytes.every((each) => each === bytes[0])) return [];
  const sample = hexOf(bytes.at(-1) ?? 0);
  return [{ part: { padding: 1, sample }, sizes: bytes.map(() => 1), cost: costs.padding }];
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function bytesAt(payloads: readonly Uint8Array[], offsets: readonly number[]): readonly (number | undefined)[] {
  return payloads.map((payload, at) => payload[offsets[at] as number]);
}
