/**
 * `results.json`: the run as other tools read it (schema `datagrade.results/1`).
 *
 * The same run gives the same bytes: keys are in the order of the schema, programs in their usual
 * order, numbers are rounded. A run that breaks the contract is a fault of datagrade and is never
 * written.
 */
import { z } from 'zod';
import { requirements } from '../harness/handout/requirements.ts';
import { runSchema, submissionResultSchema } from '../harness/grade/results.ts';
import type { Run, SubmissionResult } from '../harness/grade/results.ts';
import { roundTo } from './score.ts';

/**
 * JSON with two spaces of indentation and a newline at the end.
 *
 * @throws ResultsContractError naming each place where the run breaks the contract.
 */
export function renderResults(run: Run): string {
  return [...assembleResults(run, run.submissions.map(renderSubmission))].join('');
}

/** A submission as `assembleResults` takes it. @throws ResultsContractError */
export function renderSubmission(submission: SubmissionResult): string {
  const text = JSON.stringify(
    tidy(validated(contractSchema, submission, `the submission "${submission.id}"`)),
    null,
    2,
  );
  return text.replaceAll('\n', `\n${indentation}`);
}

/**
 * The text of the file in pieces: the text about the run, around submissions that are already
 * rendered, in this order.
 *
 * @throws ResultsContractError
 */
export function* assembleResults<Entry extends string | Uint8Array>(
  run: Omit<Run, 'submissions'>,
  entries: readonly Entry[],
): Generator<string | Entry> {
  const head = JSON.stringify({ ...validated(headSchema, run, 'the run'), submissions: [] }, null, 2);
  if (entries.length === 0) {
    yield `${head}\n`;
    return;
  }
  yield head.slice(0, head.lastIndexOf(']'));
  for (const [at, entry] of entries.entries()) {
    yield `${at === 0 ? '' : ','}\n${indentation}`;
    yield entry;
  }
  yield '\n  ]\n}\n';
}

/** A fault of datagrade: no submission can cause it. */
export class ResultsContractError extends Error {
  override readonly name = 'ResultsContractError';
  readonly code = 'results.contract';
  readonly audience = 'developer';

  constructor(what: string, places: string) {
    super(`Could not write results.json, because ${what} breaks the contract that other tools rely on:\n${places}`);
  }
}

/** Of a submission in the list of submissions. */
const indentation = '    ';

const headSchema = runSchema.omit({ submissions: true });

/**
 * Parsing gives the keys in the order of the schema. The order of the requirements is also part of
 * the contract.
 */
const contractSchema = submissionResultSchema.refine(
  (submission) => requirements.every(({ id }, at) => submission.requirements[at]?.id === id),
  'every requirement must be listed once, in the order of the handout',
);

function validated<Value>(schema: z.ZodType<Value>, value: unknown, what: string): Value {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ResultsContractError(what, z.prettifyError(parsed.error));
  return parsed.data;
}

function tidy(submission: SubmissionResult): SubmissionResult {
  return {
    ...submission,
    score: roundTo(submission.score, 2),
    maxScore: roundTo(submission.maxScore, 2),
    requirements: submission.requirements.map((each) => ({
      ...each,
      points: roundTo(each.points, 2),
      maxPoints: roundTo(each.maxPoints, 2),
    })),
    scenarios: submission.scenarios.map((each) => ({ ...each, durationMs: roundTo(each.durationMs, 1) })),
    programs: Object.fromEntries(Object.entries(submission.programs).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    durationMs: roundTo(submission.durationMs, 1),
  };
}
