/**
 * Puts what one student handed in into a folder of its own, as the student had it: an archive is
 * unpacked, a folder is copied. Archives inside are opened while programs are still missing: once
 * all four are there, an archive beside them is an older version or a test file.
 */
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { programIds } from '../../handout/programs.ts';
import { nameBytes } from '../../observe/file-name.ts';
import { copyTree } from '../copy-tree.ts';
import { SubmissionError } from '../error.ts';
import { findSubmission } from '../find-submission.ts';
import { listFiles } from '../read/list-files.ts';
import { quotePath } from '../read/paths.ts';
import { looksLikeArchive } from './archive/kind.ts';
import { archiveTooLarge } from './fault.ts';
import { maxNesting, submissionLimits } from './limits.ts';
import { unpackArchive } from './unpack.ts';
import { moveUnwrapped } from './unwrap.ts';

/**
 * @param source an archive or a folder, which is only read
 * @param target the folder for it, which does not exist
 * @returns sentences for a person: what was left out or assumed
 * @throws SubmissionError if something that may hold a program cannot be read
 */
export async function stageSubmission(source: string, target: string): Promise<readonly string[]> {
  const notes: string[] = [];
  if ((await stat(nameBytes(source))).isDirectory()) notes.push(...(await copyTree(source, target)).leftOut);
  else notes.push(...(await unpackWhole(source, target, basename(source))));
  return [...notes, ...(await openNested(target))];
}

/**
 * Opens the archives in a folder of ours, in which each archive is replaced by its content.
 *
 * @throws SubmissionError as {@link stageSubmission}
 */
export async function openNested(folder: string): Promise<readonly string[]> {
  const notes: string[] = [];
  const faults = new Map<string, SubmissionError>();
  for (let depth = 1; ; depth += 1) {
    const archives = (await archivesIn(folder)).filter((path) => !faults.has(path));
    if ((archives.length === 0 && faults.size === 0) || (await hasAllPrograms(folder))) {
      const closed = [...archives, ...faults.keys()];
      return [...notes, ...closed.map((path) => `${quotePath(path)} was not opened: all four programs are beside it`)];
    }
    const [fault] = faults.values();
    if (archives.length === 0 && fault !== undefined) throw fault;
    if (depth > maxNesting)
      throw archiveTooLarge(archives[0] ?? '', `more than ${maxNesting} archives contain one another`);
    for (const path of archives) {
      try {
        notes.push(...(await replaceArchive(folder, path)));
      } catch (error) {
        if (!(error instanceof SubmissionError)) throw error;
        faults.set(path, error);
      }
    }
  }
}

async function archivesIn(folder: string): Promise<readonly string[]> {
  const { files } = await listFiles(folder);
  const found = await Promise.all(files.map(({ path }) => looksLikeArchive(join(folder, path))));
  return files.filter((_, index) => found[index]).map(({ path }) => path);
}

async function hasAllPrograms(folder: string): Promise<boolean> {
  try {
    return (await findSubmission(folder)).programs.size === programIds.length;
  } catch (error) {
    if (error instanceof SubmissionError) return false;
    throw error;
  }
}

/** An archive that is alone in its folder is opened there, another one into a folder of its name. */
async function replaceArchive(folder: string, path: string): Promise<readonly string[]> {
  const file = join(folder, path);
  const unpacked = `${file}.unpacked`;
  const notes = await unpackWhole(file, unpacked, path);
  await rm(file);
  const parent = dirname(file);
  const isAlone = (await readdir(parent)).length === 1;
  if (isAlone) {
    for (const name of await readdir(unpacked)) await rename(join(unpacked, name), join(parent, name));
    await rm(unpacked, { recursive: true });
  } else await rename(unpacked, await freeName(parent, basename(path)));
  return notes;
}

async function freeName(parent: string, archive: string): Promise<string> {
  const stem = archive.slice(0, archive.length - extname(archive).length).replace(/\.tar$/i, '') || 'archive';
  const taken = new Set(await readdir(parent));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(name)) return join(parent, name);
  }
}

async function unpackWhole(file: string, to: string, shown: string): Promise<readonly string[]> {
  const raw = `${to}.raw`;
  try {
    await mkdir(raw, { recursive: true });
    const { faults, notes } = await unpackArchive(file, raw, { shown, limits: submissionLimits });
    const [first] = faults;
    if (first !== undefined) throw first.error;
    await moveUnwrapped(raw, to);
    return notes;
  } finally {
    await rm(raw, { recursive: true, force: true });
  }
}
