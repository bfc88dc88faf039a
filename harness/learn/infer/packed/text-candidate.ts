/**
 * What the searches for texts among packed bytes have in common: a candidate, and the cost of each
 * code.
 */
import type { TextCode } from '../../../../reference/add/formats/text-code.ts';

/** A text at a place of the first sample. */
export interface TextCandidate {
  readonly code: TextCode;
  readonly text: string;
  /** Its size in bytes, with its prefix, terminator and padding. */
  readonly size: number;
  readonly cost: number;
}

export const textCosts = {
  prefixed: 2,
  terminated: 2,
  separated: 3,
  fixed: 2,
  blanks: 3,
  free: 3.5,
  smallPrefix: 1,
  characters: 1,
  garbage: 3,
  charset: 8,
  cut: 20,
  wordBeforeName: 1,
} as const;

/** The possible widths of a buffer, from the NULs after a text. */
export function widthsFrom(payload: Uint8Array, at: number, size: number): readonly number[] {
  const widths: number[] = [];
  for (let width = size + 1; at + width <= payload.length && payload[at + width - 1] === 0; width += 1)
    widths.push(width);
  return widths;
}
