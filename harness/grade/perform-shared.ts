/**
 * Performs what several scenarios share, and judges each of them on the transcript.
 *
 * A fault of the testbed is retried once and then makes an `error` verdict; it never counts against the submission.
 */
import { peerNameLike, type Profile } from '../learn/index.ts';
import { perform } from '../scenario/engine/perform.ts';
import type { RoomOptions } from '../scenario/engine/room.ts';
import { seedFor } from '../scenario/draw.ts';
import { judge } from '../scenario/judge/judge.ts';
import { expectationsAt, type Scenario } from '../scenario/scenario.ts';
import type { SharedPerformance } from '../scenario/share.ts';
import type { Transcript } from '../scenario/transcript.ts';
import type { Judged } from './blame.ts';
import type { ScenarioResult } from './results.ts';
import { presetResult } from './without-performing.ts';

export interface PerformContext extends RoomOptions {
  readonly seed: number;
  readonly profile: Profile;
  /** Lays a fresh copy of the submission into an empty folder. */
  readonly layOut: (folder: string) => Promise<void>;
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
      const transcript = await performOnce(shared, context);
      await context.onTranscript?.(transcript, shared.scenarios);
      return shared.scenarios.map((scenario) => ({
        scenario,
        judged: { scenario, verdict: judge(scenario, transcript), durationMs: durationMs() },
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

function performOnce({ actions, scenarios }: SharedPerformance, context: PerformContext): Promise<Transcript> {
  const { profile, seed, layOut, servedFolders } = context;
  const [first] = scenarios as readonly [Scenario];
  const otherHalf = first.roles.includes('server') ? 'client' : 'server';
  const shape = profile.add.ownNames[otherHalf];
  const peerName = peerNameLike(
    shape,
    `${otherHalf === 'client' ? 'Client' : 'Server'} of Wolfram`,
    seedFor(seed, first.id),
  );
  const { clientRequest, serverReply, ownNames } = profile.add;
  return perform({
    ...context,
    actions,
    expectations: (position) => scenarios.flatMap((scenario) => expectationsAt(scenario, position)),
    stage: { assignment: first.assignment, profile, peerName, layOut, servedFolders },
    facts: {
      drawn: { seed, avoid: profile.add.standingNumbers },
      ownNames,
      peerName,
      dialects: {
        ...(clientRequest === undefined ? {} : { clientRequest }),
        ...(serverReply === undefined ? {} : { serverReply }),
      },
    },
  });
}
