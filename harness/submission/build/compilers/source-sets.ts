/**
 * Which sources of a submission belong to a C or C++ program, and where its headers are: next to
 * it, in `include`, or wherever the CMakeLists.txt says.
 */
import { cSyntax } from '../../read/mask-source.ts';
import { localFiles } from '../../read/local-files.ts';
import { extensionOf, folderOf, pathWithin } from '../../read/paths.ts';
import type { BuildEnvironment } from '../environment.ts';
import { includedSources } from './included-sources.ts';

export interface SourceSet {
  /** To be compiled together. */
  readonly sources: readonly string[];
  /** Where headers are searched for. */
  readonly headerFolders: readonly string[];
}

/** The likeliest set first. */
export async function sourceSets(path: string, environment: BuildEnvironment): Promise<readonly SourceSet[]> {
  const own = extensionOf(path) === '.c' ? ['.c'] : ['.cpp', '.cc', '.cxx', '.c++', '.c'];
  const isSource = (each: string): boolean => own.includes(extensionOf(each));
  const { included, inSource } = await includesOf(path, environment);
  const headerFolders = headerFoldersFor(included, path);
  const needed = [...included].filter((each) => isSource(each) && !inSource.has(each));
  const others = [...environment.paths].filter((each) => isSource(each) && !inSource.has(each));
  const parts: string[] = [];
  for (const each of others) if (each !== path && !(await hasMain(each, environment))) parts.push(each);
  const beside = parts.filter((each) => folderOf(each) === folderOf(path));
  const listed = await listedInCmake(path, environment);
  const sets = [needed, [...needed, ...beside], ...(listed === undefined ? [] : [listed]), [...needed, ...parts]];
  const distinct = new Map(sets.map((set) => [[...new Set(set)].toSorted().join('\n'), [...new Set(set)]]));
  return [...distinct.values()].map((sources) => ({ sources, headerFolders }));
}

interface Includes {
  readonly included: ReadonlySet<string>;
  /** With `#include "other.c"`, that file is already a part of a source. */
  readonly inSource: ReadonlySet<string>;
}

async function includesOf(path: string, environment: BuildEnvironment): Promise<Includes> {
  const included = new Set([path]);
  const inSource = new Set<string>();
  for (const each of included) {
    if (included.size > 100) break;
    const code = (await environment.read(each, cSyntax))?.code ?? '';
    for (const name of includedSources(code)) {
      for (const found of localFiles(name, each, environment.paths)) {
        // A header in another folder may have the name of one that the program has itself.
        if (await isOtherProgram(found, path, environment)) continue;
        included.add(found);
        if (code.includes(`"${name}"`)) inSource.add(found);
      }
    }
  }
  return { included, inSource };
}

async function isOtherProgram(found: string, path: string, environment: BuildEnvironment): Promise<boolean> {
  return found !== path && /\.c\w{0,3}$/.test(found) && (await hasMain(found, environment));
}

async function hasMain(path: string, environment: BuildEnvironment): Promise<boolean> {
  return /\bmain\s*\(/.test((await environment.read(path, cSyntax))?.bare ?? '');
}

/** The folders of the headers, and those above, for `#include "lab/socket.h"`. */
function headerFoldersFor(included: ReadonlySet<string>, path: string): readonly string[] {
  const headers = [...included].filter((each) => /\.h\w{0,2}$/.test(each));
  const folders = headers.flatMap((each) => [folderOf(each), folderOf(folderOf(each))]);
  return [...new Set(folders)].filter((folder) => folder !== folderOf(path));
}

/** The sources of the `add_executable` that names this one. */
async function listedInCmake(path: string, environment: BuildEnvironment): Promise<readonly string[] | undefined> {
  for (const lists of environment.paths) {
    if (!/(?:^|\/)CMakeLists\.txt$/.test(lists)) continue;
    const text = (await environment.read(lists, { line: ['#'], quotes: ['"'] }))?.code ?? '';
    for (const { 1: words = '' } of text.matchAll(/\badd_executable\s*\(([^)]{1,2000})\)/g)) {
      const files = words.split(/\s+/).flatMap((word) => pathWithin(folderOf(lists), word) ?? []);
      const found = files.filter((each) => environment.paths.has(each) && !/\.h\w{0,2}$/.test(each));
      if (found.includes(path)) return found;
    }
  }
  return undefined;
}
