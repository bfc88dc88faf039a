/**
 * A file as chunks (handout §4): 2048 bytes each, and at the end one that is shorter.
 *
 * The shorter one tells the receiver that the file is complete, so a file whose size is a multiple of 2048 ends with an empty
 * chunk, and an empty file is one empty chunk. A file is read in blocks: memory does not grow with its size.
 */
import type { FileHandle } from 'node:fs/promises';

export const chunkSizeBytes = 2048;

const blockSizeBytes = 32 * chunkSizeBytes;

/** Whether a received chunk is the end of the file. */
export function isLastChunk(payload: Uint8Array): boolean {
  return payload.length < chunkSizeBytes;
}

/**
 * All chunks of a source, from its beginning; a file that grows or shrinks meanwhile is sent as it is met.
 *
 * @returns chunks that stay valid after the next one has been asked for
 */
export async function* chunksOf(source: FileHandle | Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let offset = 0; ; offset += blockSizeBytes) {
    const block = await blockAt(source, offset);
    for (let at = 0; at < block.length; at += chunkSizeBytes) yield block.subarray(at, at + chunkSizeBytes);
    if (block.length === blockSizeBytes) continue;
    if (block.length % chunkSizeBytes === 0) yield new Uint8Array();
    return;
  }
}

/** A whole block, and a shorter one only at the end: one read may give less than was asked for. */
async function blockAt(source: FileHandle | Uint8Array, offset: number): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source.subarray(offset, offset + blockSizeBytes);
  const block = new Uint8Array(blockSizeBytes);
  let filled = 0;
  while (filled < blockSizeBytes) {
    const { bytesRead } = await source.read(block, filled, blockSizeBytes - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return block.subarray(0, filled);
}
