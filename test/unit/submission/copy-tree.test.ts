import { execFile } from 'node:child_process';
import { chmod, link, lstat, mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { copyTree } from '../../../harness/submission/index.ts';
import { makeSubmission } from './make-submission.ts';

describe('copyTree', () => {
  it('copies contents and permissions, without sharing anything', async () => {
    await using given = await makeSubmission({
      'a b/ç.py': 'one',
      'run*': '#!/bin/sh',
      'data.bin': Buffer.from([0, 255, 10]),
    });
    await link(join(given.folder, 'run'), join(given.folder, 'run2'));
    await chmod(join(given.folder, 'data.bin'), 0o444);
    const to = join(given.scratch, 'copy');
    expect(await copyTree(given.folder, to)).toEqual({ leftOut: [], unread: [] });
    await writeFile(join(to, 'a b/ç.py'), 'two');
    await writeFile(join(to, 'data.bin'), 'two');
    await writeFile(join(to, 'run'), 'two');
    expect(await readFile(join(given.folder, 'a b/ç.py'), 'utf8')).toBe('one');
    expect(await readFile(join(to, 'run2'), 'utf8')).toBe('#!/bin/sh');
    expect((await lstat(join(to, 'run2'))).mode & 0o111).toBe(0o111);
  });

  it('omits histories, caches and environments, and keeps a few installed packages', async () => {
    const many = Object.fromEntries(Array.from({ length: 510 }, (_, index) => [`big/node_modules/p${index}.js`, '']));
    await using given = await makeSubmission({
      '.git/config': '',
      '__pycache__/x.pyc': '',
      '.venv/bin/python': '',
      'node_modules/few/index.js': '',
      'a.py': '',
      ...many,
    });
    const to = join(given.scratch, 'copy');
    const { leftOut } = await copyTree(given.folder, to);
    expect((await readdir(to)).toSorted()).toEqual(['a.py', 'big', 'node_modules']);
    expect(leftOut).toEqual([expect.stringMatching(/big\/node_modules was not copied: it contains more than 500/)]);
  });

  it('creates links again if they stay inside, and omits the others', async () => {
    await using given = await makeSubmission({ 'src/real.py': 'x' });
    const at = (name: string): string => join(given.folder, name);
    await symlink('src/real.py', at('inside.py'));
    await symlink(at('src/real.py'), at('absolute.py'));
    await symlink('../src', at('src/cycle'));
    await symlink('..', at('src/top'));
    await symlink('/etc/passwd', at('outside'));
    await symlink('../scratch', at('beside'));
    await symlink('loop', at('loop'));
    await symlink('nowhere', at('broken'));
    const to = join(given.scratch, 'copy');
    const { leftOut } = await copyTree(given.folder, to);
    expect((await readdir(to)).toSorted()).toEqual(['absolute.py', 'inside.py', 'src']);
    expect(await readlink(join(to, 'absolute.py'))).toBe('src/real.py');
    expect(await readFile(join(to, 'inside.py'), 'utf8')).toBe('x');
    const named = leftOut.map((sentence) => sentence.split(' ')[0]);
    expect(new Set(named)).toEqual(new Set(['beside', 'broken', 'loop', 'outside', 'src/cycle', 'src/top']));
  });

  it('reports what is too large before it copies anything', async () => {
    await using given = await makeSubmission({ a: '12345', b: '12345', c: '' });
    const to = join(given.scratch, 'copy');
    await expect(copyTree(given.folder, to, { maxEntries: 2, maxBytes: 1e9 })).rejects.toMatchObject({
      code: 'folder.tooLarge',
    });
    await expect(copyTree(given.folder, to, { maxEntries: 9, maxBytes: 8 })).rejects.toMatchObject({
      code: 'folder.tooLarge',
    });
    await expect(lstat(to)).rejects.toThrow(/ENOENT/);
  });

  it.skipIf(process.platform === 'win32')('omits pipes and copies names with line ends', async () => {
    await using given = await makeSubmission({ 'a\nb.py': 'x' });
    await promisify(execFile)('mkfifo', [join(given.folder, 'pipe')]);
    await mkdir(join(given.folder, 'empty'));
    const { leftOut } = await copyTree(given.folder, join(given.scratch, 'copy'));
    expect(leftOut).toEqual(['pipe was not copied: it is not a regular file']);
    expect((await readdir(join(given.scratch, 'copy'))).toSorted()).toEqual(['a\nb.py', 'empty']);
  });
});
