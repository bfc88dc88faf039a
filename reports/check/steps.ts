/**
 * The steps of a scenario as a numbered list: which were done, which one failed, which were not
 * reached. A long list keeps the last steps before the failure, and the failure.
 */
import type { Evidence } from '../../harness/judge/evidence.ts';
import { stepMark } from '../terminal/marks.ts';
import { safeSentence } from '../terminal/safe-text.ts';
import type { Style } from '../terminal/style.ts';
import { wrapHanging } from '../terminal/text.ts';

type Step = Evidence['steps'][number];

/** One line for each step, more if it is long; none for no steps. */
export function renderSteps(steps: readonly Step[], style: Style): string[] {
  const numbered = steps.map((step, at) => ({ ...step, number: at + 1 }));
  const done = numbered.filter(({ outcome }) => outcome === 'done');
  const failed = numbered.filter(({ outcome }) => outcome === 'failed');
  const notReached = numbered.filter(({ outcome }) => outcome === 'notReached');
  const digits = String(steps.length).length;
  return [
    ...collapse(done.slice(0, -doneShown), 'done', digits, style),
    ...done.slice(-doneShown).flatMap((step) => renderStep(step, digits, style)),
    ...failed.flatMap((step) => renderStep(step, digits, style)),
    ...renderNotReached(notReached, digits, style),
  ];
}

const doneShown = 8;
const notReachedShown = 3;

interface NumberedStep extends Step {
  readonly number: number;
}

function renderNotReached(steps: readonly NumberedStep[], digits: number, style: Style): string[] {
  if (steps.length > notReachedShown) return collapse(steps, 'notReached', digits, style);
  return steps.flatMap((step) => renderStep(step, digits, style).map(style.colours.dim));
}

function renderStep({ number, text, outcome }: NumberedStep, digits: number, style: Style): string[] {
  const label = `${String(number).padStart(digits)}. `;
  const lines = wrapHanging(`  ${label}`, safeSentence(text, style), style.width);
  return lines.map((line, at) => (at === 0 ? `${stepMark(outcome, style)} ${line.slice(2)}` : line));
}

function collapse(
  steps: readonly NumberedStep[],
  outcome: 'done' | 'notReached',
  digits: number,
  style: Style,
): string[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const text = `to ${last.number}: ${outcome === 'done' ? 'done' : 'not reached'}`;
  const label = String(first.number).padStart(digits);
  return [`${stepMark(outcome, style)} ${style.colours.dim(`${label} ${text}`)}`];
}
