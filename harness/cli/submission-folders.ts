/**
 * Finds the folders of a class that are submissions: every sub-folder that is not hidden, in the
 * order of their names. An archive counts as one, so that it is not overlooked: it is not graded, and
 * the run says so.
 */
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { nameBytes, escapeName, plainName } from '../observe/file-name.ts';
import { type FolderEntry, readFolder } from '../observe/read-folder.ts';
import { isArchive } from '../submission/index.ts';
import { absolutePath } from './given-paths.ts';
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
  const nameOf = (path: string): string => plainName(basename(path));
  const unknown = only.find((name) => !found.some((path) => nameOf(path) === name));
  if (unknown !== undefined)
    throw new CliError(`there is no submission "${unknown}" in ${folders.join(', ')}`, exitStatus.usage);
  if (only.length === 0) return { submissions: found, leftOut: read.flatMap(({ leftOut }) => leftOut) };
  return { submissions: only.flatMap((name) => found.filter((path) => nameOf(path) === name)), leftOut: [] };
}

async function readClass(folder: string): Promise<ClassFolders> {
  try {
    const entries = (await readFolder(absolutePath(folder)))
      .filter(({ name }) => !name.startsWith('.') && name !== '__MACOSX')
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    const kinds = await Promise.all(entries.map((entry) => isSubmission(absolutePath(folder), entry)));
    return {
      submissions: entries.filter((_, at) => kinds[at]).map(({ name }) => join(absolutePath(folder), name)),
      leftOut: entries.filter((_, at) => !kinds[at]).map(({ name }) => escapeName(name)),
    };
  } catch (error) {
    throw new CliError(`cannot read the folder ${folder}: ${(error as Error).message}`, exitStatus.usage);
  }
}

async function isSubmission(folder: string, entry: FolderEntry): Promise<boolean> {
  if (isArchive(entry.name)) return true;
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  const target = await stat(nameBytes(join(folder, entry.name))).catch(() => undefined);
  return target?.isDirectory() === true;
}
