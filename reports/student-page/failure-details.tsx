/** What stays folded of a failure: the steps, longer output, and the other scenarios that failed. */
import type { JSX } from 'preact';
import type { Evidence } from '../../harness/judge/evidence.ts';
import type { Failure } from '../model/submission-report.ts';
import { hasMoreOutput, Outputs } from './outputs.tsx';
import { bounded, shown } from './shown.ts';

/** Lines of output that are shown at once. */
export const briefLines = 6;

export function FailureDetails({ failure }: { readonly failure: Failure }): JSX.Element | null {
  const { shown: scenario, others, number } = failure;
  if (scenario === undefined) return null;
  const steps = scenario.evidence?.steps ?? [];
  const { items, more } = bounded(others, 20);
  return (
    <details class="more">
      <summary>
        Steps, all output
        {others.length > 0 ? `, and ${others.length} more failing ${others.length === 1 ? 'test' : 'tests'}` : ''}
      </summary>
      <p>
        Test <code>{shown(scenario.id)}</code>: {shown(scenario.title)}
      </p>
      {steps.length > 0 ? <Steps steps={steps} /> : null}
      {hasMoreOutput(scenario, briefLines) ? <Outputs scenario={scenario} lines={40} id={`${number}, more`} /> : null}
      {items.length === 0 ? null : (
        <ul>
          {items.map(({ id, reason }) => (
            <li key={id}>
              <code>{shown(id)}</code> {reason === undefined ? 'failed' : shown(reason)}
            </li>
          ))}
          {more > 0 ? <li>… and {more} more</li> : null}
        </ul>
      )}
    </details>
  );
}

function Steps({ steps }: { readonly steps: Evidence['steps'] }): JSX.Element {
  const failedAt = steps.findIndex(({ outcome }) => outcome === 'failed');
  const end = failedAt === -1 ? steps.length : failedAt + 1;
  const start = Math.max(0, end - 30);
  return (
    <ol start={start + 1}>
      {steps.slice(start, end).map(({ text, outcome }, at) => (
        <li key={`${start + at}`} class={outcome}>
          {shown(text)}
          {outcome === 'failed' ? <b> (this step failed)</b> : null}
        </li>
      ))}
    </ol>
  );
}
