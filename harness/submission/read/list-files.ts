/**
 * Lists every file of a submission that may be a source or a program, in a stable order.
 *
 * It omits what file managers, editors and package managers create. It does not follow links: what
 * they lead to inside the folder is listed anyway, and what lies outside was not submitted. The
 * number and depth are limited, so that no submission can exhaust the machine.
 */
import { type Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { nameBytes, isEscaped } from '../../observe/file-name.ts';
import { type FolderEntry, readFolder } from '../../observe/read-folder.ts';
import { SubmissionError } from '../error.ts';
import { extensionOf, quotePath } from './paths.ts';
import { withPlainNames } from './plain-names.ts';

export interface ListedFile {
  /** Relative to the top, with `/` between the parts. */
  readonly path: string;
  /** The path that was handed in, if a name in it is not UTF-8; `path` is then that of the copy. */
  readonly from?: string;
  readonly sizeBytes: number;
  readonly executable: boolean;
}

export interface Listing {
  readonly files: readonly ListedFile[];
  /** What could not be read, as sentences. */
  readonly problems: readonly string[];
}

const mostEntries = 20_000;
const maxDepth = 40;
const skippedFolders = new Set(['__MACOSX', '__pycache__', 'node_modules', 'venv', 'env', 'site-packages']);

/**
 * @throws SubmissionError `folder.tooLarge` for more than `maxEntries` files and folders,
 * `folder.unreadable` if the top cannot be read
 */
export async function listFiles(folder: string, maxEntries = mostEntries): Promise<Listing> {
  const files: ListedFile[] = [];
  const problems: string[] = [];
  let entries = 0;
  const pending: { from: string; path: string; depth: number }[] = [{ from: '', path: '', depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { from, path, depth } = next;
    const found = await entriesOf(folder, from, problems);
    entries += found.length;
    if (entries > maxEntries) throw tooLarge(folder, maxEntries);
    for (const { entry, name } of withPlainNames(found)) {
      if (isIgnored(name)) continue;
      const below = { from: join(from, entry.name), path: join(path, name), depth: depth + 1 };
      if (entry.isDirectory()) {
        if (skippedFolders.has(name) || isBuildOutput(name, found)) continue;
        if (depth < maxDepth) pending.push(below);
        else problems.push(`${quotePath(below.from)} was left out because it is more than ${maxDepth} folders deep`);
      } else if (entry.isFile()) files.push(...(await statFile(folder, below)));
    }
  }
  return { files: files.toSorted(byDepthThenName), problems };
}

async function entriesOf(folder: string, path: string, problems: string[]): Promise<readonly FolderEntry[]> {
  try {
    return await readFolder(join(folder, path));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    if (path === '')
      throw new SubmissionError(
        'folder.unreadable',
        `cannot read the folder ${quotePath(folder)}: ${cause}; check its permissions`,
      );
    problems.push(`the folder ${quotePath(path)} was left out because it could not be read: ${cause}`);
    return [];
  }
}

/** @returns an empty list for a file that was removed meanwhile */
async function statFile(
  folder: string,
  { from, path }: { from: string; path: string },
): Promise<readonly ListedFile[]> {
  const stats: Stats | undefined = await lstat(nameBytes(join(folder, from))).catch(() => undefined);
  if (stats === undefined) return [];
  const executable = (stats.mode & 0o111) !== 0;
  return [{ path, ...(isEscaped(from) && { from }), sizeBytes: stats.size, executable }];
}

function isIgnored(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~') || name === 'Thumbs.db' || name === 'desktop.ini';
}

/** Cargo's `target`, which contains copies of sources and programs. */
function isBuildOutput(name: string, siblings: readonly FolderEntry[]): boolean {
  return name === 'target' && siblings.some((each) => each.name === 'Cargo.toml');
}

function byDepthThenName(a: ListedFile, b: ListedFile): number {
  const depth = (path: string): number => path.split('/').length;
  return depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1) || extensionOf(a.path).localeCompare(b.path);
}

function tooLarge(folder: string, maxEntries: number): SubmissionError {
  return new SubmissionError(
    'folder.tooLarge',
    `cannot read the submission ${quotePath(folder)}: it contains more than ${maxEntries} files and folders; give the folder of one student, without installed and generated files`,
  );
}
