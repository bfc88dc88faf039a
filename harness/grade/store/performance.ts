/**
 * A performance on disk: its transcript, and the ids of the scenarios that are judged on it.
 * Judging it again needs no program, no network and no clock.
 *
 * Each performance is one JSON file, written completely or not at all. This program wrote the
 * transcript, but anyone may have changed the file, so it is validated before it is used.
 */
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { drawFrom, type Draw } from '../../scenario/draw.ts';
import { judge } from '../../judge/judge.ts';
import { throughOwnPair } from '../../judge/own-pair/through-own-pair.ts';
import { actionsOf, type Scenario } from '../../scenario/scenario.ts';
import { transcriptSchema } from '../../transcript/schema/transcript-schema.ts';
import type { Transcript } from '../../transcript/transcript.ts';
import { upgradePerformance } from '../../transcript/upgrade.ts';
import { assignBlame, type Judged } from '../blame.ts';
import type { ScenarioResult } from '../results.ts';
import { createFolder } from '../../sandbox/limits/create-folder.ts';

const performanceSchema = z.object({
  schema: z.literal('datagrade.performance/1'),
  /** Ids of the scenarios that are judged on the transcript. */
  scenarios: z.array(z.string()).min(1),
  transcript: transcriptSchema,
});

export interface StoredPerformance {
  readonly scenarios: readonly string[];
  readonly transcript: Transcript;
}

/** The file is not a performance, or this version cannot judge it. The message is a sentence. */
export class UnjudgeablePerformance extends Error {
  override readonly name = 'UnjudgeablePerformance';
}

/**
 * @returns a function that stores each performance in the folder, under the id of its first
 *   scenario
 */
export function storePerformances(
  folder: string,
): (transcript: Transcript, scenarios: readonly Pick<Scenario, 'id'>[]) => Promise<void> {
  return async (transcript, scenarios) => {
    const ids = scenarios.map(({ id }) => id);
    const [first] = ids;
    const ending = first === undefined ? '' : endingOf(first, transcript);
    const path = join(folder, `${(first ?? 'none').replaceAll('/', '.')}${ending}.json`);
    try {
      await createFolder(folder);
      await writeFile(
        `${path}.part`,
        JSON.stringify({ schema: 'datagrade.performance/1', scenarios: ids, transcript }),
      );
      await rename(`${path}.part`, path);
    } catch (error) {
      await rm(`${path}.part`, { force: true });
      throw new Error(`cannot store the transcript ${path}: ${(error as Error).message}`, { cause: error });
    }
  };
}

function endingOf(id: string, transcript: Transcript): string {
  if (isThroughOwnPair(id, transcript)) return '.own-pair';
  return isAfterOthers(transcript) ? '.after-others' : '';
}

/** @param path for the message. @throws UnjudgeablePerformance */
export function readPerformance(text: string, path: string): StoredPerformance {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new UnjudgeablePerformance(`cannot judge ${path}: it is not JSON (${(error as Error).message})`);
  }
  const result = performanceSchema.safeParse(upgradePerformance(content));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new UnjudgeablePerformance(
      `cannot judge ${path}: it is not a stored performance (${issue?.path.join('.')}: ${issue?.message})`,
    );
  }
  return result.data;
}

/**
 * Judges the performances of one submission again.
 *
 * @param catalogue all scenarios that exist for a draw
 * @throws UnjudgeablePerformance if a scenario is unknown, or if its actions differ from those that
 *   were performed
 */
export function judgeAgain(
  performances: readonly StoredPerformance[],
  catalogue: (draw: Draw) => readonly Scenario[],
): readonly ScenarioResult[] {
  const judged = performances.flatMap(({ scenarios, transcript }): readonly Judged[] => {
    const { seed, avoid } = transcript.facts.drawn ?? { seed: 1, avoid: [] };
    const known = catalogue(drawFrom(seed, new Set(avoid)));
    return scenarios.map((id) => {
      const scenario = known.find((each) => each.id === id);
      const forms = scenario === undefined ? [] : [scenario, throughOwnPair(scenario)];
      const performed = forms.find((each) => each !== undefined && wasPerformed(each, transcript));
      if (scenario === undefined || performed === undefined)
        throw new UnjudgeablePerformance(
          `cannot judge ${id}: this version of datagrade has no such scenario, or performs it otherwise; judge it with the version that recorded it`,
        );
      return { scenario, verdict: judge(performed, transcript), durationMs: 0 };
    });
  });
  const order = new Map(catalogue(drawFrom(1, new Set())).map(({ id }, at) => [id, at]));
  const at = ({ scenario }: Judged): number => order.get(scenario.id) ?? 0;
  return assignBlame(withoutReplaced(judged, performances).toSorted((a, b) => at(a) - at(b)));
}

/** @returns the performance of which the verdict of that scenario speaks */
export function performanceOf(
  performances: readonly StoredPerformance[],
  scenario: string,
): StoredPerformance | undefined {
  const own = performances.filter(({ scenarios }) => scenarios.includes(scenario));
  const replaces = ({ transcript }: StoredPerformance): boolean =>
    isThroughOwnPair(scenario, transcript) || isAfterOthers(transcript);
  return own.find(replaces) ?? own[0];
}

/**
 * What was performed with the submission's own other half replaces what was performed before, and
 * what a server did after other requests what a fresh one did.
 */
function withoutReplaced(judged: readonly Judged[], performances: readonly StoredPerformance[]): readonly Judged[] {
  const replaces = performances.flatMap(({ scenarios, transcript }) =>
    scenarios.map((id) => isThroughOwnPair(id, transcript) || isAfterOthers(transcript)),
  );
  const replaced = new Set(judged.flatMap(({ scenario }, at) => (replaces[at] === true ? [scenario.id] : [])));
  return judged.filter(({ scenario }, at) => replaces[at] === true || !replaced.has(scenario.id));
}

function isAfterOthers({ facts }: Transcript): boolean {
  return facts.askedBefore !== undefined;
}

/** One half is judged, but both were started. */
function isThroughOwnPair(id: string, { actions }: Transcript): boolean {
  const starts = (verb: 'serverStarts' | 'clientStarts'): boolean => actions.some((action) => action.verb === verb);
  return !id.includes('/pair/') && starts('serverStarts') && starts('clientStarts');
}

function wasPerformed(scenario: Scenario, { actions }: Transcript): boolean {
  const own = actionsOf(scenario);
  return own.length <= actions.length && own.every((each, at) => JSON.stringify(each) === JSON.stringify(actions[at]));
}
