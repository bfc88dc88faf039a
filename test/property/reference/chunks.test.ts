import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkSizeBytes, chunksOf, isLastChunk } from '../../../reference/file/chunks.ts';
import { createTestFolder } from '../../support/reference-folder.ts';

/** Sizes around the edges of chunks and of the blocks that a file is read in. */
const sizes = fc.oneof(
  fc.nat({ max: 5 * chunkSizeBytes }),
  fc
    .tuple(fc.nat({ max: 100 }), fc.integer({ min: -1, max: 1 }))
    .map(([n, more]) => Math.max(0, n * chunkSizeBytes + more)),
);

function content(sizeBytes: number): Uint8Array {
  return Uint8Array.from({ length: sizeBytes }, (_, index) => (index * 31 + (index >> 8)) % 256);
}

async function collected(source: Parameters<typeof chunksOf>[0]): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(source)) chunks.push(chunk);
  return chunks;
}

function expectChunks(chunks: readonly Uint8Array[], whole: Uint8Array): void {
  expect(Buffer.concat(chunks).equals(whole)).toBe(true);
  expect(chunks.map(isLastChunk)).toEqual(chunks.map((_, index) => index === chunks.length - 1));
  expect(chunks.slice(0, -1).every(({ length }) => length === chunkSizeBytes)).toBe(true);
  expect(chunks.length).toBe(Math.floor(whole.length / chunkSizeBytes) + 1);
}

describe('chunks', () => {
  it('of a buffer: all of it, full chunks, and one shorter at the end', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => expectChunks(await collected(content(size)), content(size))),
    );
  });

  it('of a file, the same', async () => {
    await using folder = await createTestFolder();
    const path = join(folder.path, 'file');
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        await writeFile(path, content(size));
        await using file = await open(path);
        expectChunks(await collected(file), content(size));
      }),
    );
  });

  it('of a file whose reads give less than was asked for, the same', async () => {
    await using folder = await createTestFolder();
    const path = join(folder.path, 'file');
    await writeFile(path, content(70_000));
    await using file = await open(path);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 500, max: 70_000 }), async (most) => {
        const halting = new Proxy(file, {
          get: (target, key) =>
            key === 'read'
              ? (block: Uint8Array, at: number, size: number, position: number) =>
                  target.read(block, at, Math.min(size, most), position)
              : (Reflect.get(target, key) as unknown),
        });
        expectChunks(await collected(halting), content(70_000));
      }),
      { numRuns: 20 },
    );
  });
});
