/**
 * What a server did to a file, as far as its datagrams tell. They say more than the content alone:
 * what follows a short datagram does not belong to the content, but shows the mistake.
 */
import { classifyDifference } from './classify.ts';
import type { Difference } from './difference.ts';

/** @param content what a client takes for the file: the datagrams up to the first short one */
export function differenceOfDatagrams(file: Buffer, chunks: readonly Uint8Array[], content: Buffer): Difference {
  const all = classifyDifference(file, Buffer.concat(chunks));
  if ((all.kind === 'chunksReordered' && all.complete) || all.kind === 'chunksCutShort') return all;
  const [first] = chunks;
  if (first !== undefined && !startsWith(file, first) && Buffer.concat(chunks.slice(1)).equals(file))
    return { kind: 'bytesBeforeContent', extraBytes: first.length };
  return headerOf(file, chunks) ?? classifyDifference(file, content);
}

/** Whether a datagram is itself a part of the content. One that is empty is not, nor one before an empty file. */
function startsWith(file: Buffer, first: Uint8Array): boolean {
  return file.length === 0 || (first.length > 0 && file.subarray(0, first.length).equals(first));
}

/** The same bytes too many at the start of each datagram. */
function headerOf(file: Buffer, chunks: readonly Uint8Array[]): Difference | undefined {
  const extraBytes = (Buffer.concat(chunks).length - file.length) / chunks.length;
  if (chunks.length < 2 || !Number.isInteger(extraBytes) || extraBytes <= 0) return undefined;
  const rest = Buffer.concat(chunks.map((chunk) => chunk.subarray(extraBytes)));
  return rest.equals(file) ? { kind: 'bytesBeforeEachChunk', extraBytes } : undefined;
}
