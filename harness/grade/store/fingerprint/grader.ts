/**
 * With what is graded, as a digest: the code of datagrade, Node, and the compilers and interpreters of this machine. A result of another
 * digest may be another one today.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findTool } from '../../../submission/build/find-tool.ts';
import { toolchains } from '../../../submission/toolchains.ts';
import type { Environment } from '../../results.ts';

/** @returns SHA-256 in hexadecimal digits, over the code that performs and judges */
export async function hashCode(top = fileURLToPath(new URL('../../../../', import.meta.url))): Promise<string> {
  const digest = createHash('sha256');
  for (const part of ['reference', 'harness', 'scenarios']) {
    const names = (await readdir(join(top, part), { recursive: true }))
      .filter((name) => /\.[jt]s$/.test(name))
      .toSorted();
    const texts = await Promise.all(names.map((name) => readFile(join(top, part, name))));
    for (const [at, name] of names.entries()) {
      const text = texts[at] ?? Buffer.alloc(0);
      digest.update(`${part}/${name}:${text.length}:`).update(text);
    }
  }
  return digest.digest('hex');
}

/** @returns what of the machine may matter to a verdict, one line each, so that a person can compare two */
export async function describeMachine({
  isolation,
  jail,
  observation,
  notes,
}: Environment): Promise<readonly string[]> {
  const names = [...new Set(['python3', 'python', ...toolchains.flatMap(({ commands }) => commands.flat())])];
  const tools = await Promise.all(names.map(describeTool));
  return [
    `node ${process.version} ${process.platform} ${process.arch}`,
    `isolation ${isolation}, jail ${jail ?? 'none'}, observation ${observation}`,
    ...notes,
    ...tools.filter((tool) => tool !== undefined),
  ];
}

/** An update changes at least the size or the time of the file; asking each for its version would take seconds. */
async function describeTool(name: string): Promise<string | undefined> {
  const path = await findTool(name);
  if (path === undefined) return undefined;
  const real = await realpath(path);
  const { size, mtimeMs } = await stat(real);
  return `${name} ${real} ${size} ${new Date(mtimeMs).toISOString()}`;
}
