/**
 * Two submissions of the corpus whose verdicts are known, one right and one wrong.
 *
 * A run grades them on each lane before its submissions. If a verdict differs from the label, the
 * machine or the lane is not fit to grade. Both need nothing but Node.
 */
import { join } from 'node:path';
import type { SubmissionResult } from '../grade/results.ts';
import { bundledCorpus, readCorpus, type CorpusProgram } from './corpus.ts';
import { prove } from './proof.ts';

/** @throws LabelError if the corpus that ships with the package cannot be read */
export async function readCanaries(): Promise<readonly CorpusProgram[]> {
  const folders = canaries.map(([kind, name]) => join(bundledCorpus(), kind, name));
  return (await readCorpus(bundledCorpus())).filter(({ folder }) => folders.includes(folder));
}

const canaries = [
  ['right', 'javascript-comma'],
  ['wrong', 'node-sum-concatenated'],
] as const;

/** What differs from the label, with the reason if there is one; undefined if all is as it should be. */
export function deviationOf(canary: CorpusProgram, result: SubmissionResult): string | undefined {
  if (result.status === 'error') return `it could not be graded: ${result.problems.join(' ')}`;
  const [flaw] = prove([canary], { submissions: [result] }, []).flaws;
  if (flaw === undefined) return undefined;
  const { requirement, expected, found } = flaw;
  const reason = result.requirements.find(({ id }) => id === requirement)?.reason;
  return `${requirement} should be ${expected} and is ${found}${reason === undefined ? '' : ` (${reason})`}`;
}
