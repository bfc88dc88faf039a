/**
 * Performs a series: one server gets one request after another, as long as it handles each of them
 * correctly. A request that it handles wrongly after others is repeated with a fresh server, whose
 * verdict alone counts: no server loses points because it does not serve twice.
 */
import { judge } from '../../judge/judge.ts';
import { expectationsAt } from '../../scenario/scenario.ts';
import { transcriptOfRequest, requestAt, type RequestSeries } from '../plan/request-series.ts';
import type { SharedPerformance } from '../plan/shared-performances.ts';
import type { Transcript } from '../../transcript/transcript.ts';
import { performActions, type PerformContext } from './once.ts';
import { performShared, type PerformedScenario } from './shared.ts';

export async function performSeries(
  series: RequestSeries,
  context: PerformContext,
): Promise<readonly PerformedScenario[]> {
  const performed: PerformedScenario[] = [];
  let servesOthers = true;
  for (let open = series; open.length > 0;) {
    const transcripts: readonly Transcript[] =
      open.length > 1 && servesOthers ? await performInTurn(open, context) : [];
    // A fresh server got the first request, so that request is judged whatever the result. Of the
    // others the list holds only those that passed.
    for (const [index, shared] of open.slice(0, Math.max(1, transcripts.length)).entries())
      performed.push(...(await performShared(shared, context, transcripts[index])));
    servesOthers &&= transcripts.length > 1;
    open = open.slice(Math.max(1, transcripts.length));
  }
  return performed;
}

/**
 * @returns the transcript of the first request, and of those after it that the same server passed;
 *   none if datagrade failed
 */
async function performInTurn(series: RequestSeries, context: PerformContext): Promise<readonly Transcript[]> {
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
    return series.slice(0, count).map((_, index) => transcriptOfRequest(transcript, index + requestAt));
  } catch {
    context.signal?.throwIfAborted();
    return [];
  }
}
