/**
 * Generates right submissions, checks each with a runner of its own, grades them, and compares: no
 * requirement may fail, be blocked or be an error. The exit status is 1 if one is.
 *
 * `npm run pairs -- --help` shows the options. The next batch is generated and checked while one is
 * graded.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareVerdicts, isCharged, summarize, type Comparison, type Status } from './compare.ts';
import { drawSubmission } from './draw/submission.ts';
import { compiledMain, gradePairs } from './grade-pairs.ts';
import type { Submission } from './model.ts';
import { readPairsOptions, usage, type PairsOptions } from './options.ts';
import { checkIsRight } from './runner/check.ts';
import { portsOf, PortsInUse } from './runner/ports-in-use.ts';

/** Many, since at the end of a batch most lanes wait for the slowest pair. */
const batchSize = 200;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** @throws if one is wrong, which is a bug of the generator */
async function drawAndCheck(
  first: number,
  { count, firstSeed, wanted, lanes }: PairsOptions,
): Promise<readonly Submission[]> {
  const seeds = Array.from({ length: Math.min(batchSize, count - first) }, (_, index) => firstSeed + first + index);
  const submissions = seeds.map((seed) => drawSubmission(seed, wanted));
  const rest = submissions.values();
  const ports = new PortsInUse();
  const workers = Array.from({ length: lanes }, async () => {
    for (const submission of rest) await ports.using(portsOf(submission), () => checkIsRight(submission));
  });
  await Promise.all(workers);
  return submissions;
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

/** @returns how many verdicts charge a right submission */
async function gradeAll(options: PairsOptions, folder: string): Promise<number> {
  const { count, firstSeed, lanes } = options;
  const totals: Record<Status, number> = { pass: 0, fail: 0, blocked: 0, unsupported: 0, error: 0 };
  let charged = 0;
  let next: Promise<readonly Submission[]> | undefined = drawAndCheck(0, options);
  for (let first = 0; next !== undefined; first += batchSize) {
    const submissions: readonly Submission[] = await next;
    const graded = gradePairs(submissions, join(folder, String(firstSeed + first)), compiledMain(), lanes);
    next = first + batchSize < count ? drawAndCheck(first + batchSize, options) : undefined;
    // A fault of either ends the run, at once and not later.
    const [run] = await Promise.all([graded, next]);
    const comparison = compareVerdicts(submissions, run);
    printDifferences(submissions, comparison);
    for (const [status, number] of Object.entries(comparison.counts)) totals[status as Status] += number;
    charged += comparison.differences.filter(isCharged).length;
  }
  const all = Object.values(totals).reduce((sum, number) => sum + number, 0);
  const share = ((100 * totals.unsupported) / all).toFixed(1);
  print(`${count} pairs from seed ${firstSeed}: ${all} verdicts, ${Object.entries(totals).map(([status, number]) => `${number} ${status}`).join(', ')}`); // prettier-ignore
  print(`${share} % unsupported, ${charged} charged wrongly`);
  return charged;
}

const options = readPairsOptions(process.argv.slice(2));
if (options === 'help') print(usage);
else if ('wrong' in options) {
  process.stderr.write(`${options.wrong}\n\n${usage}\n`);
  process.exitCode = 64;
} else {
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'datagrade-pairs-'));
  try {
    process.exitCode = (await gradeAll(options, folder)) > 0 ? 1 : 0;
  } finally {
    if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
