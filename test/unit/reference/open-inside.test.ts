import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChecked, openInside } from '../../../reference/file/open-inside.ts';
import { createTestFolder, type TestFolder } from '../../support/reference-folder.ts';

let folder: TestFolder;
let root: string;
const socketServer = createServer();

beforeAll(async () => {
  folder = await createTestFolder();
  root = join(folder.path, 'root');
  await mkdir(join(root, 'sub'), { recursive: true });
  await mkdir(join(folder.path, 'root-twin'));
  await writeFile(join(root, 'in.txt'), 'inside');
  await writeFile(join(root, '..dots'), 'inside');
  await writeFile(join(root, 'sub', 'deep.txt'), 'inside');
  await writeFile(join(folder.path, 'secret.txt'), 'secret');
  await writeFile(join(folder.path, 'root-twin', 'secret.txt'), 'secret');
  await symlink('in.txt', join(root, 'link-in'));
  await symlink('../secret.txt', join(root, 'link-out'));
  await symlink(folder.path, join(root, 'folder-out'));
  await symlink('circle', join(root, 'circle'));
  await symlink('nowhere', join(root, 'dangling'));
  execFileSync('mkfifo', [join(root, 'fifo')]);
  await new Promise<void>((resolve) => socketServer.listen(join(root, 'socket'), resolve));
});

afterAll(async () => {
  await new Promise((resolve) => socketServer.close(resolve));
  await folder[Symbol.asyncDispose]();
});

async function outcomeOf(name: string): Promise<string> {
  const opened = await openInside(root, name);
  if (!opened.ok) return opened.code;
  await using handle = opened.handle;
  return await handle.readFile('utf8');
}

describe('opening a file whose name came over the network', () => {
  it.each(['in.txt', './in.txt', 'sub/deep.txt', 'sub/../in.txt', 'link-in', '..dots'])('serves %s', async (name) => {
    expect(await outcomeOf(name)).toBe('inside');
  });

  it.each([
    ['..', 'outside'],
    ['../secret.txt', 'outside'],
    ['../root-twin/secret.txt', 'outside'],
    ['sub/../../secret.txt', 'outside'],
    ['/etc/passwd', 'outside'],
    ['link-out', 'outside'],
    ['folder-out/secret.txt', 'outside'],
    ['circle', 'outside'],
    ['dangling', 'not-found'],
    ['missing.txt', 'not-found'],
    ['in.txt/more', 'not-found'],
    ['x'.repeat(5000), 'not-found'],
    ['', 'bad-name'],
    ['in.txt\0', 'bad-name'],
    ['.', 'not-a-file'],
    ['sub', 'not-a-file'],
    ['fifo', 'not-a-file'],
    ['socket', 'not-a-file'],
  ])('refuses %s as %s', async (name, code) => {
    expect(await outcomeOf(name)).toBe(code);
  });

  it('checks the opened file, not what the path was before', async () => {
    // Simulates a concurrent change of the tree: the checked path now leads elsewhere.
    await symlink(folder.path, join(root, 'swapped'));
    expect(await openChecked(root, join(root, 'swapped', 'secret.txt'))).toMatchObject({ ok: false, code: 'outside' });
    expect(await openChecked(root, join(root, 'fifo'))).toMatchObject({ ok: false, code: 'not-a-file' });
    expect(await openChecked(root, join(root, 'sub'))).toMatchObject({ ok: false, code: 'not-a-file' });
  });
});
