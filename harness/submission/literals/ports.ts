/**
 * Numbers in a program's source that may be a port, the likeliest first.
 *
 * They only tell where datagrade should listen; they never affect a grade. The numbers come from
 * the program, the sources of the submission that it includes, and small configuration files next
 * to it.
 */
import type { Program } from '../program.ts';
import { extensionOf, folderOf } from '../read/paths.ts';
import { listFiles } from '../read/list-files.ts';
import { portsInText } from './ports-in-text.ts';
import { readInside, sourceTexts } from './source-texts.ts';

const maxPorts = 32;
/** A number below this weight is small, and nothing near it is about ports. */
const unlikely = 0.3;
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

/** Integers in 1..65535 without duplicates; never throws, whatever a file contains. */
export async function literalPorts(program: Program, tree: string): Promise<readonly number[]> {
  const likelihood = new Map<number, number>();
  if (program.manifest?.port !== undefined) likelihood.set(program.manifest.port, Infinity);
  const note = (text: string, factor: number): void => {
    for (const [port, weight] of portsInText(text)) {
      likelihood.set(port, Math.max(likelihood.get(port) ?? 0, weight * factor));
    }
  };
  for (const word of program.manifest?.command ?? []) note(`port ${word}`, 1);
  const texts = program.path === '' ? [] : await sourceTexts(program, tree);
  texts.forEach((text, index) => note(text, index === 0 ? 1 : 0.9));
  for (const text of await configurationTexts(program, tree)) note(text, 0.5);
  return [...likelihood]
    .filter(([, weight]) => weight >= unlikely)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, maxPorts)
    .map(([port]) => port);
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
