/**
 * The kinds of damage that a file can suffer on its way, and the parameters of each kind.
 */

/** The handout's chunk. */
export const fullChunkBytes = 2048;

/** Whether something happened once to the whole file, or to each chunk of 2048 bytes. */
export type Scope = 'file' | 'chunk';

export type Difference =
  /** Nothing is there at all. */
  | { readonly kind: 'empty' }
  /** All chunks are there except the last one, which is shorter than 2048 bytes. */
  | { readonly kind: 'lastChunkMissing'; readonly missingBytes: number }
  /** Whole chunks are missing, the others are in order. Chunks count from 1. */
  | { readonly kind: 'chunksMissing'; readonly chunks: readonly number[]; readonly of: number }
  | { readonly kind: 'beginningMissing'; readonly missingBytes: number }
  /** Every chunk is there, and at least one more than once. */
  | { readonly kind: 'chunksRepeated'; readonly chunks: readonly number[] }
  /** Every chunk has the content of the last one. */
  | { readonly kind: 'lastChunkEverywhere' }
  /** There are only whole chunks of the file, in another order. */
  | { readonly kind: 'chunksReordered'; readonly order: readonly number[]; readonly complete: boolean }
  /** The content ends before the first byte of this value. */
  | { readonly kind: 'endedAtByte'; readonly byte: 0x00 | 0xff; readonly scope: Scope }
  /** White space or zero bytes are missing at the end, or at both ends. */
  | { readonly kind: 'endsStripped'; readonly ends: 'last' | 'both'; readonly scope: Scope }
  | { readonly kind: 'lineEndsAdded'; readonly scope: Scope }
  | { readonly kind: 'lineEndsRemoved' }
  /** CR LF became LF, or the like; the number of lines is right. */
  | { readonly kind: 'lineEndsTranslated' }
  /** Bytes became characters and then bytes again. */
  | { readonly kind: 'decodedAsText'; readonly how: 'replaced' | 'dropped' | 'encodedAgain' }
  | { readonly kind: 'bytesBeforeEachChunk'; readonly extraBytes: number }
  | { readonly kind: 'bytesBeforeContent'; readonly extraBytes: number }
  /** Only the first bytes of each chunk are there. */
  | { readonly kind: 'chunksCutShort'; readonly keptBytes: number }
  | { readonly kind: 'cutShort'; readonly missingBytes: number }
  | { readonly kind: 'bytesAfterContent'; readonly extraBytes: number; readonly zeros: boolean }
  /** No known kind explains all of it. Offsets count from 0. */
  | { readonly kind: 'other'; readonly offset: number };

export type DifferenceKind = Difference['kind'];

/** One kind of explanation; undefined where it does not explain all of the difference. */
export type Recogniser = (expected: Buffer, actual: Buffer) => Difference | undefined;

/** The content in chunks of 2048 bytes, the last one shorter; none for an empty file. */
export function splitIntoFullChunks(content: Buffer): readonly Buffer[] {
  const count = Math.ceil(content.length / fullChunkBytes);
  return Array.from({ length: count }, (_, at) => content.subarray(at * fullChunkBytes, (at + 1) * fullChunkBytes));
}
