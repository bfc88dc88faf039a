/**
 * Turns verdicts on transcripts into scenario results: it decides which failure is a mistake of its
 * own, and which is a consequence of another. Pure.
 *
 * One mistake is one `fail`. A scenario that could not be reached is `blocked` by the requirement
 * that failed before it. If none failed, the scenario itself fails, so that no mistake is lost. The
 * blame stays with the half at fault: `blocked` reaches only the same half and the pair.
 */
import type { Verdict } from '../judge/judge.ts';
import { actionsOf, type Scenario } from '../scenario/scenario.ts';
import { Charges, explainedByHalves } from './one-charge.ts';
import { chooseHints } from './hints/choose.ts';
import type { RequirementId } from '../handout/requirements.ts';
import type { BlockedScenario, ScenarioResult } from './results.ts';

export interface Judged {
  readonly scenario: Scenario;
  readonly verdict: Verdict;
  readonly durationMs: number;
}

/**
 * @param judged in the order of the catalogue, in which a requirement comes after those that it
 *   depends on
 * @param preset results that need no performance
 */
export function assignBlame(
  judged: readonly Judged[],
  preset: readonly ScenarioResult[] = [],
): readonly ScenarioResult[] {
  const failed = new Set(
    judged.filter(({ verdict }) => verdict.status === 'fail').map(({ scenario }) => scenario.requirement),
  );
  const silent = silentRequirements(judged);
  // Earlier requirements first: a requirement that blocks must itself have failed, by an
  // expectation or because it was the first that could not be reached.
  for (const { status, requirement } of preset) if (status === 'fail') failed.add(requirement);
  const results = new Map<Scenario, ScenarioResult>();
  const charges = new Charges();
  for (const each of judged) {
    const result = resultOf(each, failed, silent, charges);
    if (result.status === 'fail') {
      failed.add(result.requirement);
      charges.charge(each);
    }
    results.set(each.scenario, result);
  }
  return chooseHints(
    withRootCauses([
      ...judged.map(({ scenario }) => results.get(scenario) as ScenarioResult),
      ...preset.map((each) => decided(each, failed)),
    ]),
  );
}

/**
 * If a result is blocked by a requirement that is itself blocked, names the one failure at the
 * root.
 */
function withRootCauses(results: readonly ScenarioResult[]): readonly ScenarioResult[] {
  const failing = new Set(results.filter(({ status }) => status === 'fail').map(({ requirement }) => requirement));
  const causes = new Map(
    results.flatMap((each) => (each.status === 'blocked' ? [[each.requirement, each.blockedBy] as const] : [])),
  );
  return results.map((result) => {
    if (result.status !== 'blocked') return result;
    let cause = result.blockedBy;
    for (let next = cause; next !== undefined && !failing.has(next); next = causes.get(next))
      cause = causes.get(next) ?? cause;
    if (cause === undefined || cause === result.blockedBy) return result;
    return { ...result, blockedBy: cause, reason: `could not be reached: ${cause} failed` };
  });
}

/**
 * If a half does not even make its request, a person need not review what could not be learned of
 * it: that depends on the request.
 */
function decided(result: ScenarioResult, failed: ReadonlySet<RequirementId>): ScenarioResult {
  const request = (['add.client.request', 'add.server.reply'] as const).find(
    (id) => failed.has(id) && result.requirement.startsWith(id.slice(0, id.lastIndexOf('.'))),
  );
  if (result.status !== 'unsupported' || request === undefined) return result;
  const { evidence: _evidence, ...others } = result;
  return { ...others, ...blockedOn(request) };
}

/**
 * Requirements that failed only because no datagram was sent: then no pair can exchange anything. A
 * wrong file name counts as no file name.
 */
function silentRequirements(judged: readonly Judged[]): ReadonlySet<RequirementId> {
  const failures = judged.filter(({ verdict }) => verdict.status === 'fail' || verdict.status === 'notReached');
  const heard = failures
    .filter(({ scenario, verdict }) => !isSilent(scenario, verdict))
    .map(({ scenario }) => scenario.requirement);
  return new Set(
    failures.map(({ scenario }) => scenario.requirement).filter((requirement) => !heard.includes(requirement)),
  );
}

function isSilent({ requirement }: Scenario, verdict: Verdict): boolean {
  if (requirement === 'file.client.request' || verdict.status === 'notReached') return true;
  return verdict.status === 'fail' && verdict.violation.silent === true;
}

