/**
 * Finds the folders of a class that are submissions: every sub-folder that is not hidden, in the
 * order of their names.
 */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CliError, exitStatus } from './cli-error.ts';

/**
 * @param only names of sub-folders; empty for all
 * @throws CliError if a folder cannot be read or has no sub-folder, or if a name is unknown
 */
export async function submissionFolders(
  folders: readonly string[],
  only: readonly string[],
): Promise<readonly string[]> {
  const found = (await Promise.all(folders.map(subfoldersOf))).flat();
  if (found.length === 0)
    throw new CliError(
      `there is no submission in ${folders.join(', ')}: each sub-folder is one submission; to check a single submission, use datagrade check`,
      exitStatus.unusableSubmission,
    );
  const nameOf = (path: string): string => path.split('/').at(-1) as string;
  const unknown = only.find((name) => !found.some((path) => nameOf(path) === name));
  if (unknown !== undefined)
    throw new CliError(`there is no submission "${unknown}" in ${folders.join(', ')}`, exitStatus.usage);
  return only.length === 0 ? found : only.flatMap((name) => found.filter((path) => nameOf(path) === name));
}

async function subfoldersOf(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== '__MACOSX')
      .map((entry) => join(resolve(folder), entry.name))
      .toSorted((a, b) => a.localeCompare(b, 'en'));
  } catch (error) {
    throw new CliError(`cannot read the folder ${folder}: ${(error as Error).message}`, exitStatus.usage);
  }
}
