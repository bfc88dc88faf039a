/**
 * Performs a series: one server gets one request after another, as long as it handles each of them
 * correctly. A request that it handles wrongly after others is repeated with a fresh server, whose
 * verdict counts: no server loses points because it does not serve twice. A server that lives and
 * sends a wrong file loses them, see `after-others.ts`.
 */
import { judge } from '../../judge/judge.ts';
import { expectationsAt } from '../../scenario/scenario.ts';
import { transcriptAfterOthers, transcriptOfRequest, requestAt, type RequestSeries } from '../plan/request-series.ts';
import type { SharedPerformance } from '../plan/shared-performances.ts';
import type { Transcript } from '../../transcript/transcript.ts';
import { failingAfterOthers } from './after-others.ts';
import { performActions, type PerformContext } from './once.ts';
import { performShared, type PerformedScenario } from './shared.ts';

export async function performSeries(
  series: RequestSeries,
  context: PerformContext,
): Promise<readonly PerformedScenario[]> {
  const performed: PerformedScenario[] = [];
  let refused = 0;
  let stopped: Stopped | undefined;
  for (let open = series; open.length > 0;) {
    const inTurn: InTurn = open.length > 1 && refused < mostRefused ? await performInTurn(open, context) : none;
    // A fresh server got the first request, so that request is judged whatever the result. Of the
    // others the list holds only those that passed.
    const passed = inTurn.passed.length;
    for (const [index, shared] of open.slice(0, Math.max(1, passed)).entries()) {
      const fresh = await performShared(shared, context, inTurn.passed[index]);
      performed.push(...(index === 0 && stopped ? await reviewed(fresh, stopped, context) : fresh));
    }
    if (passed <= 1) refused += 1;
    stopped = inTurn.wrong && { wrong: inTurn.wrong, requests: open.slice(0, passed + 1) };
    open = open.slice(Math.max(1, passed));
  }
  return performed;
}

/**
 * A server that twice handles no second request is asked for one file at a time. Once says too
 * little: one that keeps its place in the file is silent only for a file that is not longer than the first.
 */
const mostRefused = 2;

interface InTurn {
  /** The first request, and those after it that the same server passed; none if datagrade failed. */
  readonly passed: readonly Transcript[];
  /** The request at which it stopped. */
  readonly wrong?: Transcript;
}

const none: InTurn = { passed: [] };

interface Stopped {
  readonly wrong: Transcript;
  /** The last of them is the one at which it stopped. */
  readonly requests: RequestSeries;
}

/** The results of a fresh server, but for those that are wrong after other requests, twice. */
async function reviewed(
  fresh: readonly PerformedScenario[],
  { wrong, requests }: Stopped,
  context: PerformContext,
): Promise<readonly PerformedScenario[]> {
  const again = async (): Promise<Transcript | undefined> => {
    const { passed, wrong: repeated } = await performInTurn(requests, context);
    return passed.length === requests.length - 1 ? repeated : undefined;
  };
  const failing = await failingAfterOthers(fresh, wrong, again);
  if (failing === undefined) return fresh;
  const scenarios = failing.performed.map(({ scenario }) => scenario);
  await context.onTranscript?.(failing.transcript, scenarios);
  return fresh.map((each) => failing.performed.find(({ scenario }) => scenario === each.scenario) ?? each);
}

async function performInTurn(series: RequestSeries, context: PerformContext): Promise<InTurn> {
  const [first] = series as readonly [SharedPerformance];
  const at = (position: number): SharedPerformance | undefined => series[position - requestAt];
  const passes = (position: number, soFar: Transcript): boolean =>
    at(position)?.scenarios.every(
      (scenario) => judge(scenario, transcriptOfRequest(soFar, position)).status === 'pass',
    ) === true;
  const inTurn = {
    actions: [...first.actions, ...series.slice(1).flatMap(({ actions }) => actions.slice(requestAt))],
    scenarios: first.scenarios,
  };
  try {
    const transcript = await performActions(inTurn, context, {
      expectations: (position) =>
        position === 'end'
          ? []
          : (at(Math.max(position, requestAt))?.scenarios ?? []).flatMap((scenario) =>
              expectationsAt(scenario, Math.min(position, requestAt)),
            ),
      goesOn: (position, soFar) => position < requestAt || passes(position, soFar),
    });
    const reached = series.findIndex((_, index) => index > 0 && !passes(index + requestAt, transcript));
    const count = reached === -1 ? series.length : reached;
    return {
      passed: series.slice(0, count).map((_, index) => transcriptOfRequest(transcript, index + requestAt)),
      ...(reached === -1 ? {} : { wrong: transcriptAfterOthers(transcript, reached + requestAt) }),
    };
  } catch {
    context.signal?.throwIfAborted();
    return none;
  }
}
