/** The head of the page: whose report it is, the score, and what of it is final. */
import type { JSX } from 'preact';
import type { SubmissionResult } from '../../harness/grade/results.ts';
import type { SubmissionReport } from '../model/submission-report.ts';
import { formatNumber, triedRequirements } from '../score.ts';
import { shown } from './shown.ts';

interface Props {
  readonly submission: SubmissionResult;
  readonly report: SubmissionReport;
}

export function ScoreHead({ submission, report }: Props): JSX.Element {
  const { score, maxScore, id } = submission;
  const isGraded = submission.status === 'graded';
  return (
    <header>
      <p class="whose">{shown(id)}</p>
      <h1>
        {isGraded ? (
          <>
            {formatNumber(score)} <span class="of">of {formatNumber(maxScore)} points</span>
          </>
        ) : (
          'Not graded'
        )}
      </h1>
      <p class="finality">{finalityOf(submission, report)}</p>
      <p class="counts">{countsOf(report)}</p>
    </header>
  );
}

function finalityOf(submission: SubmissionResult, { standing, open }: SubmissionReport): string {
  if (standing === 'not graded')
    return 'datagrade could not grade this submission. That is not your fault, and it costs no points.';
  const undecided = open.flatMap(({ requirements }) => requirements).length;
  if (undecided > 0)
    return `Not final yet: your teacher decides on ${countOf(undecided, 'more requirement')}. They count neither for nor against you in this score.`;
  const isPart = triedRequirements(submission).length < submission.requirements.length;
  if (isPart) return 'Only some requirements were tried. This is not a grade.';
  return standing === 'passed' ? 'Final. Everything passed: you are finished.' : 'Final for what you handed in.';
}

function countsOf({ passed, failures, blocked, open }: SubmissionReport): string {
  const undecided = open.flatMap(({ requirements }) => requirements).length;
  const counts = [
    [passed.length, 'passed'],
    [failures.length, 'failed'],
    [blocked.length, 'not reached'],
    [undecided, 'open'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(' · ');
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
