/**
 * The search in packed bytes goes from place to place. A step is one part, in every sample.
 */
import type { PackedPart } from '../../../../reference/add/dialect.ts';

export interface PackedStep {
  readonly part: PackedPart;
  /** Its size in each sample, in bytes. */
  readonly sizes: readonly number[];
  readonly cost: number;
  /** It ends where the screen shows that a name begins, although a letter may be before it. */
  readonly isBeforeName?: true;
}

export interface PackedPlace {
  readonly payloads: readonly Uint8Array[];
  /** Offset of the next part in each sample. */
  readonly offsets: readonly number[];
  /** The number of constant bytes directly before this place. */
  readonly constants: number;
  /** There was text of a free length before, so only parts of a fixed size may follow. */
  readonly isClosed: boolean;
  /** The number of bytes that a checksum has behind the payloads. */
  readonly bytesBehind: number;
}
