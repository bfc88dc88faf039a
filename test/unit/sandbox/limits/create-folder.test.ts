/** Folders, also where the operating system allows none. */
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFolder } from '../../../../harness/sandbox/limits/create-folder.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

it('is created with those above it, and may exist', async () => {
  await using scratch = await scratchFolder();
  const path = join(scratch.path, 'a', 'b', 'c');
  await createFolder(path);
  await createFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

it('is created once by several at the same time', async () => {
  await using scratch = await scratchFolder();
  const paths = ['x', 'y', 'z'].map((name) => join(scratch.path, 'a', 'b', name));
  await Promise.all([...paths, ...paths].map(createFolder));
  expect(paths.every((path) => statSync(path).isDirectory())).toBe(true);
});

it('may be a link to a folder, and not a file', async () => {
  await using scratch = await scratchFolder();
  mkdirSync(join(scratch.path, 'real'));
  symlinkSync('real', join(scratch.path, 'link'));
  await createFolder(join(scratch.path, 'link'));
  writeFileSync(join(scratch.path, 'file'), '');
  await expect(createFolder(join(scratch.path, 'file'))).rejects.toThrow('EEXIST');
  await expect(createFolder(join(scratch.path, 'file', 'below'))).rejects.toThrow('ENOTDIR');
});

it.runIf(process.platform === 'linux')('is refused by a file system that has none, and does not hang', async () => {
  await expect(createFolder('/proc/nothing/below')).rejects.toThrow('ENOENT');
});
