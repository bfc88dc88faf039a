/** The failures: the one to fix first in full, the others folded to a line each. */
import type { ComponentChildren, JSX } from 'preact';
import type { SubmissionResult } from '../../harness/grade/results.ts';
import { nextStep } from '../check/next-step.ts';
import type { Failure, SubmissionReport } from '../model/submission-report.ts';
import { formatNumber } from '../score.ts';
import { FailureBody } from './failure-body.tsx';
import { bounded, shown } from './shown.ts';

interface Props {
  readonly report: SubmissionReport;
  readonly seed: number;
}

export function FirstFailure({
  report,
  submission,
  seed,
}: Props & { readonly submission: SubmissionResult }): JSX.Element | null {
  const [first] = report.failures;
  if (first === undefined) return <NoFailure report={report} submission={submission} />;
  return (
    <section class="first" id={first.number} aria-labelledby="first-heading">
      <h2 id="first-heading">
        <span class="eyebrow">Fix this first</span>
        <FailureTitle failure={first} />
      </h2>
      <FailureBody failure={first} seed={seed} />
    </section>
  );
}

/** A missing program, or nothing at all, is to be mended. */
function NoFailure({ report, submission }: { report: SubmissionReport; submission: SubmissionResult }) {
  if (report.standing === 'passed' || report.standing === 'not graded') return null;
  const [blocked] = report.blocked;
  return (
    <section class={blocked === undefined ? 'calm' : 'first'} aria-labelledby="first-heading">
      <h2 id="first-heading">{blocked === undefined ? 'Nothing to fix' : 'Do this first'}</h2>
      <p class="problem">
        {shown(nextStep(submission).replace(/^Next: (.)/, (_, letter: string) => letter.toUpperCase()))}
      </p>
      {blocked === undefined ? null : <p>{shown(`${blocked.requirement}: ${blocked.reason}`)}.</p>}
    </section>
  );
}

export function OtherFailures({ report, seed }: Props): JSX.Element | null {
  const others = report.failures.slice(1);
  if (others.length === 0) return null;
  return (
    <Titled title="Other failures">
      {others.map((failure) => (
        <details key={failure.number} id={failure.number} class="failure">
          <summary>
            <FailureTitle failure={failure} />
          </summary>
          <FailureBody failure={failure} seed={seed} />
        </details>
      ))}
    </Titled>
  );
}

function FailureTitle({ failure }: { readonly failure: Failure }): JSX.Element {
  return (
    <span class="title">
      <b class="number">{failure.number}</b> {shown(failure.title)}{' '}
      <span class="lost">
        <code>{failure.requirement}</code> −{formatNumber(failure.lostPoints)}
      </span>
    </span>
  );
}

/** A section with a heading. */
export function Titled({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const id = `${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-heading`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** Sentences as a list, bounded. */
export function Sentences({ sentences }: { readonly sentences: readonly string[] }): JSX.Element {
  const { items, more } = bounded(sentences, 20);
  return (
    <ul>
      {items.map((each) => (
        <li key={each}>{shown(each)}</li>
      ))}
      {more > 0 ? <li>… and {more} more</li> : null}
    </ul>
  );
}
