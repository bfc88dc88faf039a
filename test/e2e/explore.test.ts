/** The command that searches a student's own programs for the smallest failure. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { submissionsFolder } from '../support/corpus.ts';
import { datagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const wrong = (name: string): string => join(submissionsFolder, 'wrong', name);

describe('explore', () => {
  it('finds the smallest failure, which can be repeated, and which ends when it is mended', async () => {
    await using lab = await scratchFolder();
    cpSync(wrong('no-empty-datagram-on-multiple'), lab.path, { recursive: true });
    const words = ['explore', lab.path, '--only', 'file/server', '--seed', '1', '--runs', '20'];
    const { status, stdout, stderr } = await datagrade(...words);
    expect(stdout, stderr).toMatch(/^✗ file\/server: fails for 2048 bytes of plain text; 2047 and 2049 are fine$/m);
    expect(status).toBe(1);
    const id = /--case (\S+)/.exec(stdout)?.[1] ?? '';
    expect((await datagrade('explore', lab.path, '--case', id)).status).toBe(1);
    const right = join(submissionsFolder, 'right', 'python-comma');
    const mended = await datagrade('explore', right, '--case', id);
    expect([mended.status, mended.stderr], mended.stdout).toEqual([0, '']);
  });

  it('leaves out a half that is not there, and says so', async () => {
    const { status, stdout } = await datagrade('explore', wrong('add-client-missing'), '--only', 'add/client');
    expect(stdout).toMatch(/^\? add\/client: not explored: /m);
    expect(status).toBe(2);
  });

  it.each([
    ['a folder that is not there', ['/nonexistent/lab'], 65],
    ['a case that is none', ['.', '--case', 'file/server/exact/2048'], 64],
    ['a half that there is not', ['.', '--only', 'add/both'], 64],
    ['no runs', ['.', '--runs', '0'], 64],
    ['no time', ['.', '--seconds', '0'], 64],
  ] as const)('refuses %s with one sentence', async (_, words, expected) => {
    const { status, stdout, stderr } = await datagrade('explore', ...words);
    expect([status, stdout]).toEqual([expected, '']);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
