/**
 * Files that went through functions for text although their bytes are no text: line ends changed,
 * characters replaced, dropped or encoded once more.
 */
import { splitIntoFullChunks, type Difference } from './difference.ts';

/**
 * One line end after the file, or one after each chunk, as functions that print a line write it.
 */
export function recogniseAddedLineEnds(expected: Buffer, actual: Buffer): Difference | undefined {
  if (actual.length <= expected.length) return undefined;
  for (const lineEnd of ['\n', '\r\n'].map((each) => Buffer.from(each))) {
    if (Buffer.concat([expected, lineEnd]).equals(actual)) return { kind: 'lineEndsAdded', scope: 'file' };
    const pieces = splitIntoFullChunks(expected).flatMap((chunk) => [chunk, lineEnd]);
    if (Buffer.concat(pieces).equals(actual)) return { kind: 'lineEndsAdded', scope: 'chunk' };
  }
  return undefined;
}

export function recogniseText(expected: Buffer, actual: Buffer): Difference | undefined {
  const wrong = actual.toString('latin1');
  const right = expected.toString('latin1');
  if (withUnixLineEnds(right) === withUnixLineEnds(wrong)) return { kind: 'lineEndsTranslated' };
  if ([/\n/g, /[\r\n]/g].some((lineEnds) => right.replace(lineEnds, '') === wrong)) return { kind: 'lineEndsRemoved' };
  const how = decodings.find(({ result }) => withUnixLineEnds(asBytes(result(expected))) === withUnixLineEnds(wrong));
  return how === undefined ? undefined : { kind: 'decodedAsText', how: how.how };
}

interface Decoding {
  readonly how: 'replaced' | 'dropped' | 'encodedAgain';
  /** What the content becomes, as text that is then written in UTF-8. */
  readonly result: (content: Buffer) => string;
}

const replacement = '\ufffd';

const decodings: readonly Decoding[] = [
  { how: 'replaced', result: (content) => content.toString('utf8') },
  { how: 'replaced', result: chunkwise },
  { how: 'replaced', result: (content) => content.toString('utf8').replaceAll(replacement, '?') },
  { how: 'dropped', result: (content) => content.toString('utf8').replaceAll(replacement, '') },
  { how: 'dropped', result: (content) => chunkwise(content).replaceAll(replacement, '') },
  { how: 'encodedAgain', result: (content) => content.toString('latin1') },
];

/** Decodes each chunk alone, so that a character whose bytes are in two chunks is lost. */
function chunkwise(content: Buffer): string {
  return splitIntoFullChunks(content)
    .map((chunk) => chunk.toString('utf8'))
    .join('');
}

function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function withUnixLineEnds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
