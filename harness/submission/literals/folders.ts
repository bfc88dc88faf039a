/**
 * Folders that a program's source names and the submission lacks, because an archive omits empty
 * folders.
 *
 * They only tell which folders to create if a program fails because one is missing; they never
 * affect a grade.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Program } from '../program.ts';
import { folderOf, pathWithin } from '../read/paths.ts';
import { sourceTexts } from './source-texts.ts';

const maxFolders = 12;

const name = String.raw`(?:\./)?[\p{L}\p{N}_][\p{L}\p{N}_. -]{0,60}`;
const patterns: readonly RegExp[] = [
  // "files/", "files/%s", f"files/{name}", 'a/b/'
  new RegExp(String.raw`["'\u0060]((?:${name}/){1,4})(?=["'\u0060{%$])`, 'gu'),
  // join("files", …), Path("files")
  new RegExp(String.raw`\b(?:join|Path|Paths\.get|File)\s*\(\s*["'](${name})["']\s*[,)]`, 'gu'),
  // join(dirname(__file__), "files")
  new RegExp(String.raw`\b(?:__file__|__dirname|getcwd\(\)|cwd\(\))[^\n"']{0,40}["'](${name})["']`, 'gu'),
  // FOLDER = "files"
  new RegExp(
    String.raw`\b\w{0,30}(?:dir|directory|folder|pasta|diretori[ao]|directoria|path|root)\w{0,10}\s*(?::\s*\w+\s*)?=\s*["'](${name})/?["']`,
    'giu',
  ),
];

/** @returns paths relative to the working directory of the program */
export async function literalFolders(program: Program, tree: string): Promise<readonly string[]> {
  if (program.path === '') return [];
  const texts = await sourceTexts(program, tree);
  const cwd = program.manifest?.cwd ?? folderOf(program.path);
  const found = foldersInText(texts.join('\n'));
  const missing = await Promise.all(
    found.map(async (folder) => {
      const inside = pathWithin(cwd, folder);
      const exists = inside === undefined || (await stat(join(tree, inside)).catch(() => undefined));
      return exists === undefined ? [folder] : [];
    }),
  );
  return missing.flat().slice(0, maxFolders);
}

/** Possible names of folders in a source. Pure. */
export function foldersInText(text: string): readonly string[] {
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].slice(0, 50).map((match) => match[1] ?? ''));
  const folders = found.map((each) => each.trim().replace(/^\.\//, '').replace(/\/+$/, ''));
  return [...new Set(folders)].filter((each) => each !== '' && !/(?:^|\/)\.{1,2}(?:\/|$)|\.\w{1,5}$/.test(each));
}
