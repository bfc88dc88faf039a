/**
 * Opens a file by a name from the network, but never a file outside the served folder.
 *
 * It refuses `..`, absolute paths, and links that lead out of the folder. The name is checked
 * before opening, so that nothing outside is opened. The descriptor is checked afterwards, because
 * the tree may change in between; this check decides. Only regular files are served, opening a FIFO
 * does not block, and a hard link to a file outside cannot be recognised.
 */
import { constants } from 'node:fs';
import { type FileHandle, open, readlink, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { systemCodeOf } from '../exchange-error.ts';

export type RefusalCode = 'bad-name' | 'outside' | 'not-found' | 'no-permission' | 'not-a-file' | 'unreadable';

export type Opened =
  | { readonly ok: true; readonly handle: FileHandle; readonly sizeBytes: number }
  | { readonly ok: false; readonly code: RefusalCode; readonly reason: string };

type Refused = Extract<Opened, { ok: false }>;

// Windows has none of the last three. The first is 0 on all systems.
const openFlags =
  constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * The caller closes the handle. It never throws, whatever the name is.
 *
 * @param root real path of the served folder, from `realpath`
 */
export async function openInside(root: string, name: string): Promise<Opened> {
  if (name === '' || name.includes('\0')) return refused('bad-name', 'the name is empty or contains a NUL');
  if (isAbsolute(name)) return refused('outside', 'absolute paths are not served');
  const path = resolve(root, name);
  if (!isInside(root, path)) return refused('outside', 'the path leads out of the served folder');
  try {
    const real = await realpath(path);
    if (!isInside(root, real)) return refused('outside', 'a link leads out of the served folder');
    if (!(await stat(real)).isFile()) return refused('not-a-file', 'it is not a regular file');
    return await openChecked(root, real);
  } catch (error) {
    return refusedBy(error);
  }
}

/**
 * Opens the file first, and then checks what was opened. So it is safe even if the path has
 * changed.
 */
export async function openChecked(root: string, path: string): Promise<Opened> {
  const handle = await open(path, openFlags);
  try {
    const figures = await handle.stat();
    if (!figures.isFile()) return await closed(handle, refused('not-a-file', 'it is not a regular file'));
    if (!isInside(root, await realPathOf(handle, path))) {
      return await closed(handle, refused('outside', 'a link leads out of the served folder'));
    }
    return { ok: true, handle, sizeBytes: figures.size };
  } catch (error) {
    return await closed(handle, refusedBy(error));
  }
}

/**
 * The real path of the open file. Without Linux's /proc, the current target of the path, if it is
 * the open file.
 */
async function realPathOf(handle: FileHandle, path: string): Promise<string> {
  const fromKernel = await readlink(`/proc/self/fd/${handle.fd}`).catch(() => undefined);
  if (fromKernel !== undefined) return fromKernel;
  const real = await realpath(path);
  const [there, here] = [await stat(real, { bigint: true }), await handle.stat({ bigint: true })];
  return there.ino === here.ino && there.dev === here.dev ? real : '';
}

function isInside(root: string, path: string): boolean {
  const fromRoot = relative(root, path);
  return path !== '' && fromRoot !== '..' && !fromRoot.startsWith(`..${sep}`) && !isAbsolute(fromRoot);
}

async function closed(handle: FileHandle, refusal: Refused): Promise<Refused> {
  await handle.close();
  return refusal;
}

function refused(code: RefusalCode, reason: string): Refused {
  return { ok: false, code, reason };
}

function refusedBy(error: unknown): Refused {
  switch (systemCodeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return refused('not-found', 'there is no such file');
    case 'EACCES':
    case 'EPERM':
      return refused('no-permission', 'the server may not read it');
    case 'ELOOP':
      return refused('outside', 'its links lead in a circle or were changed meanwhile');
    case 'ENXIO':
      return refused('not-a-file', 'it is not a regular file');
    default:
      return refused('unreadable', `the system reports "${error instanceof Error ? error.message : String(error)}"`);
  }
}
