/**
 * The last sentence of a student's report: the one thing to do next.
 */
import { nextFailure } from '../../harness/grade/next-failure.ts';
import type { SubmissionResult } from '../../harness/grade/results.ts';
import { requirements as allRequirements } from '../../harness/handout/requirements.ts';
import type { RequirementId } from '../../harness/handout/requirements.ts';
import { formatScore, soughtPrograms, standingOf } from '../score.ts';
import type { Style } from '../terminal/style.ts';
import { wrapText } from '../terminal/text.ts';

/** One sentence or two, wrapped. */
export function renderNextStep(submission: SubmissionResult, style: Style): string[] {
  return wrapText(nextStep(submission), style.width).map(style.colours.bold);
}

/** What to do next, in a sentence or two. */
export function nextStep(submission: SubmissionResult): string {
  const { requirements, score, maxScore } = submission;
  const standing = standingOf(submission);
  if (standing === 'not graded')
    return 'datagrade could not grade this submission. That is not your fault. Run the check again; if it happens again, tell your teacher.';
  if (standing === 'passed' && requirements.length < allRequirements.length) return 'Everything that was tried passed.';
  if (standing === 'passed') return `Everything passed: ${formatScore(score, maxScore)} points. You are finished.`;
  // A requirement may have failed without a scenario of its own.
  const failed = nextFailure(submission)?.requirement ?? requirements.find(({ status }) => status === 'fail')?.id;
  if (failed !== undefined) return `Next: fix ${failed}${blocking(failed, submission)}, then run this check again.`;
  if (requirements.some(({ status }) => status === 'blocked')) return missingStep(submission);
  const open = requirements.filter(({ status }) => status === 'unsupported').length;
  const marked = open === 1 ? '1 requirement, marked "?", needs' : `${open} requirements, marked "?", need`;
  return `Nothing failed. ${marked} review by your teacher. You do not need to do anything.`;
}

function missingStep(submission: SubmissionResult): string {
  const missing = soughtPrograms(submission).filter((id) => submission.programs[id] === undefined);
  if (missing.length === 0) return 'Next: read above what could not be tested, and why.';
  return `Next: add what was not found (${missing.join(', ')}), then run this check again.`;
}

/** How many requirements could not be tested because of this failure. */
function blocking(id: RequirementId, { scenarios }: SubmissionResult): string {
  const blocked = scenarios.filter(({ blockedBy }) => blockedBy === id).map(({ requirement }) => requirement);
  const count = new Set(blocked).size;
  if (count === 0) return '';
  return count === 1 ? ' (it blocks 1 other requirement)' : ` (it blocks ${count} other requirements)`;
}
