/**
 * What a submission consists of, as a digest: two folders with the same files, under the same names and with the same permission to run
 * them, have the same one.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, type BigIntStats } from 'node:fs';
import { lstat, readdir, readlink, stat } from 'node:fs/promises';
import { nameBytes } from '../../../observe/file-name.ts';

/** More than that is not read: such a submission has no digest, and is graded again each time. */
const mostEntries = 20_000;
const mostBytes = 256 * 1024 * 1024;

/**
 * @param path of a folder, or of a file such as an archive
 * @returns SHA-256 in hexadecimal digits; undefined if a part cannot be read, or if there is too much
 */
export async function hashContent(path: string): Promise<string | undefined> {
  const digest = createHash('sha256');
  try {
    const isFolder = (await stat(nameBytes(path))).isDirectory();
    await (isFolder ? addFolder(digest, path) : addFile(digest, nameBytes(path), { left: mostBytes }));
    return digest.digest('hex');
  } catch {
    return undefined;
  }
}

interface Budget {
  left: number;
}

async function addFolder(digest: Hash, top: string): Promise<void> {
  const bytes: Budget = { left: mostBytes };
  let entries = 0;
  // Names are bytes: what is not UTF-8 would be read as another name.
  const root = Buffer.from(nameBytes(top));
  const pending = [root];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const names = (await readdir(folder, { encoding: 'buffer' })).toSorted((a, b) => a.compare(b));
    entries += names.length;
    if (entries > mostEntries) throw new Error('too many files and folders');
    addField(digest, folder.subarray(root.length));
    for (const name of names) {
      const path = Buffer.concat([folder, Buffer.from('/'), name]);
      const found = await lstat(path, { bigint: true });
      addField(digest, name);
      addField(digest, kindOf(found));
      if (found.isDirectory()) pending.push(path);
      else if (found.isSymbolicLink()) addField(digest, await readlink(path, { encoding: 'buffer' }));
      else if (found.isFile()) await addFile(digest, path, bytes);
    }
  }
}

/** What is neither a file nor a folder nor a link is told apart by its mode, and never opened. */
function kindOf(found: BigIntStats): string {
  if (found.isFile()) return (found.mode & 0o111n) === 0n ? 'file' : 'program';
  return found.isDirectory() ? 'folder' : String(found.mode);
}

async function addFile(digest: Hash, path: string | Buffer, budget: Budget): Promise<void> {
  const own = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    budget.left -= chunk.length;
    if (budget.left < 0) throw new Error('too many bytes');
    own.update(chunk);
  }
  addField(digest, own.digest());
}

/** With its length, so that no two lists of fields are the same bytes. */
function addField(digest: Hash, field: string | Buffer): void {
  const bytes = Buffer.from(field);
  digest.update(`${bytes.length}:`).update(bytes);
}
