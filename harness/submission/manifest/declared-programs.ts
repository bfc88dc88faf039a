/**
 * The programs that the manifest names. They are accepted as they are, after a check that they
 * exist inside the folder.
 *
 * For an entry with neither path nor command (only a port, say), the file must still be found; the
 * entry adds to it.
 */
import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { nameBytes, nameText } from '../../observe/file-name.ts';
import { languageOf } from '../find/language-of.ts';
import { languages } from '../languages/table.ts';
import { type ProgramId, programIds } from '../../handout/programs.ts';
import { type BuildPlan, type Language, type Program } from '../program.ts';
import { folderOf, pathWithin, quotePath } from '../read/paths.ts';
import { readSource } from '../read/read-source.ts';
import type { ListedFile } from '../read/list-files.ts';
import type { FoundManifest } from './read.ts';
import type { ProgramManifest } from './schema.ts';

export interface DeclaredPrograms {
  readonly programs: ReadonlyMap<ProgramId, Program>;
  readonly none: ReadonlySet<ProgramId>;
  /** What the manifest adds to a program whose file must be found. */
  readonly extras: ReadonlyMap<ProgramId, ProgramManifest>;
}

/**
 * @throws SubmissionError `manifest.path` for a path that does not exist or leads out of the folder
 */
export async function declaredPrograms(
  folder: string,
  manifest: FoundManifest | undefined,
  files: readonly ListedFile[],
): Promise<DeclaredPrograms> {
  const paths = new Set(files.map((file) => file.path));
  const inFolder = (path: string): string => join(folder, submittedPath(path, files));
  const programs = new Map<ProgramId, Program>();
  const none = new Set<ProgramId>();
  const extras = new Map<ProgramId, ProgramManifest>();
  for (const id of programIds) {
    const entry = manifest?.manifest.programs?.[id];
    if (entry === undefined || manifest === undefined) continue;
    if (entry === 'none') none.add(id);
    else {
      await checkPaths(folder, id, entry, manifest, inFolder);
      if (entry.path === undefined && entry.command === undefined) extras.set(id, entry);
      else programs.set(id, await declared(id, entry, { fileName: manifest.fileName, paths, inFolder }));
    }
  }
  return { programs, none, extras };
}

async function declared(
  id: ProgramId,
  entry: ProgramManifest,
  { fileName, paths, inFolder }: { fileName: string; paths: ReadonlySet<string>; inFolder: Locate },
): Promise<Program> {
  const path = entry.path ?? fileInCommand(entry, paths) ?? '';
  const language = await declaredLanguage(path, inFolder);
  const build = buildPlan(entry, path, language, paths);
  const reasons = [`${fileName} names ${entry.path === undefined ? 'its command' : 'its file'}.`];
  return { id, language, path, reasons, manifest: entry, ...(build && { build }) };
}

function buildPlan(
  entry: ProgramManifest,
  path: string,
  language: Language,
  paths: ReadonlySet<string>,
): BuildPlan | undefined {
  if (entry.build !== undefined)
    return { kind: 'shell', command: entry.build, folder: entry.cwd ?? (path === '' ? '.' : folderOf(path)) };
  return entry.command === undefined ? languages[language].plan(path, paths) : undefined;
}

/** The absolute path of a file of the submission. */
type Locate = (path: string) => string;

/** The names in the folder that was handed in, of a path that may have plain ones instead. */
function submittedPath(path: string, files: readonly ListedFile[]): string {
  const inside = files.find(
    (file) => file.from !== undefined && (file.path === path || file.path.startsWith(`${path}/`)),
  );
  if (inside?.from === undefined) return path;
  const depth = path.split('/').length;
  return inside.from.split('/').slice(0, depth).join('/');
}

/**
 * The first word of a command that names a file of the submission, relative to its working
 * directory.
 */
function fileInCommand(entry: ProgramManifest, paths: ReadonlySet<string>): string | undefined {
  const named = (entry.command ?? []).map((word) => pathWithin(entry.cwd ?? '.', word));
  return named.find((each) => each !== undefined && paths.has(each));
}

async function declaredLanguage(path: string, inFolder: Locate): Promise<Language> {
  if (path === '') return 'executable';
  const source = await readSource(inFolder(path));
  return languageOf({ path, sizeBytes: 0, executable: true }, source ?? { text: '', binary: false }) ?? 'executable';
}

async function checkPaths(
  folder: string,
  id: ProgramId,
  entry: ProgramManifest,
  manifest: FoundManifest,
  inFolder: Locate,
): Promise<void> {
  for (const key of ['path', 'cwd'] as const) {
    const path = entry[key];
    // The result of a build need not exist yet.
    if (path === undefined || (entry.build !== undefined && key === 'path')) continue;
    const fault = await faultOf(folder, inFolder(path), key === 'cwd');
    if (fault === undefined) continue;
    throw manifest.errorAt(['programs', id, key], 'manifest.path', `the ${key} of ${id}, ${quotePath(path)}, ${fault}`);
  }
}

async function faultOf(folder: string, path: string, wantsFolder: boolean): Promise<string | undefined> {
  try {
    const real = nameText(await realpath(nameBytes(path), 'buffer'));
    if (real !== folder && !real.startsWith(folder + sep))
      return 'is a link that leads out of the submission: replace it by the folder or file itself';
    const found = await stat(nameBytes(real));
    if (wantsFolder) return found.isDirectory() ? undefined : 'is not a folder';
    return found.isFile() ? undefined : 'is not a file';
  } catch {
    return 'does not exist: write the path relative to the top folder of the submission';
  }
}
