/**
 * The folder that an archive is about: archives often hold one folder, with everything inside it.
 */
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isClutter } from './names/entry-path.ts';

/**
 * The outermost folder below this one that contains more than one folder.
 *
 * @param missing paths of entries that could not be unpacked: a folder that they are not in does not hold everything
 */
export async function unwrapped(folder: string, missing: readonly string[] = []): Promise<string> {
  let inner = folder;
  for (;;) {
    const entries = (await readdir(inner, { withFileTypes: true })).filter(({ name }) => !isClutter(name));
    const [only] = entries;
    if (entries.length !== 1 || only?.isDirectory() !== true) return inner;
    const next = join(inner, only.name);
    if (!missing.every((path) => join(folder, path).startsWith(`${next}/`))) return inner;
    inner = next;
  }
}

/** Puts the content of `from`, without the folders around it, at `to`, which does not exist. */
export async function moveUnwrapped(from: string, to: string): Promise<void> {
  const inner = await unwrapped(from);
  await rename(inner, to);
  if (inner !== from) await rm(from, { recursive: true, force: true });
}
