/** Folders of a submission in which a file server may look for the files that it serves. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const folderCap = 8;

/** @returns folders relative to the tree, at most two deep, without those of tools and builds */
export async function foldersOf(tree: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const first of await subfolders(tree)) {
    found.push(first);
    for (const second of await subfolders(join(tree, first))) found.push(`${first}/${second}`);
  }
  return found.slice(0, folderCap);
}

async function subfolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !/^[._]|^(node_modules|target|venv|build|classes)$/.test(entry.name))
    .map((entry) => entry.name);
}
