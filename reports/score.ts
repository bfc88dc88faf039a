/**
 * Scores and numbers as people read them.
 */
import type { RequirementResult, SubmissionResult } from '../harness/grade/results.ts';
import { assignmentOf, programIds, type ProgramId } from '../harness/handout/programs.ts';

/** `87.5/100` */
export function formatScore(score: number, maxScore: number): string {
  return `${formatNumber(score)}/${formatNumber(maxScore)}`;
}

/** At most two decimals, without trailing zeros. */
export function formatNumber(value: number): string {
  return String(roundTo(value, 2));
}

/** Never `-0`. */
export function roundTo(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals + 0;
}

/** What a grade book has to say about a submission before any number. */
export type Standing = 'passed' | 'failed' | 'needs review' | 'not graded';

/** A score that needs review is not final, whatever else failed. */
export function standingOf(submission: SubmissionResult): Standing {
  if (submission.status === 'error') return 'not graded';
  const tried = triedRequirements(submission);
  const isOpen = ({ status }: RequirementResult): boolean => status === 'unsupported';
  if (tried.some((each) => isOpen(each) && each.use === undefined)) return 'needs review';
  return tried.every((each) => each.status === 'pass' || isOpen(each)) ? 'passed' : 'failed';
}

/** The requirements that the run tried: a selection of scenarios leaves the others out. */
export function triedRequirements({ requirements }: SubmissionResult): RequirementResult[] {
  return requirements.filter(({ tried }) => tried !== false);
}

/**
 * The programs that the run searched for: a selection leaves out the assignment that it does not
 * try.
 */
export function soughtPrograms(submission: SubmissionResult): readonly ProgramId[] {
  const tried = triedRequirements(submission);
  return programIds.filter((program) => tried.some(({ id }) => id.startsWith(`${assignmentOf(program)}.`)));
}

/** The score if it is final, otherwise why it is not: for a table or a line of progress. */
export function formatOutcome(submission: SubmissionResult): string {
  const standing = standingOf(submission);
  const isFinal = standing === 'passed' || standing === 'failed';
  if (!isFinal) return standing;
  const score = formatScore(submission.score, submission.maxScore);
  return submission.mark === undefined ? score : `${score} = ${formatNumber(submission.mark.value)}`;
}
