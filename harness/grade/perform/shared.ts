/**
 * Performs what several scenarios share, and judges each of them on the transcript.
 *
 * A fault of datagrade is retried once and then makes an `error` verdict; it never counts against
 * the submission. Datagrams that the kernel dropped never count either. A verdict that may only
 * show such a loss is replaced by that of a performance at the slowest pace. If datagrams are lost
 * even then, it is undecided (`unsupported`), as between the two halves of a pair, whose pace is
 * their own. It is not an `error`, because the other grades of the submission are valid.
 *
 * If right and wrong look the same because of a number that the submission drew, a scenario that
 * passed is performed again with another test value: a program that draws by the clock draws the
 * same number again within a second.
 */
import { judge, type Verdict } from '../../judge/judge.ts';
import { seedFor } from '../../scenario/draw.ts';
import { actionsOf, type Scenario } from '../../scenario/scenario.ts';
import { lastActionDurationMs } from '../plan/request-series.ts';
import type { SharedPerformance } from '../plan/shared-performances.ts';
import type { Action } from '../../transcript/action.ts';
import type { Transcript } from '../../transcript/transcript.ts';
import type { Judged } from '../blame.ts';
import { performActions, type PerformContext } from './once.ts';
import type { ScenarioResult } from '../results.ts';
import { presetResult } from '../without-performing.ts';

export interface PerformedScenario {
  readonly scenario: Scenario;
  readonly judged: Judged | ScenarioResult;
}

/** The scenario with the test values that were used in the end, which its title names. */
type Decided = Omit<Judged, 'durationMs'>;

/** @param performed how it was performed before, where it was */
export async function performShared(
  shared: SharedPerformance,
  context: PerformContext,
  performed?: Transcript,
): Promise<readonly PerformedScenario[]> {
  const startedMs = performance.now();
  const beforeMs = performed === undefined ? 0 : lastActionDurationMs(performed);
  const durationMs = (): number => (beforeMs + performance.now() - startedMs) / shared.scenarios.length;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const verdicts = await performAndJudge(shared, context, attempt === 1 ? performed : undefined);
      return shared.scenarios.map((scenario) => ({
        scenario,
        judged: { ...(verdicts.get(scenario.id) as Decided), durationMs: durationMs() },
      }));
    } catch (error) {
      context.signal?.throwIfAborted();
      if (attempt < 2) continue;
      const reason = `datagrade failed: ${error instanceof Error ? error.message : String(error)}`;
      return shared.scenarios.map((scenario) => ({
        scenario,
        judged: presetResult(scenario, 'error', reason, durationMs()),
      }));
    }
  }
}

/**
 * Replaces a verdict that may be due to lost datagrams or to chance by that of another performance,
 * and keeps the others.
 *
 * @returns what decides each scenario, by its id
 */
async function performAndJudge(
  shared: SharedPerformance,
  context: PerformContext,
  performed?: Transcript,
): Promise<ReadonlyMap<string, Decided>> {
  const verdicts = new Map<string, Decided>();
  let { scenarios: open, actions } = shared;
  let drawn = context;
  let slowly = false;
  for (let tries = 1; open.length > 0; tries += 1) {
    const known = tries === 1 ? performed : undefined;
    const transcript = known ?? (await performActions({ actions, scenarios: open }, drawn, { slowly }));
    for (const scenario of open) verdicts.set(scenario.id, { scenario, verdict: judge(scenario, transcript) });
    const lost: readonly Scenario[] = slowly ? [] : open.filter(({ id }) => mayBeLoss(verdicts.get(id)?.verdict));
    const chance = tries < triesForChance ? open.filter(({ id }) => mayBeChance(verdicts.get(id)?.verdict)) : [];
    const again = [...lost, ...chance];
    const decided = open.filter((scenario) => !again.includes(scenario));
    if (decided.length > 0) await context.onTranscript?.(transcript, decided);
    // At the slowest pace of datagrade, no datagram is lost the second time.
    slowly ||= lost.length > 0;
    open = again;
    if (chance.length > 0) {
      drawn = { ...context, seed: seedFor(context.seed, `try ${tries}`) };
      [open, actions] = withOtherValues(again, drawn, actions);
    }
  }
  return verdicts;
}

/** The same scenarios with the test values of another seed, and their actions. */
function withOtherValues(
  scenarios: readonly Scenario[],
  { seed, scenariosFrom }: PerformContext,
  actions: readonly Action[],
): readonly [readonly Scenario[], readonly Action[]] {
  const ids = new Set(scenarios.map(({ id }) => id));
  const others = scenariosFrom?.(seed).filter(({ id }) => ids.has(id)) ?? [];
  if (others.length < scenarios.length) return [scenarios, actions];
  const longest = others.map(actionsOf).reduce((a, b) => (b.length > a.length ? b : a));
  return [others, longest];
}

/**
 * A server that draws from 1 to 100 matches the integer of its client three times in a row, each
 * time a different integer, once in a million times.
 */
const triesForChance = 3;

function mayBeLoss(verdict: Verdict | undefined): boolean {
  return verdict !== undefined && verdict.status !== 'pass' && verdict.violation.mayBeLoss === true;
}

function mayBeChance(verdict: Verdict | undefined): boolean {
  return verdict?.status === 'pass' && verdict.mayBeChance === true;
}
