/** The end of the page: what was run with what, and the line that a claim quotes. */
import type { JSX } from 'preact';
import type { Run, SubmissionResult } from '../../harness/grade/results.ts';
import type { SubmissionReport } from '../model/submission-report.ts';
import { formatOutcome, soughtPrograms } from '../score.ts';
import { Sentences, Titled } from './failures.tsx';
import { shown } from './shown.ts';

interface Props {
  readonly submission: SubmissionResult;
  readonly report: SubmissionReport;
  readonly run: Omit<Run, 'submissions'>;
}

export function Account({ submission, report, run }: Props): JSX.Element {
  const { version, seed, startedAt } = submission.earlier ?? run;
  const { isolation, observation, notes } = run.environment;
  return (
    <Titled title="About this run">
      <dl class="facts">
        <Fact name="datagrade">{shown(version)}</Fact>
        <Fact name="Seed">{String(seed)}</Fact>
        <Fact name="Graded">{shown(startedAt)}</Fact>
        <Fact name="Isolation">{isolation === 'namespace' ? 'own network for each submission' : 'none'}</Fact>
        <Fact name="Observation">{observation}</Fact>
        {soughtPrograms(submission).map((program) => (
          <Fact key={program} name={program}>
            {shown(submission.programs[program] ?? 'not found')}
          </Fact>
        ))}
      </dl>
      {submission.problems.length === 0 ? null : <Sentences sentences={submission.problems} />}
      {notes.length === 0 ? null : <Sentences sentences={notes} />}
      <p>If you think that a verdict is wrong, send your teacher this line and the number of the failure:</p>
      <p class="claim">
        <code>{claimOf(submission, report, { version, seed, startedAt })}</code>
      </p>
    </Titled>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function claimOf(
  submission: SubmissionResult,
  { failures }: SubmissionReport,
  { version, seed, startedAt }: Pick<Run, 'version' | 'seed' | 'startedAt'>,
): string {
  const numbers = failures.map(({ number, requirement }) => `${number}=${requirement}`).join(' ');
  const line = `${submission.id} ${formatOutcome(submission)} datagrade ${version} seed ${seed} ${startedAt}`;
  return `${shown(line)} ${numbers}`.trimEnd();
}
