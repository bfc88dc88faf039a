/** Generated submissions are complete, follow from their seed, and are valid Python. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { drawSubmission } from '../../pairs/draw/submission.ts';
import { renderSubmission } from '../../pairs/python/arrange.ts';
import { writeFiles } from '../../pairs/runner/process.ts';
import { python } from '../../support/toolchain.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const seeds = Array.from({ length: 150 }, (_, index) => index);

describe('a generated submission', () => {
  it('is the same for the same seed', () => {
    const [one, again] = [
      renderSubmission(drawSubmission(7, undefined)),
      renderSubmission(drawSubmission(7, undefined)),
    ];
    expect([...one.files]).toEqual([...again.files]);
  });

  it('has only the assignment that is wanted', () => {
    const assignments = seeds.flatMap((seed) =>
      renderSubmission(drawSubmission(seed, 'add')).programs.map(({ assignment }) => assignment),
    );
    expect(new Set(assignments)).toEqual(new Set(['add']));
  });

  it('has a client and a server of each assignment, whose files exist', () => {
    for (const seed of seeds) {
      const { files, programs } = renderSubmission(drawSubmission(seed, undefined));
      expect([2, 4]).toContain(programs.length);
      for (const { start } of programs) {
        const [first = '', second = ''] = start({ number: '5' }).words;
        expect([...files.keys()]).toContain(first === '-m' ? `${second.replaceAll('.', '/')}.py` : first);
      }
    }
  });

  it('is valid Python', async () => {
    await using folder = await scratchFolder();
    for (const seed of seeds)
      writeFiles(`${folder.path}/${seed}`, renderSubmission(drawSubmission(seed, undefined)).files);
    expect(() => execFileSync(python, ['-m', 'compileall', '-q', folder.path], { stdio: 'pipe' })).not.toThrow();
  });
});
