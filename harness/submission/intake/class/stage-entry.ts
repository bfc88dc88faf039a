/**
 * Makes one entry of a class ready for grading. A folder without archives stays where it is;
 * everything else is unpacked or put together in a folder of ours.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { nameBytes, plainName } from '../../../observe/file-name.ts';
import { copyTree } from '../../copy-tree.ts';
import { SubmissionError } from '../../error.ts';
import { listFiles } from '../../read/list-files.ts';
import { looksLikeArchive } from '../archive/kind.ts';
import { entryPath } from '../names/entry-path.ts';
import { openNested, stageSubmission } from '../stage-submission.ts';
import type { ClassEntry, EntrySource } from './list-class.ts';
import { withOwnNames } from './own-names.ts';

export type StagedEntry =
  | { readonly state: 'ready'; readonly folder: string; readonly notes: readonly string[] }
  | { readonly state: 'unreadable'; readonly reason: string }
  | { readonly state: 'nothing' };

/**
 * @param target the folder for it, which does not exist
 * @throws if datagrade or the machine fails; what is wrong with the entry is data
 */
export async function stageEntry(entry: ClassEntry, target: string): Promise<StagedEntry> {
  if (entry.fault !== undefined) return { state: 'unreadable', reason: entry.fault.message };
  try {
    const [only] = entry.sources;
    if (entry.sources.length === 1 && only !== undefined && only.platform === undefined)
      return await stageOne(only, target);
    return await stageParts(entry, target);
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    return { state: 'unreadable', reason: error.message };
  }
}

async function stageOne({ path, isFolder }: EntrySource, target: string): Promise<StagedEntry> {
  if (isFolder) {
    const state = await stateOf(path);
    if (state === 'nothing') return { state };
    if (state === 'plain') return { state: 'ready', folder: path, notes: [] };
  }
  const notes = await stageSubmission(path, target);
  return (await stateOf(target)) === 'nothing' ? { state: 'nothing' } : { state: 'ready', folder: target, notes };
}

/** Whether an entry is nothing but empty folders: known without unpacking anything. */
export async function holdsNothing({ fault, sources }: ClassEntry): Promise<boolean> {
  if (fault !== undefined) return false;
  for (const { path, isFolder } of sources) if (!isFolder || (await stateOf(path)) !== 'nothing') return false;
  return true;
}

/** The folders and files of one student of a download. */
async function stageParts({ sources }: ClassEntry, target: string): Promise<StagedEntry> {
  await mkdir(target, { recursive: true });
  const files = sources.filter(({ isFolder }) => !isFolder);
  const uploaded = await Promise.all(
    files.map(async ({ path, platform }) => ({
      name: safeName(platform?.file ?? basename(path)),
      upload: platform?.upload ?? 0,
      content: await readFile(nameBytes(path)),
    })),
  );
  const named = withOwnNames(uploaded);
  for (const { name, content } of named.files) await writeFile(join(target, name), content);
  const notes = [...named.notes];
  for (const { path, isFolder } of sources) if (isFolder) notes.push(...(await copyTree(path, target)).leftOut);
  const state = await stateOf(target);
  if (state === 'nothing') return { state };
  if (!(await hasFiles(sources)))
    return {
      state: 'unreadable',
      reason: 'only a text was written on the platform, and no file was handed in; read it by hand',
    };
  return { state: 'ready', folder: target, notes: [...notes, ...(await openNested(target))] };
}

/** Whether there is more than texts that were written on the platform. */
async function hasFiles(sources: readonly EntrySource[]): Promise<boolean> {
  for (const { path, isFolder, platform } of sources)
    if (platform?.isText !== true && (!isFolder || (await stateOf(path)) !== 'nothing')) return true;
  return false;
}

function safeName(name: string): string {
  const { path } = entryPath(plainName(name));
  return path === undefined || path === '' ? 'unnamed' : path.replaceAll('/', '_');
}

/** Whether there is anything, and whether something has to be unpacked. */
async function stateOf(folder: string): Promise<'nothing' | 'plain' | 'archives'> {
  const { files, problems } = await listFiles(folder);
  if (files.length === 0 && problems.length === 0) return 'nothing';
  for (const { path, from = path } of files) if (await looksLikeArchive(join(folder, from))) return 'archives';
  return 'plain';
}
