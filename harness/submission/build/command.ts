/**
 * Prepares the command of a manifest: makes sure that its first word can be executed.
 */
import { chmod, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Program } from '../program.ts';
import { folderOf, pathWithin, quotePath } from '../read/paths.ts';
import type { Prepared } from '../submission.ts';
import type { BuildEnvironment } from './environment.ts';
import { findPython } from './find-python.ts';
import { findTool } from './find-tool.ts';

export async function prepareCommand(
  program: Program,
  command: readonly string[],
  environment: BuildEnvironment,
): Promise<Prepared> {
  const manifest = program.manifest;
  const cwd = manifest?.cwd ?? (manifest?.path === undefined ? '.' : folderOf(manifest.path));
  const [first = '', ...rest] = command;
  const own = await inFolder(first, cwd, environment);
  const found = own ?? (await onThisMachine(first));
  if (found !== undefined) return { status: 'ready', argv: [found, ...rest], cwd };
  return {
    status: 'toolMissing',
    reason: `cannot start ${program.id}: its command in the manifest begins with ${quotePath(first)}, which is neither in ${cwd === '.' ? 'the top folder' : quotePath(cwd)} nor on PATH; correct the command, or install it`,
  };
}

async function inFolder(word: string, cwd: string, environment: BuildEnvironment): Promise<string | undefined> {
  const path = isAbsolute(word) ? undefined : pathWithin(cwd, word);
  if (path === undefined) return undefined;
  const file = await environment.inside(path);
  if (file === undefined || !(await stat(file)).isFile()) return undefined;
  await chmod(file, 0o755);
  return word.startsWith('./') || word.startsWith('../') ? word : `./${word}`;
}

async function onThisMachine(word: string): Promise<string | undefined> {
  if (isAbsolute(word)) return (await stat(word).catch(() => undefined))?.isFile() ? word : undefined;
  if (word === 'node' || word === 'nodejs') return process.execPath;
  if (word === 'python2') return findPython(2);
  if (word === 'python' || word === 'python3') return findPython(3);
  return findTool(word);
}
