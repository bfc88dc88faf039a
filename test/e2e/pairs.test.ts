/** Generated submissions that are right lose nothing. `npm run pairs` does the same with many more. */
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareVerdicts, isCharged } from '../pairs/compare.ts';
import { drawSubmission } from '../pairs/draw/submission.ts';
import { gradePairs } from '../pairs/grade-pairs.ts';
import { checkIsRight } from '../pairs/runner/check.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const main = resolve('dist', 'harness', 'cli', 'main.js');
const submissions = [1, 2].flatMap((seed) => [drawSubmission(seed, 'add'), drawSubmission(seed + 2, 'file')]);

describe.skipIf(process.platform !== 'linux')('generated pairs', () => {
  it('exchange what the handout asks for when they run on their own', async () => {
    for (const submission of submissions) await expect(checkIsRight(submission)).resolves.toBeUndefined();
  });

  it('never get fail, blocked or error', async () => {
    await using folder = await scratchFolder();
    const { counts, differences } = compareVerdicts(
      submissions,
      await gradePairs(submissions, join(folder.path, 'pairs'), main, 2),
    );
    expect(counts.pass).toBeGreaterThan(0);
    expect(differences.filter(isCharged)).toEqual([]);
  });
});
