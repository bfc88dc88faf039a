/**
 * Numbers in a program's source that could be a port, likeliest first.
 *
 * Only a hint where the testbed listens; nothing is graded by it. Reads the program, the sources of the hand-in that it takes in, and small
 * configuration files beside it.
 */
import { join, sep } from 'node:path';
import { realpath } from 'node:fs/promises';
import { languages } from './languages/table.ts';
import type { Program } from './program.ts';
import { maskSource } from './read/mask-source.ts';
import { extensionOf, folderOf, pathWithin } from './read/paths.ts';
import { listFiles } from './read/list-files.ts';
import { readSource } from './read/read-source.ts';
import { portsInText } from './read/ports-in-text.ts';
import type { Submission } from './submission.ts';

const maxPorts = 32;
/** Below this it is a small number without anything about ports near it. */
const unlikely = 0.3;
const maxSources = 40;
const configurations = new Set([
  '.json',
  '.ini',
  '.cfg',
  '.conf',
  '.toml',
  '.env',
  '.properties',
  '.yaml',
  '.yml',
  '.h',
  '.hpp',
]);

/** Whole numbers in 1..65535, without duplicates; never throws for what a file holds. */
export async function literalPorts(program: Program, submission: Submission): Promise<readonly number[]> {
  const likelihood = new Map<number, number>();
  if (program.manifest?.port !== undefined) likelihood.set(program.manifest.port, Infinity);
  const note = (text: string, factor: number): void => {
    for (const [port, weight] of portsInText(text)) {
      likelihood.set(port, Math.max(likelihood.get(port) ?? 0, weight * factor));
    }
  };
  for (const word of program.manifest?.command ?? []) note(`port ${word}`, 1);
  const texts = program.path === '' ? [] : await sourceTexts(program, submission.folder);
  texts.forEach((text, index) => note(text, index === 0 ? 1 : 0.9));
  for (const text of await configurationTexts(program, submission.folder)) note(text, 0.5);
  return [...likelihood]
    .filter(([, weight]) => weight >= unlikely)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, maxPorts)
    .map(([port]) => port);
}

/** The program's own code first, then that of the local sources it takes in; comments blanked. */
async function sourceTexts(program: Program, folder: string): Promise<readonly string[]> {
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

async function configurationTexts(program: Program, folder: string): Promise<readonly string[]> {
  const beside = folderOf(program.path);
  const listing = await listFiles(folder).catch(() => ({ files: [] }));
  const near = listing.files
    .filter((file) => [beside, '.'].includes(folderOf(file.path)) && configurations.has(extensionOf(file.path)))
    .filter((file) => file.sizeBytes < 64 * 1024)
    .slice(0, 10);
  const sources = await Promise.all(near.map((file) => readInside(folder, file.path)));
  return sources.flatMap((source) => (source === undefined || source.binary ? [] : [source.text]));
}

/** A plain file of the hand-in itself; undefined for one that is missing or lies elsewhere behind a link. */
async function readInside(folder: string, path: string) {
  const real = await realpath(join(folder, path)).catch(() => undefined);
  return real?.startsWith(folder + sep) ? readSource(real) : undefined;
}
