/** `datagrade explore`: searches a student's programs for the smallest failure. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { submissionsFolder } from '../support/corpus.ts';
import { datagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const wrong = (name: string): string => join(submissionsFolder, 'wrong', name);

describe('datagrade explore', () => {
  it('finds the smallest failure, repeats it, and passes that case in a correct program', async () => {
    await using lab = await scratchFolder();
    cpSync(wrong('no-empty-datagram-on-multiple'), lab.path, { recursive: true });
    const words = ['explore', lab.path, '--only', 'file/server', '--seed', '1', '--runs', '20'];
    const { status, stdout, stderr } = await datagrade(...words);
    expect(stdout, stderr).toMatch(/^✗ file\/server fails for 2048 bytes of plain text; 2047 and 2049 pass$/m);
    expect(status).toBe(1);
    const id = /--case (\S+)/.exec(stdout)?.[1] ?? '';
    expect((await datagrade('explore', lab.path, '--case', id)).status).toBe(1);
    const right = join(submissionsFolder, 'right', 'python-comma');
    const corrected = await datagrade('explore', right, '--case', id);
    expect([corrected.status, corrected.stderr], corrected.stdout).toEqual([0, '']);
  });

  it('does not explore a missing program, and says so', async () => {
    const { status, stdout } = await datagrade('explore', wrong('add-client-missing'), '--only', 'add/client');
    expect(stdout).toMatch(/^\? add\/client: not explored: /m);
    expect(status).toBe(2);
  });

  it.each([
    ['a missing folder', ['/nonexistent/lab'], 65],
    ['an unknown case', ['.', '--case', 'file/server/exact/2048'], 64],
    ['an unknown program', ['.', '--only', 'add/both'], 64],
    ['a number of runs of 0', ['.', '--runs', '0'], 64],
    ['a time limit of 0', ['.', '--seconds', '0'], 64],
  ] as const)('refuses %s with one sentence', async (_, words, expected) => {
    const { status, stdout, stderr } = await datagrade('explore', ...words);
    expect([status, stdout]).toEqual([expected, '']);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
