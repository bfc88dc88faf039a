/**
 * Finds a checksum of one byte that does not begin with zero: the program begins its sum with a
 * number of its own. Pure.
 *
 * Where it begins follows from the first sample, and has to be right for the others.
 */
import { type ChecksumAlgorithm, checksumBytes } from '../../../reference/add/formats/wrapped/checksums.ts';
import type { Wrapping } from '../../../reference/add/formats/wrapped/wrapped.ts';
import { isSame } from './candidate.ts';

export interface Wrapped {
  readonly wrapping: Wrapping;
  /** The message inside, in each sample. */
  readonly contents: readonly Uint8Array[];
  /** How unlikely it is. */
  readonly cost: number;
  /** It is hardly right by chance. */
  readonly isCertain: boolean;
}

/** @returns none for text: a digit that changes with others is no checksum */
export function checksumsWithStart(payloads: readonly Uint8Array[]): readonly Wrapped[] {
  if (payloads.length < 2 || payloads.every(isText) || payloads.some(({ length }) => length < shortest)) return [];
  return (['after', 'before'] as const).flatMap((place) => {
    const checks = payloads.map((payload) => (place === 'after' ? payload.at(-1) : payload[0]) as number);
    const contents = payloads.map((payload) => (place === 'after' ? payload.subarray(0, -1) : payload.subarray(1)));
    if (new Set(checks).size < 2 || isRepeated(checks, contents)) return [];
    return algorithms.flatMap((algorithm): readonly Wrapped[] => {
      const starts = contents.map((content, at) => startFor(algorithm, content, checks[at] as number));
      const [start = 0] = starts;
      if (starts.some((each) => each !== start)) return [];
      const wrapping: Wrapping = { format: 'checked', checksum: { algorithm, bytes: 1, as: 'bytes', place, start } };
      return [{ wrapping, contents, cost: 1, isCertain: false }];
    });
  });
}

const shortest = 4;

const algorithms = ['xor8', 'sum8', 'negated8'] as const satisfies readonly ChecksumAlgorithm[];

/** With this byte before the message, its checksum is right. */
function startFor(algorithm: (typeof algorithms)[number], content: Uint8Array, check: number): number {
  const [plain = 0] = checksumBytes(algorithm, content);
  switch (algorithm) {
    case 'xor8':
      return plain ^ check;
    case 'sum8':
      return (check - plain) & 255;
    case 'negated8':
      return (plain - check) & 255;
  }
}

/** A byte of the message that changes in the same way is the same value once more. */
function isRepeated(checks: readonly number[], contents: readonly Uint8Array[]): boolean {
  const length = Math.min(...contents.map((content) => content.length));
  return Array.from({ length }, (_, at) => contents.map((content) => content[at] as number)).some((column) =>
    isSame(column, checks),
  );
}

function isText(payload: Uint8Array): boolean {
  return payload.every((byte) => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d));
}
