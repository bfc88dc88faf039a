/**
 * `datagrade profile` on real programs: the page, and a frozen profile, which makes part of the
 * learning unnecessary.
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSchema, type SubmissionResult } from '../../harness/grade/results.ts';
import { submissionsFolder } from '../support/corpus.ts';
import { datagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

async function checked(folder: string, out: string): Promise<SubmissionResult> {
  await datagrade('check', folder, '--out', out, '--seed', '7');
  const run = runSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
  return run.submissions[0] as SubmissionResult;
}

const verdicts = ({ scenarios }: SubmissionResult): Record<string, string> =>
  Object.fromEntries(scenarios.map(({ id, status }) => [id, status]));

describe('datagrade profile', () => {
  it('shows commands, prompts, ports, and the fields of each message', async () => {
    const { status, stdout } = await datagrade('profile', join(submissionsFolder, 'right', 'python-struct-padded'));
    expect(status).toBe(0);
    expect(stdout).toContain('file.client  python3 file_client.py {file}');
    expect(stdout).toContain('sends to port 5005');
    expect(stdout).toContain('asks "Enter an integer between 1 and 100:": the number');
    expect(stdout).toContain('00 00 00 2a                                      ...*\n          ## ## ## ##');
    expect(stdout).toContain('00 09 6e 6f 74 65 73 2e 74 78 74');
  }, 120_000);

  it.each([
    // One start more shows how wide its integer is.
    ['python-struct-padded', 0.3],
    ['python-expects-folders', 0.26],
    ['python-two-sockets', 0.3],
  ])(
    '--freeze keeps the verdicts of %s with fewer process starts, and does not overwrite a manifest',
    async (name, learnedShare) => {
      await using scratch = await scratchFolder();
      const folder = join(scratch.path, 'submission');
      cpSync(join(submissionsFolder, 'right', name), folder, { recursive: true });
      const learned = await checked(folder, join(scratch.path, 'before'));
      const frozen = await datagrade('profile', folder, '--freeze');
      expect(frozen.status, frozen.stderr).toBe(0);
      const after = await checked(folder, join(scratch.path, 'after'));
      expect(learned.scenarios).not.toEqual([]);
      // A manifest does not say how its own client writes a space: that name is then not tried.
      expect(verdicts(learned)).toMatchObject(verdicts(after));
      expect(after.scenarios.length).toBeGreaterThanOrEqual(learned.scenarios.length - 2);
      expect(after.requirements.map(({ status }) => status)).toEqual(learned.requirements.map(({ status }) => status));
      expect(after.processStarts).toBeLessThan(learned.processStarts);
      // A program that is started to learn runs for a shorter time than one that is judged. The
      // bench measures the time.
      expect(learned.processStarts - after.processStarts).toBeLessThanOrEqual(learned.processStarts * learnedShare);

      writeFileSync(join(folder, 'datagrade.yaml'), '# mine\n');
      const again = await datagrade('profile', folder, '--freeze');
      expect(again.status).toBe(64);
      expect(again.stderr).toContain('--force overwrites it');
      expect(readFileSync(join(folder, 'datagrade.yaml'), 'utf8')).toBe('# mine\n');
      expect(readdirSync(folder).filter((each) => each.includes('.part'))).toEqual([]);
    },
    240_000,
  );

  it('refuses a folder without programs with one sentence', async () => {
    await using scratch = await scratchFolder();
    const { status, stderr } = await datagrade('profile', scratch.path);
    expect(status).toBe(65);
    expect(stderr).toContain('there is no program of the lab in it');
  });
});
