/**
 * Runs a student's Makefile and finds the program that it made.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { stemOf } from '../../read/paths.ts';
import { wordsOf } from '../../find/evidence/split-name.ts';
import { type BuildEnvironment, succeeded } from '../environment.ts';
import { elfMachine, hostMachine } from '../elf-machine.ts';
import type { ToolResult } from '../../../sandbox/build/run-tool.ts';

/**
 * Makes the default target of the folder, once. If that does not make the program, makes the target
 * with the name of the source, because the first target may make only one of several programs.
 * Everything is made again: a program that was submitted with the sources may come from another
 * machine.
 */
export async function makeFolder(
  environment: BuildEnvironment,
  make: string,
  folder: string,
  path: string,
): Promise<ToolResult> {
  const first = await environment.once(`make ${folder}`, () => environment.run([make, '-B'], folder));
  if ((await findProduct(environment.tree, folder, path)) !== undefined) return first;
  const own = await environment.once(`make ${folder} ${stemOf(path)}`, () =>
    environment.run([make, '-B', stemOf(path)], folder),
  );
  return succeeded(own) ? own : first;
}

const productFolders = ['', 'bin', 'build', 'out', 'target', 'dist', 'obj'];

/**
 * The program of a source: it has the same name, or the same words (`udp_client` for `client.c`).
 * Relative to the tree.
 */
export async function findProduct(tree: string, folder: string, path: string): Promise<string | undefined> {
  const stem = stemOf(path);
  const found: string[] = [];
  for (const each of productFolders) {
    const names = await readdir(join(tree, folder, each)).catch(() => []);
    for (const name of names.toSorted((a, b) => (a < b ? -1 : 1)).slice(0, 500)) {
      const product = join(folder, each, name);
      if (await isProgram(join(tree, product))) found.push(product);
    }
  }
  const named = (wanted: readonly string[]): string | undefined => found.find((each) => wanted.includes(stemOf(each)));
  const own = named([stem, stem.toLowerCase()]);
  if (own !== undefined) return own;
  const others = await otherStems(join(tree, folder), stem);
  return found.find((each) => sameWords(stemOf(each), stem) && !others.has(stemOf(each)));
}

/**
 * Names of the other sources next to it: a program with one of these names was made from that
 * source.
 */
async function otherStems(folder: string, stem: string): Promise<ReadonlySet<string>> {
  const names = await readdir(folder).catch(() => []);
  return new Set(
    names
      .filter((name) => /\.(c|cc|cpp|cxx)$/i.test(name))
      .map(stemOf)
      .filter((each) => each !== stem),
  );
}

/** A compiled program that this machine can load. */
async function isProgram(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile() || (found.mode & 0o111) === 0) return false;
  return (await elfMachine(path)) === hostMachine;
}

function sameWords(product: string, source: string): boolean {
  const a = new Set(wordsOf(product));
  const b = wordsOf(source);
  return b.length > 0 && (b.every((word) => a.has(word)) || [...a].every((word) => b.includes(word)));
}
