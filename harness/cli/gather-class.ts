/**
 * Gathers the submissions of a class from folders and archives, and refuses a class in which two
 * have the same id.
 */
import { join } from 'node:path';
import type { Origin } from '../grade/grade-class.ts';
import { type ClassEntry, type IgnoredEntry, listClass, stageEntry, SubmissionError } from '../submission/index.ts';
import { escapeName } from '../observe/file-name.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { absolutePath } from './given-paths.ts';

export interface GatheredClass {
  /** Absolute paths of the submissions, one for each entry that is not empty. */
  readonly folders: readonly string[];
  readonly origins: ReadonlyMap<string, Origin>;
  /** The entry of each of these folders. */
  readonly entries: ReadonlyMap<string, ClassEntry>;
  /** Entries without any file. */
  readonly empty: readonly ClassEntry[];
  readonly ignored: readonly IgnoredEntry[];
  /** Every entry, also those that were not chosen. */
  readonly all: readonly ClassEntry[];
}

/**
 * @param only ids of submissions; empty for all
 * @param scratch an existing folder for what has to be unpacked
 * @throws CliError if an input cannot be read or has no submission, if an id is unknown or not unique
 */
export async function gatherClass(
  inputs: readonly string[],
  only: readonly string[],
  scratch: string,
): Promise<GatheredClass> {
  const shownInputs = inputs.map(escapeName).join(', ');
  const { entries: found, ignored } = await listOrRefuse(inputs, scratch);
  requireUniqueIds(found);
  if (found.length === 0)
    throw new CliError(
      `there is no submission in ${shownInputs}: each sub-folder or archive is one submission; to check a single submission, use datagrade check`,
      exitStatus.unusableSubmission,
    );
  const unknown = only.find((id) => !found.some((each) => each.id === id.normalize('NFC')));
  if (unknown !== undefined)
    throw new CliError(`there is no submission "${unknown}" in ${shownInputs}`, exitStatus.usage);
  const wanted =
    only.length === 0 ? found : only.flatMap((id) => found.filter((each) => each.id === id.normalize('NFC')));
  const staged = await stageAll(wanted, scratch);
  return { ...staged, ignored: only.length === 0 ? ignored : [], all: found };
}

async function stageAll(
  wanted: readonly ClassEntry[],
  scratch: string,
): Promise<Omit<GatheredClass, 'ignored' | 'all'>> {
  const origins = new Map<string, Origin>();
  const entries = new Map<string, ClassEntry>();
  const empty: ClassEntry[] = [];
  for (const [index, entry] of wanted.entries()) {
    const target = join(scratch, 'staged', `${index + 1}`, entry.id);
    const staged = await stageEntry(entry, target);
    if (staged.state === 'nothing') empty.push(entry);
    else if (staged.state === 'unreadable') {
      entries.set(target, entry);
      origins.set(target, { from: entry.from, notes: [], unreadable: staged.reason });
    } else {
      entries.set(staged.folder, entry);
      if (staged.folder !== entry.from) origins.set(staged.folder, { from: entry.from, notes: staged.notes });
    }
  }
  return { folders: [...entries.keys()], origins, entries, empty };
}

async function listOrRefuse(inputs: readonly string[], scratch: string): ReturnType<typeof listClass> {
  try {
    return await listClass(inputs.map(absolutePath), scratch);
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    const isUsage = error.code.startsWith('folder.');
    throw new CliError(error.message, isUsage ? exitStatus.usage : exitStatus.unusableSubmission);
  }
}

/** Reports, transcripts and captures are kept under the id. */
function requireUniqueIds(entries: readonly ClassEntry[]): void {
  const seen = new Map<string, ClassEntry>();
  for (const entry of entries) {
    const other = seen.get(entry.id);
    if (other !== undefined)
      throw new CliError(
        `cannot grade two submissions with the id "${entry.id}": ${escapeName(other.from)} and ${escapeName(entry.from)}; rename one of them, or grade them in two runs`,
        exitStatus.usage,
      );
    seen.set(entry.id, entry);
  }
}
