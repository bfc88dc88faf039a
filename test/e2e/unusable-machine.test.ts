/** What the machine or the shell refuses is one sentence with an exit status, and no stack trace. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mainScript, startCommand, type Finished } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

/** Runs the shell's words, with the command as `"$@"`, in a folder with a submission that has no program. */
async function inShell(shell: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  await using folder = await scratchFolder();
  mkdirSync(join(folder.path, 'class', 'ana'), { recursive: true });
  writeFileSync(join(folder.path, 'class', 'ana', 'notes.txt'), '');
  const given = ['-c', `cd "$0" && ${shell}`, folder.path, process.execPath, mainScript, ...words];
  return await startCommand('sh', given, env).finished;
}

const grade = ['grade', 'class', '--lanes', '1'];

function expectSentence({ stdout, stderr }: Finished, words: RegExp): void {
  expect(stdout + stderr).not.toMatch(/^ +at /m);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(words);
}

describe('a folder for temporary files', () => {
  it('that cannot be used refuses the run', async () => {
    const ended = await inShell('exec "$@"', grade, { TMPDIR: '/etc/passwd' });
    expect(ended.status).toBe(70);
    expectSentence(ended, /^datagrade: cannot use \/\S+ for temporary files: \w+: .*; set TMPDIR to a folder/);
  });

  it('may be relative to the working folder', async () => {
    const ended = await inShell('mkdir here && exec "$@"', grade, { TMPDIR: 'here' });
    expect(ended.stdout, ended.stderr).toMatch(/ana +0\/100/);
    expect(ended.status).toBe(1);
  });
});

/** Node would try to create it again without end. */
describe.runIf(process.platform === 'linux')('a folder below /proc', () => {
  it.each([
    ['--out', /^datagrade: cannot .*\/proc\/nothing/, 64],
    ['--transcripts', /^datagrade: cannot store transcripts in .*\/proc\/nothing/, 64],
  ])('is refused for %s', async (option, sentence, status) => {
    const ended = await inShell('exec "$@"', [...grade, option, '/proc/nothing']);
    expectSentence(ended, sentence);
    expect(ended.status).toBe(status);
  });

  it('is refused for temporary files', async () => {
    const ended = await inShell('exec "$@"', grade, { TMPDIR: '/proc' });
    expectSentence(ended, /^datagrade: cannot use \/proc for temporary files/);
    expect(ended.status).toBe(70);
  });
});

describe('a working folder', () => {
  it('that was removed is wrong usage', async () => {
    const ended = await inShell('mkdir gone && cd gone && rmdir ../gone && exec "$@"', ['list']);
    expect(ended.status).toBe(64);
    expectSentence(ended, /^datagrade: cannot start in this folder, .*; change to another folder/);
  });
});

describe('a limit of the shell', () => {
  it('on open files is named, however low it is', async () => {
    for (const files of [28, 64]) {
      const ended = await inShell(`ulimit -n ${files} && exec "$@"`, grade);
      expect(ended.status).toBe(70);
      expectSentence(ended, /^datagrade: cannot .*ulimit -n/);
    }
  });

  it('that could fail a correct program refuses the run', async () => {
    const ended = await inShell('ulimit -t 100 && exec "$@"', grade);
    expect(ended.status).toBe(70);
    expectSentence(ended, /^datagrade: cannot run programs: this shell allows only 100 seconds/);
  });
});
