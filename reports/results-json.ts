/**
 * `results.json`: the run as other tools read it (schema `datagrade.results/1`).
 *
 * The same run gives the same bytes: keys stand in the order of the schema, programs in their usual order, numbers are rounded. A run that
 * breaks the contract is a fault of ours and is never written.
 */
import { z } from 'zod';
import { requirements } from '../harness/handout/requirements.ts';
import { runSchema } from '../harness/grade/results.ts';
import type { Run, SubmissionResult } from '../harness/grade/results.ts';
import { roundTo } from './score.ts';

/**
 * JSON with two spaces of indentation and a newline at the end.
 *
 * @throws ResultsContractError naming each place where the run breaks the contract.
 */
export function renderResults(run: Run): string {
  const parsed = contractSchema.safeParse(run);
  if (!parsed.success) throw new ResultsContractError(z.prettifyError(parsed.error));
  return `${JSON.stringify({ ...parsed.data, submissions: parsed.data.submissions.map(tidy) }, null, 2)}\n`;
}

/** A fault of datagrade: no submission can cause it. */
export class ResultsContractError extends Error {
  override readonly name = 'ResultsContractError';
  readonly code = 'results.contract';
  readonly audience = 'developer';

  constructor(places: string) {
    super(`Could not write results.json, because the run breaks the contract that other tools rely on:\n${places}`);
  }
}

/** Parsing gives the keys in the order of the schema; the order of the requirements is part of the contract too. */
const contractSchema = runSchema.refine(
  ({ submissions }) =>
    submissions.every((each) => requirements.every(({ id }, at) => each.requirements[at]?.id === id)),
  'every requirement must stand once, in the order of the handout',
);

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
