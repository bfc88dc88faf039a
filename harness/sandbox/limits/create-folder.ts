/**
 * Creates a folder and those above it, where the option `recursive` of Node tries again without end:
 * in a file system such as `/proc`, which refuses a new folder as if the one above it did not exist.
 */
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Does nothing if it exists. @throws the error of the operating system */
export async function createFolder(path: string): Promise<void> {
  const error = await refusedFolder(path);
  if (error === undefined) return;
  const above = dirname(path);
  if (error.code !== 'ENOENT' || above === path) throw error;
  await createFolder(above);
  const again = await refusedFolder(path);
  if (again !== undefined) throw again;
}

async function refusedFolder(path: string): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(path);
    return undefined;
  } catch (error) {
    const found = await stat(path).catch(() => undefined);
    return found?.isDirectory() === true ? undefined : (error as NodeJS.ErrnoException);
  }
}
