/**
 * The last sentence of a student's report: the one thing to do next.
 */
import { requirements as allRequirements } from '../harness/handout/requirements.ts';
import type { RequirementId } from '../harness/handout/requirements.ts';
import type { SubmissionResult } from '../harness/grade/results.ts';
import { formatScore, soughtPrograms, standingOf } from './score.ts';
import type { Style } from './terminal/style.ts';
import { wrapText } from './terminal/text.ts';

/** One sentence or two, wrapped. */
export function renderNextStep(submission: SubmissionResult, style: Style): string[] {
  return wrapText(nextStep(submission), style.width).map(style.colours.bold);
}

function nextStep(submission: SubmissionResult): string {
  const { requirements, score, maxScore } = submission;
  const standing = standingOf(submission);
  if (standing === 'not graded')
    return 'This was not graded, through no fault of yours. Run it once more; if it happens again, tell your teacher.';
  if (standing === 'passed' && requirements.length < allRequirements.length) return 'Everything that was tried passed.';
  if (standing === 'passed') return `Everything passed: ${formatScore(score, maxScore)}. Well done, you are finished.`;
  const failed = requirements.filter(({ status }) => status === 'fail').map(({ id }) => id);
  const [first] = failed.toSorted((a, b) => waitingFor(b, submission) - waitingFor(a, submission));
  if (first !== undefined)
    return `Next: fix ${first}${othersWait(waitingFor(first, submission))}, then run this check again.`;
  const missing = soughtPrograms(submission).filter((id) => submission.programs[id] === undefined);
  if (requirements.some(({ status }) => status === 'blocked')) {
    return missing.length === 0
      ? 'Next: see above what could not be tested.'
      : `Next: add what was not found (${missing.join(', ')}), then run this check again.`;
  }
  const open = requirements.filter(({ status }) => status === 'unsupported').length;
  return `Nothing failed. A person decides about the ${open === 1 ? 'one requirement' : `${open} requirements`} marked "?"; you need not do anything.`;
}

/** How many blocked requirements one failure has on its conscience. */
function waitingFor(id: RequirementId, { scenarios }: SubmissionResult): number {
  const waiting = scenarios.filter(({ blockedBy }) => blockedBy === id).map(({ requirement }) => requirement);
  return new Set(waiting).size;
}

function othersWait(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' (one more waits for it)' : ` (${count} more wait for it)`;
}
