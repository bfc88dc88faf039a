/**
 * Bytes that are the same in all samples only by chance: a digit of a random identifier, among
 * others that change. They are treated like their neighbours. Pure.
 */
import type { PackedPart } from '../../../../reference/add/dialect.ts';
import type { Constant, Padding } from '../../../../reference/add/formats/packed/parts.ts';

/** So many bytes in a row may be the same by chance. */
const maxConstant = 2;
/** So many bytes that change are an identifier, and no gap of a C structure. */
const minChanging = 4;

export function withoutChanceConstants(parts: readonly PackedPart[]): readonly PackedPart[] {
  return joined(parts.map((part, at) => (isChance(parts, at) ? asPadding(part as Constant) : part)));
}

/** Few constant bytes beside many that change. */
function isChance(parts: readonly PackedPart[], at: number): boolean {
  const part = parts[at];
  if (part === undefined || !('hex' in part) || part.hex.length > 2 * maxConstant) return false;
  const [before, after] = [changingFrom(parts, at, -1), changingFrom(parts, at, 1)];
  return before > 0 && after > 0 && before + after >= minChanging;
}

/** How many bytes change in one direction, up to a field or a long constant. */
function changingFrom(parts: readonly PackedPart[], at: number, step: 1 | -1): number {
  let count = 0;
  for (let next = at + step; ; next += step) {
    const part = parts[next];
    if (part !== undefined && 'padding' in part) count += part.padding;
    else if (part === undefined || !('hex' in part) || part.hex.length > 2 * maxConstant) return count;
  }
}

function asPadding({ hex }: Constant): Padding {
  return { padding: hex.length / 2, sample: hex };
}

function joined(parts: readonly PackedPart[]): readonly PackedPart[] {
  const result: PackedPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if ('padding' in part && last !== undefined && 'padding' in last)
      result[result.length - 1] = {
        padding: last.padding + part.padding,
        sample: (last.sample ?? '') + (part.sample ?? ''),
      };
    else result.push(part);
  }
  return result;
}
