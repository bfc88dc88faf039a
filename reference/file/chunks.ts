/**
 * A file as chunks (handout §4): 2048 bytes each, and a shorter one at the end.
 *
 * The shorter chunk tells the receiver that the file is complete. So a file whose size is a
 * multiple of 2048 ends with an empty chunk, and an empty file is one empty chunk. A file is read
 * in blocks: memory does not grow with its size.
 */
import type { FileHandle } from 'node:fs/promises';

export const chunkSizeBytes = 2048;

const blockSizeBytes = 32 * chunkSizeBytes;

/** Whether a chunk is the end of the file. */
export function isLastChunk(payload: Uint8Array): boolean {
  return payload.length < chunkSizeBytes;
}

/**
 * All chunks of a source, from its beginning. If a file changes meanwhile, each block is as it is
 * when it is read.
 *
 * @returns chunks that remain valid while later ones are read
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

/**
 * A whole block, or a shorter one at the end. It reads repeatedly, because one read may return less
 * than requested.
 */
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
