/** Reads a folder with the names of its entries as lossless text. */
import { type Dirent, readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { nameBytes, nameText } from './file-name.ts';

/** An entry of a folder: its name in the form of `nameText`, and its kind. */
export type FolderEntry = Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

/** @throws as `readdir` does */
export async function readFolder(folder: string): Promise<readonly FolderEntry[]> {
  const entries = await readdir(nameBytes(folder), { withFileTypes: true, encoding: 'buffer' });
  return entries.map(withTextName);
}

/** @throws as `readdirSync` does */
export function readFolderSync(folder: string): readonly FolderEntry[] {
  return readdirSync(nameBytes(folder), { withFileTypes: true, encoding: 'buffer' }).map(withTextName);
}

function withTextName(entry: Dirent<Buffer>): FolderEntry {
  return {
    name: nameText(entry.name),
    isFile: () => entry.isFile(),
    isDirectory: () => entry.isDirectory(),
    isSymbolicLink: () => entry.isSymbolicLink(),
  };
}
