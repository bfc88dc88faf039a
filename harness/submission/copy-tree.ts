/**
 * Copies a submission: the student's folder once, and the built tree for each start of a program.
 *
 * A program may write to its copy, so nothing is shared except what the file system copies on
 * write. Links that stay inside the folder are created again; links that lead out of it are omitted
 * and reported. The number and size of the files are limited. What has a name that is not UTF-8 gets
 * a plain one, and a link that has the old one.
 */
import { chmodSync, constants, copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { nameBytes, isEscaped, nameText } from '../observe/file-name.ts';
import { type FolderEntry, readFolder } from '../observe/read-folder.ts';
import { withPlainNames } from './read/plain-names.ts';
import { quotePath } from './read/paths.ts';
import { SubmissionError } from './error.ts';

export interface CopyReport {
  /** What was not copied, each a sentence with the reason. */
  readonly leftOut: readonly string[];
  /** Those of them that could not be read, which a program may need. */
  readonly unread: readonly string[];
}

export interface CopyLimits {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

const defaultLimits: CopyLimits = { maxEntries: 20_000, maxBytes: 512 * 1024 * 1024 };
const skippedNames = new Set(['.git', '.hg', '.svn', '__pycache__', '.venv', '__MACOSX', '.DS_Store']);
/**
 * Installed packages are copied if they are few: a program may need them, but copying a whole tool
 * chain each time would be too slow.
 */
const maxPackageEntries = 500;

/** What to copy, determined once for any number of copies. */
class CopyPlan {
  readonly top: string;
  readonly folders: string[] = [];
  /** Files with their permission bits; `from` is the name that was handed in, `path` that of the copy. */
  readonly files: { readonly from: string; readonly path: string; readonly mode: number }[] = [];
  readonly links: { readonly path: string; readonly target: string }[] = [];
  readonly leftOut: string[] = [];
  readonly unread: string[] = [];
  entries = 0;
  bytes = 0;

  constructor(top: string) {
    this.top = top;
  }
}

/**
 * Copies the contents of `from` into `to`, which is created if it does not exist.
 *
 * @throws SubmissionError `folder.tooLarge` beyond the limits, before anything is copied;
 * `folder.changed` for a file that was removed meanwhile
 */
export async function copyTree(from: string, to: string, limits: CopyLimits = defaultLimits): Promise<CopyReport> {
  return copyPlanned(await planCopy(from, limits), to);
}

/**
 * Determines what to copy in a tree that does not change any more.
 *
 * @throws SubmissionError `folder.tooLarge` beyond the limits
 */
export async function planCopy(from: string, limits: CopyLimits = defaultLimits): Promise<CopyPlan> {
  const plan = new CopyPlan(
    await realOf(from).catch(() => {
      throw changed(from);
    }),
  );
  await planFolder({ from: '', path: '' }, plan, limits);
  return plan;
}

/**
 * Copies the planned files into `to`, which is created if it does not exist. Each file is copied
 * synchronously, which is the fastest way for the few small files of a submission.
 */
export function copyPlanned(plan: CopyPlan, to: string): CopyReport {
  const { top, folders, files, links } = plan;
  mkdirSync(to, { recursive: true });
  for (const folder of folders) mkdirSync(join(to, folder), { recursive: true });
  const unread = files.flatMap(({ from, path, mode }) => copyOne(join(top, from), join(to, path), mode));
  for (const { path, target } of links) symlinkSync(target, nameBytes(join(to, path)));
  unread.unshift(...plan.unread);
  return { leftOut: [...plan.leftOut, ...unread], unread };
}

/** Where something is in the submission, and where it comes to in the copy. */
interface Place {
  readonly from: string;
  readonly path: string;
}

async function planFolder({ from, path }: Place, plan: CopyPlan, limits: CopyLimits): Promise<void> {
  const { top } = plan;
  const entries = await readFolder(join(top, from)).catch((error: Error) => error);
  if (entries instanceof Error) {
    plan.unread.push(`${quotePath(from || top)} could not be read: ${entries.message}`);
    return;
  }
  for (const { entry, name } of withPlainNames(entries)) {
    if (skippedNames.has(entry.name)) continue;
    await planEntry({ from: join(from, entry.name), path: join(path, name) }, entry, plan, limits);
    plan.entries += 1;
    if (plan.entries > limits.maxEntries) throw tooLarge(top, `more than ${limits.maxEntries} files and folders`);
    if (plan.bytes > limits.maxBytes) throw tooLarge(top, `more than ${Math.floor(limits.maxBytes / 1024 / 1024)} MiB`);
  }
}

async function planEntry(place: Place, entry: FolderEntry, plan: CopyPlan, limits: CopyLimits): Promise<void> {
  const { top } = plan;
  const { from, path } = place;
  if (entry.isSymbolicLink()) {
    const target = await targetInside(top, from);
    if (target === undefined)
      plan.leftOut.push(
        `${quotePath(from)} was not copied: it is a link that is broken or leads out of the folder, or to a folder that contains it`,
      );
    else plan.links.push({ path: join(dirname(path), entry.name), target });
    return;
  }
  if (entry.isDirectory()) {
    if (entry.name === 'node_modules' && (await isCrowded(join(top, from)))) {
      plan.leftOut.push(
        `${quotePath(from)} was not copied: it contains more than ${maxPackageEntries} files of installed packages`,
      );
      return;
    }
    plan.folders.push(path);
    await planFolder(place, plan, limits);
  } else if (entry.isFile()) {
    const stats = await lstat(nameBytes(join(top, from))).catch(() => undefined);
    plan.bytes += stats?.size ?? 0;
    plan.files.push({ from, path, mode: stats?.mode ?? 0 });
  } else {
    plan.leftOut.push(`${quotePath(from)} was not copied: it is not a regular file`);
    return;
  }
  if (isEscaped(entry.name)) plan.links.push({ path: join(dirname(path), entry.name), target: basename(path) });
}

/**
 * The link's target, relative to the link, which is the same in the copy; undefined for a link that
 * leads elsewhere.
 */
async function targetInside(top: string, path: string): Promise<string | undefined> {
  try {
    const link = join(top, path);
    await readlink(nameBytes(link), 'buffer');
    const target = await realOf(link);
    if (target === top || !target.startsWith(top + sep)) return undefined;
    return relative(await realOf(dirname(link)), target) || undefined;
  } catch {
    return undefined;
  }
}

async function realOf(path: string): Promise<string> {
  return nameText(await realpath(nameBytes(path), 'buffer'));
}

async function isCrowded(folder: string): Promise<boolean> {
  const entries = await readdir(nameBytes(folder), { recursive: true }).catch(() => []);
  return entries.length > maxPackageEntries;
}

/** @returns why the file was not copied; empty if it was copied */
function copyOne(from: string, to: string, mode: number): readonly string[] {
  try {
    copyFileSync(nameBytes(from), to, constants.COPYFILE_FICLONE);
    // The copy of a read-only file belongs to the program and is writable.
    if ((mode & 0o7600) !== 0o600) chmodSync(to, (mode & 0o777) | 0o600);
    return [];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw changed(from);
    return [
      `${quotePath(basename(from))} could not be copied: ${error instanceof Error ? error.message : String(error)}`,
    ];
  }
}

/** Part of a submission that is read while it is replaced may be that of another one. */
function changed(path: string): SubmissionError {
  return new SubmissionError(
    'folder.changed',
    `cannot copy the submission: ${quotePath(path)} was removed while datagrade read it; grade it again when nothing changes it`,
  );
}

function tooLarge(folder: string, what: string): SubmissionError {
  return new SubmissionError(
    'folder.tooLarge',
    `cannot copy ${quotePath(folder)}: it contains ${what}; remove installed and generated files`,
  );
}
