/**
 * Lists what a class handed in: each sub-folder, archive, or student of a download from Moodle or
 * Canvas is one entry. An archive is like the folder from which it was made.
 *
 * Nothing vanishes: what is not an entry is in `ignored`, with the reason.
 */
import { mkdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import { escapeName, nameBytes, plainName } from '../../../observe/file-name.ts';
import { readFolder } from '../../../observe/read-folder.ts';
import { SubmissionError } from '../../error.ts';
import { nameEvidence } from '../../find/evidence/file-name.ts';
import { quotePath } from '../../read/paths.ts';
import { submissionId } from '../../submission-id.ts';
import { hasArchiveName, looksLikeArchive } from '../archive/kind.ts';
import { classLimits } from '../limits.ts';
import { entryPath, isClutter } from '../names/entry-path.ts';
import { type EntryFault, unpackArchive } from '../unpack.ts';
import { unwrapped } from '../unwrap.ts';
import { type PlatformName, platformName, type PlatformOwner } from './platform-names.ts';

export interface ClassEntry {
  readonly id: string;
  /** Where a person finds it: below an archive as below a folder. */
  readonly from: string;
  readonly sources: readonly EntrySource[];
  /** Whose it is, if it is from a learning platform. */
  readonly person?: PlatformOwner;
  /** Why it cannot be read, if that is known before it is opened. */
  readonly fault?: SubmissionError;
}

export interface EntrySource {
  readonly path: string;
  readonly isFolder: boolean;
  readonly platform?: PlatformName;
}

export interface ClassList {
  readonly entries: readonly ClassEntry[];
  readonly ignored: readonly IgnoredEntry[];
}

export interface IgnoredEntry {
  readonly name: string;
  /** A clause: "it is a file and not a folder". */
  readonly why: string;
}

/**
 * @param inputs absolute paths of folders and archives
 * @param scratch an existing folder, into which archives of a class are unpacked
 * @throws SubmissionError for an input that cannot be read
 */
export async function listClass(inputs: readonly string[], scratch: string): Promise<ClassList> {
  const lists: ClassList[] = [];
  for (const [index, input] of inputs.entries())
    lists.push(await listInput(input, join(scratch, `input-${index + 1}`)));
  return { entries: lists.flatMap(({ entries }) => entries), ignored: lists.flatMap(({ ignored }) => ignored) };
}

async function listInput(path: string, raw: string): Promise<ClassList> {
  const shown = basename(path);
  const found = await stat(nameBytes(path)).catch((error: Error) => error);
  if (found instanceof Error)
    throw new SubmissionError('folder.missing', `cannot read ${quotePath(path)}: ${found.message}`);
  if (found.isDirectory()) return listClassFolder(path, path, []);
  if (!(await looksLikeArchive(path)))
    throw new SubmissionError(
      'folder.notAFolder',
      `cannot read ${quotePath(path)}: it is neither a folder nor an archive; give the folder or the archive of a class`,
    );
  await mkdir(raw);
  const { faults } = await unpackArchive(path, raw, { shown, limits: classLimits });
  const inner = await unwrapped(raw, safePaths(faults));
  const prefix = relative(raw, inner);
  const below = faults.map((fault) => ({ ...fault, path: withoutPrefix(fault.path, prefix) }));
  return (await isOneSubmission(inner)) ? oneEntry(path) : listClassFolder(inner, path, below);
}

function oneEntry(path: string): ClassList {
  return { entries: [{ id: stemOfArchive(path), from: path, sources: [{ path, isFolder: false }] }], ignored: [] };
}

export function stemOfArchive(path: string): string {
  const name = submissionId(path);
  if (!hasArchiveName(name)) return name;
  return name.slice(0, name.length - extname(name).length).replace(/\.tar$/i, '') || name;
}

/** The platforms, or folders and archives with the names of people, make a class. */
async function isOneSubmission(folder: string): Promise<boolean> {
  const entries = (await readFolder(folder)).filter(({ name }) => isShown(name));
  if (entries.some((each) => platformName(plainName(each.name), each.isDirectory()) !== undefined)) return false;
  const people = entries.filter((each) => each.isDirectory() || hasArchiveName(each.name));
  if (people.length === 0) return true;
  return people.some(({ name }) => isPartOfProgram(name)) || entries.some(({ name }) => isSourceName(name));
}

function isPartOfProgram(name: string): boolean {
  if (/^(?:src|source|sources|lib|libs|bin|out|obj|dist|build|target|docs?|test|tests)$/i.test(name)) return true;
  return nameEvidence(`${stemOfArchive(name)}.x`).length > 0;
}

function isSourceName(name: string): boolean {
  return /\.(?:py|java|c|cc|cpp|h|js|mjs|cjs|ts|go|rs|rb|pl|cs)$/i.test(name) || /^datagrade\.ya?ml$/.test(name);
}

function isShown(name: string): boolean {
  return !name.startsWith('.') && !isClutter(name);
}

function safePaths(faults: readonly EntryFault[]): readonly string[] {
  return faults.flatMap(({ path }) => entryPath(path).path ?? []);
}

function withoutPrefix(path: string, prefix: string): string {
  return prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : path;
}

async function listClassFolder(folder: string, from: string, faults: readonly EntryFault[]): Promise<ClassList> {
  const listing: Listed = { from, entries: new Map(), ignored: [] };
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const isFolder = (await stat(nameBytes(path)).catch(() => undefined))?.isDirectory() === true;
    const platform = platformName(plainName(name), isFolder);
    if (platform !== undefined) addSource(listing, platform.owner, { path, isFolder, platform });
    else if (isFolder) addSource(listing, submissionId(name), { path, isFolder });
    else if (await looksLikeArchive(path)) addArchive(listing, path);
    else listing.ignored.push({ name: escapeName(name), why: 'it is a file and not a folder' });
  }
  for (const fault of faults) addFault(listing, fault);
  return { entries: [...listing.entries.values()], ignored: listing.ignored };
}

