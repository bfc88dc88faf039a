/**
 * Decides which scenarios a submission's dialect can express: an unsigned byte cannot hold -1, and
 * not every request can carry a file name with spaces. The plan leaves such a value out, and the
 * other values decide. Pure.
 */
import { encode } from '../../../reference/add/message.ts';
import { ExchangeError } from '../../../reference/exchange-error.ts';
import type { Profile } from '../../learn/index.ts';
import { actionsOf, type Scenario } from '../../scenario/scenario.ts';
import { whyNotCarried } from './carried-names.ts';

export interface ExpressibleScenarios {
  readonly scenarios: readonly Scenario[];
  /**
   * For requirements none of whose values can be expressed, with the reason: no other scenario
   * decides these requirements.
   */
  readonly undecided: ReadonlyMap<Scenario, string>;
}

export function expressibleScenarios(profile: Profile, scenarios: readonly Scenario[]): ExpressibleScenarios {
  const reasons = new Map<Scenario, string>();
  for (const scenario of scenarios) {
    const reason = whyNotExpressible(scenario, profile);
    if (reason !== undefined) reasons.set(scenario, reason);
  }
  const decided = new Set(scenarios.filter((each) => !reasons.has(each)).map(({ requirement }) => requirement));
  const kept = scenarios.filter((each) => !reasons.has(each) || !decided.has(each.requirement));
  return { scenarios: kept, undecided: new Map([...reasons].filter(([each]) => !decided.has(each.requirement))) };
}

function whyNotExpressible(scenario: Scenario, profile: Profile): string | undefined {
  const reasons = actionsOf(scenario).map((action) =>
    action.verb === 'peerAsks'
      ? whyNotAsked(action.number, profile.add)
      : scenario.roles.length === 1
        ? whyNotCarried(action, profile)
        : undefined,
  );
  return reasons.find((reason) => reason !== undefined);
}

function whyNotAsked(number: number, { peerRequest }: Profile['add']): string | undefined {
  if (peerRequest === undefined) return undefined;
  try {
    encode(peerRequest, { name: 'Ana', number });
    return undefined;
  } catch (error) {
    return error instanceof ExchangeError && error.concerns === 'number' ? error.message : undefined;
  }
}
