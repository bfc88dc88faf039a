/**
 * Copies a submission: the student's folder once, and the built tree for each start of a program.
 *
 * A program may write to its copy, so nothing is shared except what the file system copies on
 * write. Links that stay inside the folder are created again; links that lead out of it are omitted
 * and reported. The number and size of the files are limited.
 */
import { chmodSync, constants, copyFileSync, mkdirSync, symlinkSync, type Dirent } from 'node:fs';
import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { quotePath } from './read/paths.ts';
import { SubmissionError } from './error.ts';

export interface CopyReport {
  /** What was not copied, each a sentence with the reason. */
  readonly leftOut: readonly string[];
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
  /** Files with their permission bits. */
  readonly files: { readonly path: string; readonly mode: number }[] = [];
  readonly links: { readonly path: string; readonly target: string }[] = [];
  readonly leftOut: string[] = [];
  entries = 0;
  bytes = 0;

  constructor(top: string) {
    this.top = top;
  }
}

/**
 * Copies the contents of `from` into `to`, which is created if it does not exist.
 *
 * @throws SubmissionError `folder.tooLarge` beyond the limits, before anything is copied
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
  const plan = new CopyPlan(await realpath(from));
  await planFolder(plan.top, '', plan, limits);
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
  const lost = files.flatMap(({ path, mode }) => copyOne(join(top, path), join(to, path), mode, path));
  for (const { path, target } of links) symlinkSync(target, join(to, path));
  return { leftOut: [...plan.leftOut, ...lost] };
}

async function planFolder(top: string, path: string, plan: CopyPlan, limits: CopyLimits): Promise<void> {
  const entries = await readdir(join(top, path), { withFileTypes: true }).catch((error: Error) => error);
  if (entries instanceof Error) {
    plan.leftOut.push(`${quotePath(path || top)} could not be read: ${entries.message}`);
    return;
  }
  for (const entry of entries) {
    if (skippedNames.has(entry.name)) continue;
    const below = path === '' ? entry.name : `${path}/${entry.name}`;
    await planEntry(top, below, entry, plan, limits);
    plan.entries += 1;
    if (plan.entries > limits.maxEntries) throw tooLarge(top, `more than ${limits.maxEntries} files and folders`);
    if (plan.bytes > limits.maxBytes) throw tooLarge(top, `more than ${Math.floor(limits.maxBytes / 1024 / 1024)} MiB`);
  }
}

async function planEntry(top: string, path: string, entry: Dirent, plan: CopyPlan, limits: CopyLimits): Promise<void> {
  if (entry.isSymbolicLink()) {
    const target = await targetInside(top, path);
    if (target === undefined)
      plan.leftOut.push(
        `${quotePath(path)} was not copied: it is a link that is broken or leads out of the folder, or to a folder that contains it`,
      );
    else plan.links.push({ path, target });
  } else if (entry.isDirectory()) {
    if (entry.name === 'node_modules' && (await isCrowded(join(top, path)))) {
      plan.leftOut.push(
        `${quotePath(path)} was not copied: it contains more than ${maxPackageEntries} files of installed packages`,
      );
      return;
    }
    plan.folders.push(path);
    await planFolder(top, path, plan, limits);
  } else if (entry.isFile()) {
    const stats = await lstat(join(top, path)).catch(() => undefined);
    plan.bytes += stats?.size ?? 0;
    plan.files.push({ path, mode: stats?.mode ?? 0 });
  } else {
    plan.leftOut.push(`${quotePath(path)} was not copied: it is not a regular file`);
  }
}

/**
 * The link's target, relative to the link, which is the same in the copy; undefined for a link that
 * leads elsewhere.
 */
async function targetInside(top: string, path: string): Promise<string | undefined> {
  try {
    const link = join(top, path);
    await readlink(link);
    const target = await realpath(link);
    if (target === top || !target.startsWith(top + sep)) return undefined;
    return relative(await realpath(dirname(link)), target) || undefined;
  } catch {
    return undefined;
  }
}

async function isCrowded(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return entries.length > maxPackageEntries;
}

/** @returns why the file was not copied; empty if it was copied */
function copyOne(from: string, to: string, mode: number, path: string): readonly string[] {
  try {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
    // The copy of a read-only file belongs to the program and is writable.
    if ((mode & 0o7600) !== 0o600) chmodSync(to, (mode & 0o777) | 0o600);
    return [];
  } catch (error) {
    return [`${quotePath(path)} could not be copied: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function tooLarge(folder: string, what: string): SubmissionError {
  return new SubmissionError(
    'folder.tooLarge',
    `cannot copy ${quotePath(folder)}: it contains ${what}; remove installed and generated files`,
  );
}
