/**
 * Lets scenarios with the same actions share one performance. This saves time: process starts are
 * the main cost of grading.
 *
 * Two scenarios share if the actions of one are the beginning of the actions of the other. Each is
 * then judged separately on the transcript.
 */
import { actionsOf, type Scenario } from '../../scenario/scenario.ts';
import type { Action } from '../../transcript/action.ts';

export interface SharedPerformance {
  readonly actions: readonly Action[];
  readonly scenarios: readonly Scenario[];
}

export function planPerformances(scenarios: readonly Scenario[]): readonly SharedPerformance[] {
  const longestFirst = scenarios.toSorted((a, b) => actionsOf(b).length - actionsOf(a).length);
  const shared: { actions: readonly Action[]; key: string; scenarios: Scenario[] }[] = [];
  for (const each of longestFirst) {
    const actions = actionsOf(each);
    const key = keyOf(each, actions);
    const home = shared.find((other) => other.key.startsWith(key));
    if (home === undefined) shared.push({ actions, key, scenarios: [each] });
    else home.scenarios.push(each);
  }
  // In the order of the catalogue, so that progress and transcripts read like it.
  const order = (of: { scenarios: Scenario[] }): number =>
    Math.min(...of.scenarios.map((each) => scenarios.indexOf(each)));
  return shared.toSorted((a, b) => order(a) - order(b));
}

function keyOf({ assignment, roles }: Scenario, actions: readonly Action[]): string {
  return [`${assignment} ${roles.join('+')}`, ...actions.map((action) => JSON.stringify(action))].join('\n') + '\n';
}
