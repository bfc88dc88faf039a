/**
 * Generates right submissions, checks each with a runner of its own, grades them, and compares: no
 * requirement may fail, be blocked or be an error. The exit status is 1 if one is.
 *
 * `npm run pairs -- --count 20 [--seed N] [--assignment add|file]`: the pairs have the seeds N, N+1
 * and so on. `--keep FOLDER` writes the submissions there instead of into a temporary folder.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareVerdicts, isCharged, summarize, type Comparison, type Status } from './compare.ts';
import { drawSubmission, type Wanted } from './draw/submission.ts';
import { compiledMain, gradePairs } from './grade-pairs.ts';
import type { Submission } from './model.ts';
import { checkIsRight } from './runner/check.ts';

const batchSize = 20;
const checksAtOnce = 3;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Several at a time, because a check mostly waits for programs to start. */
async function checkAll(submissions: readonly Submission[]): Promise<void> {
  const rest = submissions.values();
  const workers = Array.from({ length: checksAtOnce }, async () => {
    for (const submission of rest) await checkIsRight(submission);
  });
  await Promise.all(workers);
}

function printDifferences(submissions: readonly Submission[], { differences }: Comparison): void {
  for (const submission of submissions) {
    const mine = differences.filter(({ seed }) => seed === submission.seed);
    if (mine.length > 0) print(`seed ${submission.seed}: ${summarize(submission)}`);
    const causes = new Map<string, string[]>();
    for (const { requirement, status, reason } of mine) {
      const cause = `${status}: ${reason}`;
      causes.set(cause, [...(causes.get(cause) ?? []), requirement]);
    }
    for (const [cause, requirements] of causes) print(`  ${requirements.join(' ')} ${cause}`);
  }
}

const options = {
  count: { type: 'string' },
  seed: { type: 'string' },
  assignment: { type: 'string' },
  keep: { type: 'string' },
} as const;
const { values } = parseArgs({ options });
const count = Number(values.count ?? batchSize);
const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const { assignment } = values;
const isAssignment = assignment === undefined || assignment === 'add' || assignment === 'file';
if (!(count > 0) || !Number.isInteger(firstSeed) || !isAssignment)
  throw new Error('usage: pairs [--count N] [--seed N] [--assignment add|file] [--keep FOLDER]');
const wanted: Wanted = assignment;
const totals: Record<Status, number> = { pass: 0, fail: 0, blocked: 0, unsupported: 0, error: 0 };
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'datagrade-pairs-'));
let charged = 0;
try {
  for (let first = 0; first < count; first += batchSize) {
    const seeds = Array.from({ length: Math.min(batchSize, count - first) }, (_, index) => firstSeed + first + index);
    const submissions = seeds.map((seed) => drawSubmission(seed, wanted));
    await checkAll(submissions);
    const comparison = compareVerdicts(
      submissions,
      await gradePairs(submissions, join(folder, String(firstSeed + first)), compiledMain()),
    );
    printDifferences(submissions, comparison);
    for (const [status, number] of Object.entries(comparison.counts)) totals[status as Status] += number;
    charged += comparison.differences.filter(isCharged).length;
  }
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
const all = Object.values(totals).reduce((sum, number) => sum + number, 0);
const share = ((100 * totals.unsupported) / all).toFixed(1);
print(`${count} pairs from seed ${firstSeed}: ${all} verdicts, ${Object.entries(totals).map(([status, number]) => `${number} ${status}`).join(', ')}`); // prettier-ignore
print(`${share} % unsupported, ${charged} charged wrongly`);
process.exitCode = charged > 0 ? 1 : 0;
