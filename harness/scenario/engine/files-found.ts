/**
 * Which files a subject has made or changed in its folder.
 */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundFile } from '../transcript.ts';

/** Path relative to the folder, to what tells a changed file from an unchanged one. */
export type FileListing = ReadonlyMap<string, string>;

/** Larger files are recorded by their beginning; nothing that is graded comes near. */
const contentCapBytes = 1 << 20;
const fileCap = 200;

export async function listFiles(folder: string): Promise<FileListing> {
  const listing = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs, ino } = await lstat(path);
    listing.set(path.slice(folder.length + 1), `${size} ${mtimeMs} ${ino}`);
  }
  return listing;
}

export async function changedPaths(folder: string, before: FileListing): Promise<readonly string[]> {
  const after = await listFiles(folder);
  return [...after]
    .filter(([path, figures]) => before.get(path) !== figures)
    .map(([path]) => path)
    .slice(0, fileCap);
}

export async function changedFiles(folder: string, before: FileListing): Promise<readonly FoundFile[]> {
  const changed = await changedPaths(folder, before);
  return Promise.all(
    changed.map(async (path) => {
      const bytes = await readFile(join(folder, path));
      return { path, sizeBytes: bytes.length, content: bytes.subarray(0, contentCapBytes).toString('base64') };
    }),
  );
}