function resultOf(
  { scenario, verdict, durationMs }: Judged,
  failed: ReadonlySet<RequirementId>,
  silent: ReadonlySet<RequirementId>,
  charges: Charges,
): ScenarioResult {
  const { id, requirement, title } = scenario;
  const base = { id, requirement, title, durationMs };
  if (verdict.status === 'pass')
    return { ...base, status: 'pass', ...(verdict.note === undefined ? {} : { note: verdict.note }) };
  const { violation, evidence } = verdict;
  const told = { ...base, reason: verdict.violation.undecided ?? violation.actual, evidence };
  if (verdict.status === 'unsupported') {
    // A pair that lost datagrams needs no manual review if a half fails even at a pace at which no
    // datagram is lost.
    const half = violation.mayBeLoss === true ? halvesOfPair(scenario).find((need) => failed.has(need)) : undefined;
    return half === undefined ? { ...told, status: 'unsupported' } : { ...base, ...blockedOn(half) };
  }
  const { coveredBy: chargedTo, dependsOn: hangsOn = [] } = violation;
  if (chargedTo !== undefined && failed.has(chargedTo)) return { ...base, status: 'pass' };
  const needs =
    verdict.status === 'notReached'
      ? neededBy(scenario, verdict.action)
      : [...hangsOn, ...pairNeeds(scenario).filter((need) => silent.has(need))];
  const isOther = (need: RequirementId): boolean => need !== requirement && failed.has(need);
  const blocker = needs.find(isOther);
  if (blocker !== undefined) return { ...base, ...blockedOn(blocker) };
  const explaining =
    explainedByHalves(scenario, violation.symptom !== 'pair-no-exchange').find(isOther) ??
    charges.chargedFor({ scenario, verdict });
  if (explaining !== undefined)
    return { ...base, status: 'blocked', blockedBy: explaining, reason: `${explaining} failed for the same cause` };
  return { ...told, status: 'fail', ...(violation.symptom === undefined ? {} : { symptom: violation.symptom }) };
}

function blockedOn(blocker: RequirementId): Pick<BlockedScenario, 'status' | 'blockedBy' | 'reason'> {
  return { status: 'blocked', blockedBy: blocker, reason: `could not be reached: ${blocker} failed` };
}

/**
 * The requirements that must pass before the action at which a scenario stopped can be performed.
 */
function neededBy(scenario: Scenario, stoppedAt: number): readonly RequirementId[] {
  // A half is never blocked by the other half: only a pair depends on both.
  const partial = scenario.roles.map((role) => `${scenario.assignment}.${role}.`);
  return needsOf(scenario, stoppedAt).filter((need) => partial.some((half) => need.startsWith(half)));
}

function needsOf(scenario: Scenario, stoppedAt: number): readonly RequirementId[] {
  const action = actionsOf(scenario)[stoppedAt];
  const asksBefore = actionsOf(scenario)
    .slice(0, stoppedAt)
    .filter((each) => each.verb === 'peerAsks').length;
  switch (action?.verb) {
    case 'serverStarts':
      return scenario.assignment === 'add' ? ['add.server.reply'] : ['file.server.content'];
    case 'clientStarts':
      return scenario.assignment === 'add'
        ? ['add.client.request', 'add.server.reply']
        : ['file.client.request', 'file.server.content'];
    case 'peerAsks':
      return asksBefore === 0 ? ['add.server.reply'] : ['add.server.reply', 'add.server.serves'];
    case 'peerAnswers':
      return ['add.client.request'];
    case 'peerSends':
      return ['file.client.request'];
    case 'peerRequests':
      return ['file.server.content'];
    case undefined:
      return [];
  }
}

/** The requirements of the halves without which a pair cannot achieve its goal. */
function halvesOfPair(scenario: Scenario): readonly RequirementId[] {
  const more = scenario.requirement === 'file.pair' ? (['file.client.content'] as const) : [];
  return [...pairNeeds(scenario), ...more];
}

/** What makes the exchange of a pair: if that is silent, the pair depends on it. */
function pairNeeds({ requirement }: Scenario): readonly RequirementId[] {
  if (requirement === 'add.pair') return ['add.client.request', 'add.server.reply'];
  if (requirement === 'file.pair') return ['file.client.request', 'file.server.content'];
  return [];
}
