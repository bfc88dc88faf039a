/**
 * A difference in words: a clause that says what happened to the content.
 */
import { bytes } from '../../transcript/action.ts';
import type { Difference, Scope } from './difference.ts';

export function describeDifference(difference: Difference): string {
  switch (difference.kind) {
    case 'empty':
      return 'all of the content is missing';
    case 'lastChunkMissing':
      return `the last chunk (${bytes(difference.missingBytes)}) is missing`;
    case 'chunksMissing':
      return `${numbered(difference.chunks)} of ${difference.of} ${areMissing(difference.chunks)}`;
    case 'beginningMissing':
      return `the first ${bytes(difference.missingBytes)} of the content are missing`;
    case 'chunksRepeated':
      return `${numbered(difference.chunks)} appear${difference.chunks.length === 1 ? 's' : ''} more than once`;
    case 'lastChunkEverywhere':
      return 'every chunk has the content of the last one';
    case 'chunksReordered':
      return `the chunks are in the order ${namedNumbers(difference.order)}`;
    default:
      return describeChangedBytes(difference);
  }
}

type ChunkKind =
  | 'empty'
  | 'lastChunkMissing'
  | 'chunksMissing'
  | 'beginningMissing'
  | 'chunksRepeated'
  | 'lastChunkEverywhere'
  | 'chunksReordered';

function describeChangedBytes(difference: Exclude<Difference, { readonly kind: ChunkKind }>): string {
  switch (difference.kind) {
    case 'endedAtByte':
      return `${whole(difference.scope)} ends before the first byte ${difference.byte === 0 ? '0x00 (NUL)' : '0xFF'}`;
    case 'endsStripped': {
      const where = difference.ends === 'both' ? 'at one or both ends' : 'at the end';
      return `white space or zero bytes are missing ${where} of ${whole(difference.scope)}`;
    }
    case 'lineEndsAdded':
      return `a line end was added after ${whole(difference.scope)}`;
    case 'lineEndsRemoved':
      return 'the line ends are missing';
    case 'lineEndsTranslated':
      return 'only the line ends differ';
    case 'decodedAsText':
      return decodedText[difference.how];
    case 'bytesBeforeEachChunk':
      return `${bytes(difference.extraBytes)} that ${difference.extraBytes === 1 ? 'is' : 'are'} not in the file appear${difference.extraBytes === 1 ? 's' : ''} before each chunk`;
    case 'bytesBeforeContent':
      return `${bytes(difference.extraBytes)} that ${difference.extraBytes === 1 ? 'is' : 'are'} not in the file came before the content`;
    case 'chunksCutShort':
      return `only the first ${bytes(difference.keptBytes)} of each chunk are there`;
    case 'cutShort':
      return `the last ${bytes(difference.missingBytes)} of the content are missing`;
    case 'bytesAfterContent':
      return `${difference.zeros ? zeroBytes(difference.extraBytes) : bytes(difference.extraBytes)} followed the content`;
    case 'other':
      return difference.offset === 0
        ? 'the content differs from its first byte on'
        : `only the first ${bytes(difference.offset)} are the same`;
  }
}

const decodedText = {
  replaced: 'bytes that are not UTF-8 text were replaced',
  dropped: 'bytes that are not UTF-8 text were dropped',
  encodedAgain: 'each byte from 0x80 to 0xFF became two bytes, as when text is encoded a second time',
} as const;

const shownChunks = 8;

function numbered(chunks: readonly number[]): string {
  return `${chunks.length === 1 ? 'chunk' : 'chunks'} ${namedNumbers(chunks)}`;
}

function areMissing(chunks: readonly number[]): string {
  return chunks.length === 1 ? 'is missing' : 'are missing';
}

function namedNumbers(numbers: readonly number[]): string {
  const isRange = numbers.length > 2 && numbers.every((number, at) => number === (numbers[0] ?? 0) + at);
  if (isRange) return `${numbers[0]} to ${numbers.at(-1)}`;
  const more = numbers.length - shownChunks;
  return `${numbers.slice(0, shownChunks).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function zeroBytes(count: number): string {
  return count === 1 ? '1 zero byte' : `${count} zero bytes`;
}

function whole(scope: Scope): string {
  return scope === 'file' ? 'the content' : 'each chunk';
}
