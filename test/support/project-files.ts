/** The files of this project, without those of the corpus: they are submissions of others. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = fileURLToPath(new URL('../..', import.meta.url));

/** @returns paths from the top of the project, in the order of the folders */
export function filesIn(folder: string, end: string): readonly string[] {
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return entry.name.endsWith(end) ? [path] : [];
    const isOurs = entry.isDirectory() && !/^(\.git|node_modules|dist|coverage|right|wrong|hostile)$/.test(entry.name);
    return isOurs ? filesIn(path, end) : [];
  });
}

export function readProjectFile(path: string): string {
  return readFileSync(join(project, path), 'utf8');
}

/** README.md and the pages of `docs/`: what users read. */
export const userPages: readonly string[] = ['README.md', ...filesIn('docs', '.md')];
