/**
 * Performs what several scenarios share, and judges each of them on the transcript.
 *
 * A fault of the testbed is retried once and then makes an `error` verdict; it never counts against the submission. Neither do datagrams that the
 * kernel dropped: what may only show that is performed again at the slowest pace, and is undecided (`unsupported`) where some are lost even then, as
 * between the two halves of a pair, whose pace is their own. It is no `error`: nothing is wrong with the rest of the submission's grades.
 *
 * What passed where right and wrong look the same, because of a number that the submission drew, is performed again: it may draw another.
 */
import { peerNameLike, type Profile } from '../learn/index.ts';
import { perform } from '../scenario/engine/perform.ts';
import type { RoomOptions } from '../scenario/engine/room.ts';
import { seedFor } from '../scenario/draw.ts';
import { judge, type Verdict } from '../scenario/judge/judge.ts';
import { expectationsAt, type Scenario } from '../scenario/scenario.ts';
import type { SharedPerformance } from '../scenario/share.ts';
import { properRequest } from '../scenario/turn.ts';
import type { Transcript } from '../scenario/transcript.ts';
import type { Judged } from './blame.ts';
import type { ScenarioResult } from './results.ts';
import { presetResult } from './without-performing.ts';

export interface PerformContext extends RoomOptions {
  readonly seed: number;
  readonly profile: Profile;
  /** Lays a fresh copy of the submission into an empty folder. */
  readonly layOut: (folder: string) => void;
  readonly servedFolders: readonly string[];
  /** Handed each transcript with the scenarios that are judged by it. */
  readonly onTranscript?: ((transcript: Transcript, scenarios: readonly Scenario[]) => Promise<void>) | undefined;
}

export interface PerformedScenario {
  readonly scenario: Scenario;
  readonly judged: Judged | ScenarioResult;
}

export async function performShared(
  shared: SharedPerformance,
  context: PerformContext,
): Promise<readonly PerformedScenario[]> {
  const startedMs = performance.now();
  const durationMs = (): number => (performance.now() - startedMs) / shared.scenarios.length;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const verdicts = await performAndJudge(shared, context);
      return shared.scenarios.map((scenario) => ({
        scenario,
        judged: { scenario, verdict: verdicts.get(scenario) as Verdict, durationMs: durationMs() },
      }));
    } catch (error) {
      context.signal?.throwIfAborted();
      if (attempt < 2) continue;
      const reason = `the testbed failed: ${error instanceof Error ? error.message : String(error)}`;
      return shared.scenarios.map((scenario) => ({
        scenario,
        judged: presetResult(scenario, 'error', reason, durationMs()),
      }));
    }
  }
}

/** A verdict that may rest on lost datagrams, or on chance, is replaced by that of another performance; the others stand. */
async function performAndJudge(
  shared: SharedPerformance,
  context: PerformContext,
): Promise<ReadonlyMap<Scenario, Verdict>> {
  const verdicts = new Map<Scenario, Verdict>();
  let open = shared.scenarios;
  let slowly = false;
  for (let tries = 1; open.length > 0; tries += 1) {
    const transcript = await performOnce({ ...shared, scenarios: open }, context, slowly);
    for (const scenario of open) verdicts.set(scenario, judge(scenario, transcript));
    const lost: readonly Scenario[] = slowly ? [] : open.filter((scenario) => mayBeLoss(verdicts.get(scenario)));
    const chance = tries < triesForChance ? open.filter((scenario) => mayBeChance(verdicts.get(scenario))) : [];
    const again = [...lost, ...chance];
    const decided = open.filter((scenario) => !again.includes(scenario));
    if (decided.length > 0) await context.onTranscript?.(transcript, decided);
    // Nothing that the testbed paces is lost the second time.
    slowly ||= lost.length > 0;
    open = again;
  }
  return verdicts;
}

/** A server that draws from 1 to 100 draws the same integer as its client three times in a row once in a million times. */
const triesForChance = 3;

function mayBeLoss(verdict: Verdict | undefined): boolean {
  return verdict !== undefined && verdict.status !== 'pass' && verdict.violation.mayBeLoss === true;
}

function mayBeChance(verdict: Verdict | undefined): boolean {
  return verdict?.status === 'pass' && verdict.mayBeChance === true;
}

function performOnce(
  { actions, scenarios }: SharedPerformance,
  context: PerformContext,
  slowly: boolean,
): Promise<Transcript> {
  const { profile, seed, layOut, servedFolders } = context;
  const [first] = scenarios as readonly [Scenario];
  const otherHalf = first.roles.includes('server') ? 'client' : 'server';
  const shape = profile.add.ownNames[otherHalf];
  const peerName = peerNameLike(
    shape,
    `${otherHalf === 'client' ? 'Client' : 'Server'} of Wolfram`,
    seedFor(seed, first.id),
  );
  const { clientRequest, serverReply, ownNames, turns } = profile.add;
  const ahead = profile.file.exchange?.opening;
  return perform({
    ...context,
    actions,
    slowly,
    expectations: (position) => scenarios.flatMap((scenario) => expectationsAt(scenario, position)),
    stage: { assignment: first.assignment, profile, peerName, layOut, servedFolders },
    facts: {
      drawn: { seed, avoid: profile.add.standingNumbers },
      ownNames,
      peerName,
      ...(ahead === undefined ? {} : { aheadOfFile: ahead.filter(({ by }) => by === 'server').length }),
      dialects: {
        ...(clientRequest === undefined ? {} : { clientRequest: properRequest(turns, clientRequest) }),
        ...(serverReply === undefined ? {} : { serverReply }),
      },
    },
  });
}