interface Listed {
  readonly from: string;
  readonly entries: Map<string, ClassEntry>;
  readonly ignored: IgnoredEntry[];
}

/** Parts of one student belong together. Two folders of one id are two submissions, which the caller refuses. */
function addSource({ entries, from }: Listed, id: string, source: EntrySource): void {
  const taken = entries.get(id);
  const isPart = [source, ...(taken?.sources ?? [])].every(({ platform }) => platform !== undefined);
  const old = isPart ? taken : undefined;
  const shown = source.platform === undefined ? basename(source.path) : id;
  const key = taken === undefined || isPart ? id : `${id}\0${source.path}`;
  const begun = old ?? { id, from: join(from, shown), ...(source.platform && { person: source.platform.person }) };
  entries.set(key, { ...begun, sources: [...(old?.sources ?? []), source] });
}

/** A folder of the same name is another submission: the caller refuses two of one id. */
function addArchive({ entries, from }: Listed, path: string): void {
  const name = basename(path);
  const id = stemOfArchive(name);
  const key = entries.has(id) ? `${id}\0${name}` : id;
  entries.set(key, { id, from: join(from, name), sources: [{ path, isFolder: false }] });
}

/** What cannot be read in the archive of a class makes the submission unreadable that it belongs to. */
function addFault({ entries, from, ignored }: Listed, { path, error }: EntryFault): void {
  const [top = '', ...below] = path.replaceAll('\\', '/').split('/');
  const platform = platformName(top, below.length > 0);
  const isEntry = platform !== undefined || below.length > 0 || hasArchiveName(top);
  if (!isEntry || top === '' || top === '..' || top.includes(':')) {
    ignored.push({ name: path, why: error.message });
    return;
  }
  const id = platform?.owner ?? (below.length > 0 ? top.normalize('NFC') : stemOfArchive(top));
  const person = platform && { person: platform.person };
  entries.set(id, { ...(entries.get(id) ?? { id, from: join(from, id), ...person, sources: [] }), fault: error });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readFolder(folder);
    return entries
      .map(({ name }) => name)
      .filter(isShown)
      .toSorted((a, b) => a.localeCompare(b, 'en'));
  } catch (error) {
    throw new SubmissionError(
      'folder.unreadable',
      `cannot read the folder ${quotePath(folder)}: ${(error as Error).message}`,
    );
  }
}
