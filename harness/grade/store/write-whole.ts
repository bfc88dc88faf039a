/**
 * Writes a file completely or not at all: beside its place, then onto the disk, then into its place (rename(2) is atomic). If this
 * process or the machine dies, the old file remains, or the new one is there.
 */
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createFolder } from '../../sandbox/limits/create-folder.ts';

export type Pieces = string | Iterable<string | Uint8Array>;

/**
 * @param beside an existing folder of the same file system for the unfinished file; the folder of `path` if absent. Two processes that
 *   write the same path need one each.
 * @throws an Error that names the path and says why
 */
export async function writeWhole(path: string, pieces: Pieces, beside?: string): Promise<void> {
  const unfinished = `${beside === undefined ? path : join(beside, 'unfinished')}.part`;
  try {
    // A person may have removed the folder since the last time.
    await createFolder(dirname(path));
    await writeFile(unfinished, pieces, { flush: true });
    await rename(unfinished, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw new Error(`cannot write ${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** The new name of a file is on the disk only when its folder is. Some file systems cannot flush one, and need not. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}
