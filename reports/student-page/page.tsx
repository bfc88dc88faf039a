/**
 * The page that a student opens: one HTML file for a phone, a screen, paper and a screen reader. It
 * needs no network.
 *
 * Everything that a submission wrote is text: it is made printable, cut to a bounded length and
 * escaped by Preact. The only style and script are ours, and the browser refuses any other.
 */
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Run, SubmissionResult } from '../../harness/grade/results.ts';
import { reportOf } from '../model/submission-report.ts';
import { Account } from './account.tsx';
import { renderDocument } from './document.ts';
import { Diagrams, type Drawings } from './diagrams.tsx';
import { FirstFailure, OtherFailures } from './failures.tsx';
import { Blocked, Open, Passed } from './outcomes.tsx';
import { ScoreHead } from './score-head.tsx';
import { shown } from './shown.ts';

/** @param drawings empty if the run stored no transcripts */
export function renderStudentPage(
  submission: SubmissionResult,
  run: Omit<Run, 'submissions'>,
  drawings: Drawings = new Map(),
): string {
  const report = reportOf(submission);
  const { seed } = submission.earlier ?? run;
  const body = renderToStaticMarkup(
    <main>
      <ScoreHead submission={submission} report={report} />
      <FirstFailure report={report} submission={submission} seed={seed} />
      <OtherFailures report={report} seed={seed} />
      <Blocked blocked={report.blocked} />
      <Open groups={report.open} />
      <Passed report={report} />
      <Diagrams failures={report.failures} drawings={drawings} />
      <Account submission={submission} report={report} run={run} />
    </main>,
  );
  return renderDocument(`${shown(submission.id)}: datagrade report`, body);
}
