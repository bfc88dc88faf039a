/**
 * The symptom of a difference, and the words for it.
 */
import type { DamageSymptom } from '../../scenario/symptom.ts';
import type { Difference, DifferenceKind } from './difference.ts';

const symptomsByKind: Readonly<Record<DifferenceKind, DamageSymptom>> = {
  empty: 'content-empty',
  lastChunkMissing: 'last-chunk-missing',
  chunksMissing: 'chunk-missing',
  beginningMissing: 'beginning-missing',
  chunksRepeated: 'chunk-repeated',
  lastChunkEverywhere: 'last-chunk-everywhere',
  chunksReordered: 'chunks-out-of-order',
  endedAtByte: 'cut-at-nul',
  endsStripped: 'ends-stripped',
  lineEndsAdded: 'line-ends-added',
  lineEndsRemoved: 'line-ends-removed',
  lineEndsTranslated: 'line-ends-changed',
  decodedAsText: 'decoded-as-text',
  bytesBeforeEachChunk: 'header-before-chunks',
  bytesBeforeContent: 'sent-before-content',
  chunksCutShort: 'chunks-cut-short',
  cutShort: 'cut-short',
  bytesAfterContent: 'too-long',
  other: 'content-differs',
};

export function damageSymptom(difference: Difference): DamageSymptom {
  if (difference.kind === 'endedAtByte' && difference.byte === 0xff) return 'cut-at-ff';
  return symptomsByKind[difference.kind];
}
