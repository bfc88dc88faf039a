/**
 * The text of a program: its own code and that of the sources of the hand-in that it takes in, comments blanked.
 *
 * Only for hints (where it might send to, which folders it expects); nothing is graded by it. Never throws for what a file holds.
 */
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { languages } from '../languages/table.ts';
import type { Program } from '../program.ts';
import { maskSource } from '../read/mask-source.ts';
import { folderOf, pathWithin } from '../read/paths.ts';
import { readSource, type Source } from '../read/read-source.ts';

const maxSources = 40;

/** The program's own code first, then that of the local sources it takes in; comments blanked. */
export async function sourceTexts(program: Program, folder: string): Promise<readonly string[]> {
  const language = languages[program.language];
  const texts: string[] = [];
  const paths = new Set([program.path]);
  for (const path of paths) {
    const source = await readInside(folder, path);
    if (source === undefined) continue;
    const code = source.binary ? source.text : maskSource(source.text, language.syntax).code;
    texts.push(code);
    for (const name of source.binary ? [] : language.imports(code)) {
      const found = pathWithin(folderOf(path), name);
      if (found !== undefined && paths.size < maxSources) paths.add(found);
    }
  }
  return texts;
}

/** A plain file of the hand-in itself; undefined for one that is missing or lies elsewhere behind a link. */
export async function readInside(folder: string, path: string): Promise<Source | undefined> {
  const real = await realpath(join(folder, path)).catch(() => undefined);
  return real?.startsWith(folder + sep) ? readSource(real) : undefined;
}
