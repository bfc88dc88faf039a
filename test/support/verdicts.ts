/**
 * Verdicts on the scenarios of the catalogue, written by hand: everything passes but what a test says.
 */
import { assignBlame, type Judged } from '../../harness/grade/blame.ts';
import type { ScenarioResult } from '../../harness/grade/results.ts';
import { drawFrom } from '../../harness/scenario/draw.ts';
import type { Verdict } from '../../harness/judge/judge.ts';
import { isSelected, type Scenario } from '../../harness/scenario/scenario.ts';
import type { Violation } from '../../harness/scenario/expectation.ts';
import { catalogue } from '../../scenarios/catalogue.ts';

export const scenarios: readonly Scenario[] = catalogue(drawFrom(1, new Set()));

const evidence = { steps: [], expected: 'one thing', actual: 'another' };
const violation: Violation = { expected: 'one thing', actual: 'another' };

export const pass: Verdict = { status: 'pass' };

export function fail(more: Partial<Violation> = {}): Verdict {
  return { status: 'fail', violation: { ...violation, ...more }, evidence };
}

export function undecided(why: string): Verdict {
  return { status: 'unsupported', violation: { ...violation, undecided: why }, evidence };
}

/** @param action position among the actions of the scenario; the first is 0 */
export function notReached(action: number, more: Partial<Violation> = {}): Verdict {
  return { status: 'notReached', action, violation: { ...violation, ...more }, evidence };
}

/** Selectors to verdicts; of several that mean a scenario, the last. */
export type Verdicts = Readonly<Record<string, Verdict>>;

export function judgedWith(verdicts: Verdicts): readonly Judged[] {
  return scenarios.map((scenario) => {
    const selector = Object.keys(verdicts).findLast((each) => isSelected(scenario.id, each));
    return { scenario, verdict: selector === undefined ? pass : (verdicts[selector] as Verdict), durationMs: 1 };
  });
}

export function blame(verdicts: Verdicts): readonly ScenarioResult[] {
  return assignBlame(judgedWith(verdicts));
}
