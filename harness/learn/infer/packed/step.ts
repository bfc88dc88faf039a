/**
 * A step on the way through packed bytes: one part, at a place in every sample.
 */
import type { PackedPart } from '../../../../reference/add/dialect.ts';

/** One part at a place, and how far it reaches in each sample. */
export interface PackedStep {
  readonly part: PackedPart;
  readonly sizes: readonly number[];
  readonly cost: number;
}

export interface PackedPlace {
  readonly payloads: readonly Uint8Array[];
  /** Where the next part begins in each sample. */
  readonly offsets: readonly number[];
  /** How many constant bytes were stepped over just before. */
  readonly constants: number;
  /** Free text was passed: only parts of a fixed size may follow. */
  readonly isClosed: boolean;
}
