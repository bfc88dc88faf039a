/**
 * Unpacks one archive into an empty folder, and never writes outside it: names are checked, and
 * nothing but files and folders is created.
 *
 * What is wrong with one entry is data, because in the archive of a class it concerns one
 * submission. What is wrong with the archive as a whole is an exception.
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nameBytes } from '../../observe/file-name.ts';
import { SubmissionError } from '../error.ts';
import { quotePath } from '../read/paths.ts';
import { type ArchiveKind, archiveKind } from './archive/kind.ts';
import type { ArchiveEntry, VisitEntry } from './archive/entry.ts';
import { readGzip, readTar } from './archive/read-tar.ts';
import { readZip } from './archive/read-zip.ts';
import { archiveDamaged, archiveUnknown, archiveUnsafe } from './fault.ts';
import { UnpackBudget, type UnpackLimits } from './limits.ts';
import { TakenPaths } from './names/taken-paths.ts';
import { entryPath, isClutter } from './names/entry-path.ts';

export interface EntryFault {
  /** Of the entry, as far as it can be trusted. */
  readonly path: string;
  readonly error: SubmissionError;
}

export interface Unpacked {
  readonly faults: readonly EntryFault[];
  /** Sentences for a person: what was left out or assumed. */
  readonly notes: readonly string[];
}

export interface UnpackOptions {
  /** The archive's name in sentences. */
  readonly shown: string;
  readonly limits: UnpackLimits;
}

/** @throws SubmissionError if the archive cannot be read at all */
export async function unpackArchive(file: string, into: string, { shown, limits }: UnpackOptions): Promise<Unpacked> {
  const kind = await archiveKind(file);
  const { size } = await stat(nameBytes(file));
  if (kind === undefined)
    throw archiveDamaged(
      shown,
      size === 0 ? 'it is empty' : 'it is named like an archive, but its content is something else',
    );
  const budget = new UnpackBudget(shown, size, limits);
  const faults: EntryFault[] = [];
  const notes: string[] = [];
  const taken = new TakenPaths();
  const visit: VisitEntry = async (entry) => {
    const { path, fault } = entryPath(entry.name);
    try {
      if (fault !== undefined) throw archiveUnsafe(shown, `${quotePath(entry.name)} in it ${fault}`);
      if (path === '' || isClutter(path)) return;
      await writeEntry(entry, path, { into, shown, taken, notes });
    } catch (error) {
      if (!(error instanceof SubmissionError) || budget.isSpent) throw error;
      faults.push({ path: path ?? entry.name, error });
    }
  };
  const assumed = await readKind(kind, file, { shown, budget, visit });
  if (assumed !== undefined)
    notes.push(`${quotePath(shown)} does not say how its names are written: read as ${assumed}`);
  return { faults, notes };
}

async function readKind(
  kind: ArchiveKind,
  file: string,
  reading: { readonly shown: string; readonly budget: UnpackBudget; readonly visit: VisitEntry },
): Promise<string | undefined> {
  switch (kind) {
    case 'zip':
      return readZip(file, reading);
    case 'tar':
      await readTar(file, reading);
      return undefined;
    case 'gzip':
      await readGzip(file, basename(reading.shown).replace(/\.gz$/i, ''), reading);
      return undefined;
    default:
      throw archiveUnknown(reading.shown, formats[kind]);
  }
}

const formats = {
  rar: 'a RAR archive',
  '7z': 'a 7-Zip archive',
  bzip2: 'compressed with bzip2',
  xz: 'compressed with xz',
} as const;

interface Writing {
  readonly into: string;
  readonly shown: string;
  readonly taken: TakenPaths;
  readonly notes: string[];
}

async function writeEntry(entry: ArchiveEntry, path: string, { into, shown, taken, notes }: Writing): Promise<void> {
  const target = join(into, path);
  switch (entry.kind) {
    case 'link':
    case 'device': {
      const what = entry.kind === 'link' ? 'a link' : 'a device';
      if (!isInstalled(path)) throw archiveUnsafe(shown, `${quotePath(path)} in it is ${what} and not a file`);
      notes.push(`${quotePath(path)} in ${quotePath(shown)} was left out, because it is ${what}`);
      return;
    }
    case 'folder':
      if (taken.folder(path) !== undefined)
        throw archiveUnsafe(shown, `${quotePath(path)} in it is a file and a folder`);
      await mkdir(target, { recursive: true });
      return;
    case 'file': {
      const content = await entry.content();
      const other = taken.file(path);
      if (other !== undefined) {
        const isSame = other === path && (await readFile(target).catch(() => undefined))?.equals(content) === true;
        if (!isSame) throw archiveUnsafe(shown, describeClash(path, other));
        return;
      }
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content, { flag: 'wx', mode: entry.isExecutable ? 0o755 : 0o644 });
    }
  }
}

function describeClash(path: string, other: string): string {
  if (other === path) return `${quotePath(path)} is in it twice, with different contents`;
  if (other.toLowerCase() === path.toLowerCase())
    return `${quotePath(other)} and ${quotePath(path)} in it differ only in capital letters`;
  return `${quotePath(other)} and ${quotePath(path)} in it cannot both be there`;
}

/** Installed packages contain links, and no program of the lab. */
function isInstalled(path: string): boolean {
  return path.split('/').some((part) => /^(?:node_modules|\.?v?env|site-packages|\.git)$/.test(part));
}
