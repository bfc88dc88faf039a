/**
 * A machine that lacks something: the screen and the results say what. With an option that requires
 * it, the run is refused.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSchema } from '../../harness/grade/results.ts';
import { findJail } from '../../harness/sandbox/jail/jail.ts';
import { submissionsFolder } from '../support/corpus.ts';
import { startDatagrade, type Finished } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const right = join(submissionsFolder, 'right', 'javascript-comma');

/** Runs the command with an empty PATH: without unshare(1) and ip(8). */
function onPoorMachine(folder: string, ...words: readonly string[]): Promise<Finished> {
  return startDatagrade(words, { PATH: folder }).finished;
}

describe('on a machine without the command unshare', () => {
  it('grading continues, and says what is missing', async () => {
    await using folder = await scratchFolder();
    const out = join(folder.path, 'out');
    const words = ['check', right, '--only', 'file/server/empty', '--out', out];
    const { status, stdout } = await onPoorMachine(folder.path, ...words);
    expect(status).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('no network namespaces');
    const { environment } = runSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
    expect(environment.isolation).toBe('host');
    expect(environment.lanes).toBe(1);
    expect(environment.notes.join('\n')).toContain('the command unshare of util-linux is missing');
  });

  it.each([['--require-isolation'], ['--isolation=namespace']])('%s is refused with one sentence', async (option) => {
    await using folder = await scratchFolder();
    const { status, stdout, stderr } = await onPoorMachine(folder.path, 'check', right, option);
    expect(status).toBe(70);
    expect(stderr).toContain('cannot isolate submissions from each other on this machine');
    expect(stderr).toContain('unshare');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
  });
});

describe('--require-isolation', () => {
  it('is wrong usage together with --isolation host', async () => {
    const { status, stderr } = await startDatagrade(['check', right, '--isolation', 'host', '--require-isolation'])
      .finished;
    expect(status).toBe(64);
    expect(stderr).toContain('not both');
  });

  it.skipIf(findJail().jail === 'none')('is accepted on a machine that can isolate', async () => {
    const { status, stderr } = await startDatagrade([
      'check',
      right,
      '--require-isolation',
      '--only',
      'file/server/empty',
    ]).finished;
    expect(status, stderr).toBe(0);
  });
});
