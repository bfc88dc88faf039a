/**
 * Finds a tool: the first executable of that name on PATH.
 */
import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** @returns absolute path; undefined if this machine lacks the tool */
export async function findTool(name: string): Promise<string | undefined> {
  return (await findTools(name))[0];
}

/** All executables of that name, in the order of PATH. */
export async function findTools(name: string): Promise<readonly string[]> {
  if (name === '' || name.includes('/') || name.includes('\0')) return [];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  const found: string[] = [];
  for (const folder of folders) {
    const path = join(folder, name);
    if (await isExecutable(path)) found.push(path);
  }
  return found;
}

/** The tool with links resolved, for systems that manage alternatives with links. */
export async function findRealTool(name: string): Promise<string | undefined> {
  const found = await findTool(name);
  return found === undefined ? undefined : realpath(found);
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
