/**
 * The text of a program: its own code and that of the sources of the submission that it includes,
 * with comments blanked.
 *
 * The text is only used for hints (where the program may send to, which folders it expects); it
 * never affects a grade. Never throws, whatever a file contains.
 */
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { languages } from '../languages/table.ts';
import type { Program } from '../program.ts';
import { maskSource } from '../read/mask-source.ts';
import { listFiles } from '../read/list-files.ts';
import { localFiles } from '../read/local-files.ts';
import { readSource, type Source } from '../read/read-source.ts';

const maxSources = 40;

/** The program's own code first, then that of the local sources that it includes. */
export async function sourceTexts(program: Program, folder: string): Promise<readonly string[]> {
  const language = languages[program.language];
  const texts: string[] = [];
  const paths = new Set([program.path]);
  const files = filesOnce(folder);
  for (const path of paths) {
    const source = await readInside(folder, path);
    if (source === undefined) continue;
    const code = source.binary ? source.text : maskSource(source.text, language.syntax).code;
    texts.push(code);
    for (const name of source.binary ? [] : language.imports(code)) {
      for (const found of localFiles(name, path, await files())) if (paths.size < maxSources) paths.add(found);
    }
  }
  return texts;
}

/** All paths of a folder, which is listed only if it is needed; without a file if it cannot be. */
function filesOnce(folder: string): () => Promise<ReadonlySet<string>> {
  let listed: Promise<ReadonlySet<string>> | undefined;
  return () => {
    listed ??= listFiles(folder).then(
      ({ files }) => new Set(files.map(({ path }) => path)),
      () => new Set<string>(),
    );
    return listed;
  };
}

/**
 * A regular file of the submission itself; undefined if it is missing, or is a link that leads
 * elsewhere.
 */
export async function readInside(folder: string, path: string): Promise<Source | undefined> {
  const [top, real] = await Promise.all(
    [folder, join(folder, path)].map((each) => realpath(each).catch(() => undefined)),
  );
  return real?.startsWith(`${top}${sep}`) ? readSource(real) : undefined;
}
