/**
 * Decides which scenarios a submission's dialect can express: an unsigned byte cannot hold -1. The
 * plan leaves such a value out, and the other values decide. Pure.
 */
import { encode } from '../../../reference/add/message.ts';
import { ExchangeError } from '../../../reference/exchange-error.ts';
import type { Profile } from '../../learn/index.ts';
import { actionsOf, type Scenario } from '../../scenario/scenario.ts';

export interface ExpressibleScenarios {
  readonly scenarios: readonly Scenario[];
  /**
   * For requirements none of whose values can be expressed, with the reason: no other scenario
   * decides these requirements.
   */
  readonly undecided: ReadonlyMap<Scenario, string>;
}

export function expressibleScenarios({ add }: Profile, scenarios: readonly Scenario[]): ExpressibleScenarios {
  const reasons = new Map<Scenario, string>();
  for (const scenario of scenarios) {
    const reason = whyNotExpressible(scenario, add);
    if (reason !== undefined) reasons.set(scenario, reason);
  }
  const decided = new Set(scenarios.filter((each) => !reasons.has(each)).map(({ requirement }) => requirement));
  const kept = scenarios.filter((each) => !reasons.has(each) || !decided.has(each.requirement));
  return { scenarios: kept, undecided: new Map([...reasons].filter(([each]) => !decided.has(each.requirement))) };
}

function whyNotExpressible(scenario: Scenario, { peerRequest }: Profile['add']): string | undefined {
  for (const action of peerRequest === undefined ? [] : actionsOf(scenario)) {
    if (action.verb !== 'peerAsks') continue;
    try {
      encode(peerRequest ?? [], { name: 'Ana', number: action.number });
    } catch (error) {
      if (error instanceof ExchangeError && error.concerns === 'number') return error.message;
    }
  }
  return undefined;
}
