/**
 * Finds the folders of a class that are submissions: every sub-folder that is not hidden, in the
 * order of their names. An archive counts as one, so that it is not overlooked: it is not graded, and
 * the run says so.
 */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isArchive } from '../submission/index.ts';
import { CliError, exitStatus } from './cli-error.ts';

export interface ClassFolders {
  /** Absolute paths of the submissions. */
  readonly submissions: readonly string[];
  /** Names of the files beside them, which are no submissions. */
  readonly leftOut: readonly string[];
}

/**
 * @param only names of sub-folders; empty for all
 * @throws CliError if a folder cannot be read or has no sub-folder, or if a name is unknown
 */
export async function submissionFolders(folders: readonly string[], only: readonly string[]): Promise<ClassFolders> {
  const read = await Promise.all(folders.map(readClass));
  const found = read.flatMap(({ submissions }) => submissions);
  if (found.length === 0)
    throw new CliError(
      `there is no submission in ${folders.join(', ')}: each sub-folder is one submission; to check a single submission, use datagrade check`,
      exitStatus.unusableSubmission,
    );
  const nameOf = (path: string): string => path.split('/').at(-1) as string;
  const unknown = only.find((name) => !found.some((path) => nameOf(path) === name));
  if (unknown !== undefined)
    throw new CliError(`there is no submission "${unknown}" in ${folders.join(', ')}`, exitStatus.usage);
  if (only.length === 0) return { submissions: found, leftOut: read.flatMap(({ leftOut }) => leftOut) };
  return { submissions: only.flatMap((name) => found.filter((path) => nameOf(path) === name)), leftOut: [] };
}

async function readClass(folder: string): Promise<ClassFolders> {
  try {
    const entries = (await readdir(folder, { withFileTypes: true }))
      .filter(({ name }) => !name.startsWith('.') && name !== '__MACOSX')
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    const kinds = await Promise.all(entries.map((entry) => isSubmission(folder, entry)));
    return {
      submissions: entries.filter((_, at) => kinds[at]).map(({ name }) => join(resolve(folder), name)),
      leftOut: entries.filter((_, at) => !kinds[at]).map(({ name }) => name),
    };
  } catch (error) {
    throw new CliError(`cannot read the folder ${folder}: ${(error as Error).message}`, exitStatus.usage);
  }
}

async function isSubmission(folder: string, entry: Dirent): Promise<boolean> {
  if (isArchive(entry.name)) return true;
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  const target = await stat(join(folder, entry.name)).catch(() => undefined);
  return target?.isDirectory() === true;
}
