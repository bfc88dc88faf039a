/**
 * Which files a subject has made or changed in its folder.
 */
import { lstatSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { nameBytes, escapeName } from '../../observe/file-name.ts';
import { readFolderSync } from '../../observe/read-folder.ts';
import type { FoundFile } from '../../transcript/transcript.ts';

/** From a path relative to the folder (as in `nameText`), to what differs once the file has changed. */
export type FileListing = ReadonlyMap<string, string>;

/** Of a larger file only the beginning is recorded. Graded files are far smaller. */
const contentCapBytes = 1 << 20;
const fileCap = 200;

export function listFolder(folder: string): FileListing {
  const listing = new Map<string, string>();
  const pending = [''];
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    for (const entry of readFolderSync(join(folder, below))) {
      const path = join(below, entry.name);
      if (entry.isDirectory()) pending.push(path);
      if (!entry.isFile()) continue;
      const stats = lstatSync(nameBytes(join(folder, path)), { throwIfNoEntry: false });
      if (stats !== undefined) listing.set(path, `${stats.size} ${stats.mtimeMs} ${stats.ino}`);
    }
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
      await using file = await open(nameBytes(join(folder, path)));
      const { size } = await file.stat();
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.max(1, Math.min(size, contentCapBytes))), {
        position: 0,
      });
      return { path: escapeName(path), sizeBytes: size, content: buffer.subarray(0, bytesRead).toString('base64') };
    }),
  );
}
