/**
 * Opens what a student is about to hand in, as it will be opened when it is graded: a folder, an
 * archive, or one submission in the archive of a class (`class.zip/ana`).
 */
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { escapeName, nameBytes } from '../observe/file-name.ts';
import type { Origin } from '../grade/grade-class.ts';
import {
  type ClassEntry,
  findSubmission,
  listClass,
  looksLikeArchive,
  stageEntry,
  stemOfArchive,
  type Submission,
  SubmissionError,
} from '../submission/index.ts';
import { submissionId } from '../submission/submission-id.ts';
import { CliError, exitStatus } from './cli-error.ts';

export interface HandedIn {
  readonly folder: string;
  /** Empty for a folder that is graded where it is. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/**
 * @param path absolute
 * @param options.shown the path as it was typed
 * @param options.scratch an existing folder
 * @throws CliError if it cannot be read, or contains no program
 */
export async function openHandedIn(
  path: string,
  { shown, scratch }: { readonly shown: string; readonly scratch: string },
): Promise<HandedIn> {
  try {
    const { folder, origin } = await opened(path, scratch);
    const submission = await findSubmission(folder);
    if (submission.programs.size === 0) throw withoutPrograms(submission, shown);
    const origins = new Map<string, Origin>();
    if (origin !== undefined)
      origins.set(folder, { ...origin, notes: [describeOpened(submission, origin), ...origin.notes] });
    return { folder, origins };
  } catch (error) {
    if (error instanceof SubmissionError) throw new CliError(error.message, exitStatus.unusableSubmission);
    throw error;
  }
}

function withoutPrograms({ problems }: Submission, shown: string): CliError {
  const sentences = [
    'there is no program of the lab in it',
    ...problems,
    'Name the folder that holds your clients and servers',
  ];
  return new CliError(`cannot check ${escapeName(shown)}: ${sentences.join('. ')}`, exitStatus.unusableSubmission);
}

async function opened(path: string, scratch: string): Promise<{ readonly folder: string; readonly origin?: Origin }> {
  const entry = await entryAt(path, scratch);
  if (entry === undefined) return { folder: path };
  const target = join(scratch, 'staged', entry.id);
  const staged = await stageEntry(entry, target);
  switch (staged.state) {
    case 'unreadable':
      throw new CliError(staged.reason, exitStatus.unusableSubmission);
    case 'nothing':
      throw new CliError(`cannot check ${escapeName(path)}: it holds no file`, exitStatus.unusableSubmission);
    case 'ready': {
      const { folder, notes } = staged;
      return folder === path ? { folder } : { folder, origin: { from: path, notes } };
    }
  }
}

/** Undefined for what is neither a folder nor an archive. */
async function entryAt(path: string, scratch: string): Promise<ClassEntry | undefined> {
  const found = await stat(nameBytes(path)).catch(() => undefined);
  if (found !== undefined) {
    const isFolder = found.isDirectory();
    if (!isFolder && !(await looksLikeArchive(path))) return undefined;
    return { id: isFolder ? submissionId(path) : stemOfArchive(path), from: path, sources: [{ path, isFolder }] };
  }
  const archive = dirname(path);
  if ((await stat(nameBytes(archive)).catch(() => undefined))?.isFile() !== true) return undefined;
  const { entries } = await listClass([archive], scratch);
  return entries.find(({ from }) => from === path);
}

/** What of an archive counts, as a sentence. */
function describeOpened({ programs }: Submission, { from }: Origin): string {
  const found = [...programs.values()].map(({ id, path }) => `${id} (${path})`);
  return `datagrade found in ${escapeName(basename(from))}: ${found.join(', ')}; the rest is ignored`;
}
