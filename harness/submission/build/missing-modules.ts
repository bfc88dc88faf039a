/**
 * Modules that a script imports and that are neither in its submission nor on this machine: they
 * are installed on the student's machine, so that nothing is known about the program here.
 *
 * A module with a name that students give to parts of their own programs is left to the run, whose
 * crash is then the student's mistake.
 */
import { builtinModules } from 'node:module';
import { fillerWords, knownWords } from '../find/evidence/word-meanings.ts';
import { wordsOf } from '../find/evidence/split-name.ts';
import { folderOf } from '../read/paths.ts';
import { localFiles } from '../read/local-files.ts';
import type { Prepared } from '../submission.ts';
import { type BuildEnvironment, succeeded } from './environment.ts';

export interface ModuleImports {
  /** The names of imported modules in a source, without those of the submission's own files. */
  readonly namesIn: (code: string) => readonly string[];
  /** Prints, one a line, which of its arguments cannot be imported. */
  readonly probe?: readonly [string, ...string[]];
}

/**
 * @param texts the code of the program and of the local files that it imports, by path
 * @returns undefined if nothing is missing
 */
export async function missingModules(
  path: string,
  texts: ReadonlyMap<string, string>,
  { namesIn, probe }: ModuleImports,
  environment: BuildEnvironment,
): Promise<Prepared | undefined> {
  const named = new Set([...texts.values()].flatMap(namesIn));
  const foreign = [...named].filter((name) => !isOwnName(name));
  const missing =
    probe === undefined ? await notInNode(foreign, path, environment) : await ask(probe, foreign, path, environment);
  const [first] = missing;
  if (first === undefined) return undefined;
  const names = missing.slice(0, 3).join(', ');
  return {
    status: 'toolMissing',
    reason: `${path} imports ${names}, which ${missing.length === 1 ? 'is' : 'are'} neither in the submission nor on this machine: install ${missing.length === 1 ? 'it' : 'them'}, or ask the student whether a file is missing`,
  };
}

const ownWords = new Set(
  'util utils utility utilities common commons helper helpers shared config configuration constants constant const consts protocol protocols message messages packet packets settings functions funcs tools misc base core types structs'.split(
    ' ',
  ),
);

/** `labutils`, `common`, `udp_helpers`: a part of a student's own program. With `py` in one word, as in `numpy`, it is a published one. */
function isOwnName(name: string): boolean {
  if (/^py[a-z]|[a-z]py$/.test(name)) return false;
  const words = wordsOf(name).flatMap((word) => splitOwn(word));
  return words.every(
    (word) => ownWords.has(word) || knownWords.has(word) || fillerWords.has(word) || /^\d+$/.test(word),
  );
}

function splitOwn(word: string): readonly string[] {
  const end = [...ownWords].find((each) => word.length > each.length && word.endsWith(each));
  return end === undefined ? [word] : [word.slice(0, -end.length), end];
}

async function ask(
  probe: readonly [string, ...string[]],
  names: readonly string[],
  path: string,
  environment: BuildEnvironment,
): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const key = `modules ${probe[0]} ${[...names].toSorted().join(' ')}`;
  const result = await environment.once(key, () => environment.run([...probe, ...names], folderOf(path)));
  if (!succeeded(result) || result.status !== 'exited') return [];
  return result.stdout.split('\n').filter((line) => names.includes(line));
}

async function notInNode(
  names: readonly string[],
  path: string,
  environment: BuildEnvironment,
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const name of names) {
    if (name.startsWith('node:') || builtinModules.includes(name.split('/')[0] ?? name)) continue;
    if (!(await isInstalled(name, folderOf(path), environment))) missing.push(name);
  }
  return missing;
}

async function isInstalled(name: string, folder: string, environment: BuildEnvironment): Promise<boolean> {
  const own = `${folder}/node_modules/${name}`;
  if ((await environment.inside(own)) !== undefined) return true;
  return folder !== '.' && isInstalled(name, folderOf(folder), environment);
}

/** The code of a program and of all local files that it imports, directly or indirectly. */
export async function importedTexts(
  path: string,
  environment: BuildEnvironment,
  read: (path: string) => Promise<string | undefined>,
  imports: (code: string) => readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const seen = new Set([path]);
  for (const each of seen) {
    const code = seen.size > 40 ? undefined : await read(each);
    if (code === undefined) continue;
    texts.set(each, code);
    for (const name of imports(code)) for (const file of localFiles(name, each, environment.paths)) seen.add(file);
  }
  return texts;
}
