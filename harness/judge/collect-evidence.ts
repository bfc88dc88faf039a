/**
 * The evidence of a verdict: the steps, what was expected, and what each program wrote up to the
 * failing step.
 *
 * Scenarios with the same actions share one performance. Output from the longer scenarios does not
 * count as evidence for a shorter one, so each kind of step has its cut:
 *
 * - An expectation that is judged after an action: when that action had settled.
 * - An action that was impossible: when it was found to be impossible.
 * - An expectation that is judged at the end: before the next scenario's action began. If nothing
 *   follows, the end of the program is included, because such an expectation reads it.
 *
 * A program may hold its output back until it ends. If it had written nothing before the cut, the
 * judge still reads what it wrote at its end, so that is shown.
 */
import { describeAction } from '../transcript/action.ts';
import { View } from '../transcript/view.ts';
import type { Violation } from '../scenario/expectation.ts';
import { actionsOf, type Scenario } from '../scenario/scenario.ts';
import type { Evidence } from './evidence.ts';
import { headAndTail } from './head-and-tail.ts';

export interface FailedStep {
  readonly scenario: Scenario;
  /** Position of the step among the steps of the scenario. */
  readonly index: number;
  /** The steps before it. */
  readonly done: Evidence['steps'];
  readonly violation: Violation;
  /** The facts that support the verdict. */
  readonly view: View;
}

export function collectEvidence({ scenario, index, done, violation, view }: FailedStep): Evidence {
  const others = scenario.steps.slice(index).map((step, at) => ({
    text: step.kind === 'action' ? describeAction(step) : step.text,
    outcome: at === 0 ? ('failed' as const) : ('notReached' as const),
  }));
  const { expected, actual, bytes } = violation;
  return {
    steps: [...done, ...others],
    expected,
    actual,
    ...(bytes === undefined ? {} : { bytes: byteDifference(bytes.expected, bytes.actual) }),
    ...outputOf(scenario, index, view),
  };
}

type Output = Pick<Evidence, 'screen' | 'errors' | 'programs'>;

/** `screen` and `errors` join the programs, for readers that do not know `programs`. */
function outputOf(scenario: Scenario, index: number, view: View): Output {
  const step = scenario.steps[index];
  const own = step?.kind === 'expectation' && step.when === 'end' ? ownPart(scenario, view) : view;
  const programs = scenario.roles.map((role) => {
    const screen = headAndTail(own.displayed(role) || view.displayed(role));
    const errors = headAndTail(own.errors(role) || view.errors(role));
    return { role, ...(isBlank(screen) ? {} : { screen }), ...(isBlank(errors) ? {} : { errors }) };
  });
  const screen = programs.map((each) => (each.screen ?? '').replaceAll('\0', '')).join('\n');
  const errors = programs.map((each) => each.errors ?? '').join('\n');
  return { ...(isBlank(screen) ? {} : { screen }), ...(isBlank(errors) ? {} : { errors }), programs };
}

/** Without the actions that only longer scenarios have, and all that they caused. */
function ownPart(scenario: Scenario, { facts, events }: View): View {
  const own = actionsOf(scenario).length;
  const next = events.findIndex((event) => event.type === 'actionBegan' && event.action >= own);
  return new View({ facts, events: next === -1 ? events : events.slice(0, next) });
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function byteDifference(expected: Uint8Array, actual: Uint8Array): NonNullable<Evidence['bytes']> {
  const shorter = Math.min(expected.length, actual.length);
  let offset = 0;
  while (offset < shorter && expected[offset] === actual[offset]) offset += 1;
  return {
    expected: Buffer.from(expected).toString('base64'),
    actual: Buffer.from(actual).toString('base64'),
    offset,
  };
}
