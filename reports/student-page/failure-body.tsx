/**
 * One failure: what was wrong, what the handout asks, the program's own output with the spot
 * marked, the likely cause with how sure that is, and how to repeat it. The rest is folded.
 */
import type { ComponentChildren, JSX } from 'preact';
import type { ScenarioResult } from '../../harness/grade/results.ts';
import { requirementOf } from '../../harness/handout/requirements.ts';
import type { Failure } from '../model/submission-report.ts';
import { shellQuote } from '../terminal/shell-quote.ts';
import { causeLabel } from '../check/failure/cause-label.ts';
import { briefLines, FailureDetails } from './failure-details.tsx';
import { Outputs } from './outputs.tsx';
import { shown, shownCommand } from './shown.ts';

export function FailureBody({ failure, seed }: { readonly failure: Failure; readonly seed: number }): JSX.Element {
  const { shown: scenario, requirement, reason, number } = failure;
  const { handout, asks } = requirementOf(requirement);
  return (
    <div class="body">
      <p class="problem">{shown(reason)}</p>
      <dl>
        <Answer label="Expected">{scenario?.evidence === undefined ? null : shown(scenario.evidence.expected)}</Answer>
        <Answer label="Handout">
          {`${handout.replace('§', 'section ')}: `}
          <q>{asks}</q>
        </Answer>
      </dl>
      {scenario === undefined ? null : <Outputs scenario={scenario} lines={briefLines} id={number} isBrief />}
      {scenario === undefined ? null : <Cause scenario={scenario} />}
      {scenario === undefined ? null : <RepeatCommand scenario={scenario.id} seed={seed} id={number} />}
      <FailureDetails failure={failure} />
    </div>
  );
}

function Answer({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  if (children === null) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Cause({ scenario }: { readonly scenario: ScenarioResult }): JSX.Element {
  const { hint, hintConfidence } = scenario;
  if (hint === undefined)
    return (
      <p class="cause">
        <b>Cause not known.</b> Compare what your program did with what was expected.
      </p>
    );
  const [cause, ...advice] = sentencesOf(shown(hint));
  return (
    <p class="cause">
      <b>{causeLabel(hintConfidence)}</b> {cause}
      {advice.length === 0 ? null : (
        <>
          {' '}
          <span class="advice">{advice.join(' ')}</span>
        </>
      )}
    </p>
  );
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+(?=[A-Z])/);
}

function RepeatCommand({
  scenario,
  seed,
  id,
}: {
  readonly scenario: string;
  readonly seed: number;
  readonly id: string;
}): JSX.Element {
  // The page is read on another machine than the one that graded: the folder is the reader's own.
  const command = `datagrade check . --only ${shellQuote(scenario, { unicode: true })} --seed ${seed}`;
  return (
    <div class="repeat">
      <span class="label">Repeat just this, in the folder of your programs</span>
      <code id={`${id}-command`}>{shownCommand(command)}</code>
      <button type="button" hidden data-copies={`${id}-command`} aria-label={`Copy the command that repeats ${id}`}>
        Copy
      </button>
    </div>
  );
}
