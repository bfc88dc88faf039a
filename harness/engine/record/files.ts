/**
 * Which files a subject has made or changed in its folder.
 */
import { lstatSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundFile } from '../../transcript/transcript.ts';

/** From a path relative to the folder, to what differs once the file has changed. */
export type FileListing = ReadonlyMap<string, string>;

/** Of a larger file only the beginning is recorded. Graded files are far smaller. */
const contentCapBytes = 1 << 20;
const fileCap = 200;

export function listFolder(folder: string): FileListing {
  const listing = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) continue;
    listing.set(path.slice(folder.length + 1), `${stats.size} ${stats.mtimeMs} ${stats.ino}`);
  }
  return listing;
}

export function changedPaths(folder: string, before: FileListing): readonly string[] {
  return [...listFolder(folder)]
    .filter(([path, state]) => before.get(path) !== state)
    .map(([path]) => path)
    .slice(0, fileCap);
}

export async function changedFiles(folder: string, before: FileListing): Promise<readonly FoundFile[]> {
  const changed = changedPaths(folder, before);
  return Promise.all(
    changed.map(async (path) => {
      await using file = await open(join(folder, path));
      const { size } = await file.stat();
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.max(1, Math.min(size, contentCapBytes))), {
        position: 0,
      });
      return { path, sizeBytes: size, content: buffer.subarray(0, bytesRead).toString('base64') };
    }),
  );
}
