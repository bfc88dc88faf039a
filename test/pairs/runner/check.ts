/** Checks that a generated submission is right, without the harness. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Submission } from '../model.ts';
import { complainAboutAdd } from './add.ts';
import { complainAboutFile } from './file.ts';

/** @throws if the submission is wrong, which is a bug of the generator */
export async function checkIsRight(submission: Submission): Promise<void> {
  const { add, file } = submission;
  const folder = mkdtempSync(join(tmpdir(), 'datagrade-pair-'));
  try {
    const complaints = [
      ...(add === undefined ? [] : await complainAboutAdd(submission, add, join(folder, 'add'))),
      ...(file === undefined ? [] : await complainAboutFile(submission, file, join(folder, 'file'))),
    ];
    if (complaints.length > 0)
      throw new Error(`the generator made a wrong submission of seed ${submission.seed}: ${complaints.join('; ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
