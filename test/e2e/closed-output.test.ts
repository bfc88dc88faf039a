/** A run goes on to its results and its status, whatever became of the streams it writes to. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mainScript } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

type Target = 'closed' | 'full' | 'read';

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(words: readonly string[], stdout: Target, stderr: Target): Promise<Ended> {
  const full = openSync('/dev/full', 'w');
  const targets = [stdout, stderr].map((target) => (target === 'full' ? full : 'pipe'));
  const child = spawn(process.execPath, [mainScript, ...words], { stdio: ['ignore', ...targets] });
  closeSync(full);
  const texts = ['', ''];
  for (const [at, stream] of [child.stdout, child.stderr].entries()) {
    if ([stdout, stderr][at] === 'closed') stream?.destroy();
    else stream?.on('data', (chunk: Buffer) => (texts[at] += chunk.toString()));
  }
  return new Promise((resolve) => {
    child.on('close', (status) => resolve({ status, stdout: texts[0] ?? '', stderr: texts[1] ?? '' }));
  });
}

/** An archive is not graded, which takes no time and has a status of its own. */
async function gradeArchive(stdout: Target, stderr: Target): Promise<Ended & { readonly isSaved: boolean }> {
  await using folder = await scratchFolder();
  mkdirSync(join(folder.path, 'class'));
  writeFileSync(join(folder.path, 'class', 'ana.zip'), '');
  const out = join(folder.path, 'out');
  const ended = await run(['grade', join(folder.path, 'class'), '--out', out], stdout, stderr);
  return { ...ended, isSaved: existsSync(join(out, 'results.json')) };
}

describe('grading', () => {
  it.each([
    ['closed', 'closed'],
    ['read', 'full'],
  ] as const)('continues with standard output %s and standard error %s', async (stdout, stderr) => {
    const ended = await gradeArchive(stdout, stderr);
    expect(ended).toMatchObject({ status: 70, isSaved: true });
    expect(ended.stderr).not.toContain('    at ');
    if (stdout === 'read') expect(ended.stdout).toContain('ana');
  });

  it('says in one sentence that standard output is full', async () => {
    const ended = await gradeArchive('full', 'read');
    expect(ended).toMatchObject({ status: 70, isSaved: true });
    expect(ended.stderr).toMatch(/datagrade: cannot write to standard output: ENOSPC: .*; free some space/);
    expect(ended.stderr).not.toContain('    at ');
  });
});

describe('a command that only displays', () => {
  it('has status 0 if its reader stops, and 70 if its output is full', async () => {
    expect(await run(['list'], 'closed', 'read')).toMatchObject({ status: 0, stderr: '' });
    expect(await run(['list'], 'full', 'read')).toMatchObject({ status: 70 });
    expect(await run(['list'], 'full', 'full')).toMatchObject({ status: 70 });
  });

  it('has the status of its mistake if standard error is full', async () => {
    expect(await run(['grade'], 'read', 'full')).toMatchObject({ status: 64 });
  });
});
