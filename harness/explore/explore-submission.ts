/**
 * Explores one submission: prepares and learns it once, then performs one case after the other.
 *
 * It searches each chosen area for the smallest case that fails, or repeats the given cases.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hintKeys, hintOf } from '../grade/hints/choose.ts';
import type { PerformContext } from '../grade/perform/once.ts';
import { performShared } from '../grade/perform/shared.ts';
import { foldersOf } from '../grade/plan/served-folders.ts';
import { withoutPerforming } from '../grade/without-performing.ts';
import { learn, type Learned } from '../learn/index.ts';
import { buildingIn } from '../sandbox/build/jailed-tool.ts';
import { StartPauses } from '../engine/wait/polling/start-pauses.ts';
import { WaitBudget } from '../engine/wait/wait-budget.ts';
import type { RoomOptions } from '../engine/room.ts';
import { actionsOf } from '../scenario/scenario.ts';
import type { ProgramId } from '../handout/programs.ts';
import { openCopies, prepareSubmission, type Submission } from '../submission/index.ts';
import { caseOf, type Area, type ExploredCase } from './case.ts';
import type { Exploration } from './findings.ts';
import { scenarioOf } from './scenario-of-case.ts';
import { repeat, searchFailures, type CaseTrial } from './search.ts';

export interface ExploreOptions extends RoomOptions {
  readonly seed: number;
  /** At most so many cases are drawn for each area. */
  readonly runs: number;
  /** For all areas together. */
  readonly limitMs: number;
  readonly only: readonly Area[];
  /** Ids of cases to repeat. If there are any, nothing is searched. */
  readonly cases: readonly string[];
  /** Whether empty datagrams reach the testbed on this machine. Absent if that is certain. */
  readonly emptyDatagramsArrive?: boolean;
  readonly onCase?: (id: string) => void;
}

export async function exploreSubmission(
  submission: Submission,
  options: ExploreOptions,
): Promise<readonly Exploration[]> {
  const scratch = await mkdtemp(join(options.scratch, 'submission-'));
  try {
    const prepared = await prepareSubmission(submission, scratch, buildingIn(options));
    const copies = await openCopies(prepared.tree, scratch);
    const room = { ...options, scratch, waitBudget: new WaitBudget(), startPauses: new StartPauses() };
    const repeated = options.cases.flatMap((id) => caseOf(id) ?? []);
    const chosen = repeated.length > 0 ? [...new Set(repeated.map(({ area }) => area))] : options.only;
    const place = { ...room, copies, servedFolders: await foldersOf(prepared.tree) };
    const learned = await learn(place, prepared, programsOf(chosen));
    const context = { ...place, seed: 1, profile: learned.profile };
    const perform = (explored: ExploredCase): Promise<CaseTrial> => {
      const scenario = scenarioOf(explored);
      options.onCase?.(scenario.id);
      if (withoutPerforming(scenario, learned, options)?.status === 'unsupported')
        return Promise.resolve({ is: 'inconclusive' });
      return performCase(explored, context);
    };
    return repeated.length > 0
      ? await repeatCases(repeated, perform)
      : await searchAreas(chosen, { ...options, learned, perform });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function repeatCases(
  cases: readonly ExploredCase[],
  perform: (explored: ExploredCase) => Promise<CaseTrial>,
): Promise<readonly Exploration[]> {
  const found: Exploration[] = [];
  for (const explored of cases) found.push(await repeat(explored, perform));
  return found;
}

interface SearchedSubmission extends ExploreOptions {
  readonly learned: Learned;
  readonly perform: (explored: ExploredCase) => Promise<CaseTrial>;
}

async function searchAreas(chosen: readonly Area[], options: SearchedSubmission): Promise<readonly Exploration[]> {
  const found: Exploration[] = [];
  const endsAtMs = performance.now() + options.limitMs;
  for (const [at, area] of chosen.entries()) {
    // The areas that follow also get the time that earlier ones did not use.
    const limitMs = Math.max(1, endsAtMs - performance.now()) / (chosen.length - at);
    const preset = withoutPerforming(scenarioOf(sampleOf(area)), options.learned, options);
    if (preset === undefined) found.push(await searchFailures({ ...options, area, limitMs }));
    else
      found.push({ area, cases: 0, outcome: { is: 'notExplored', reason: preset.reason ?? 'it cannot be started' } });
  }
  return found;
}

async function performCase(explored: ExploredCase, context: PerformContext): Promise<CaseTrial> {
  const scenario = scenarioOf(explored);
  const [performed] = await performShared({ actions: actionsOf(scenario), scenarios: [scenario] }, context);
  const judged = performed?.judged;
  if (judged === undefined || !('verdict' in judged)) throw new Error(judged?.reason ?? 'nothing was performed');
  const { verdict } = judged;
  if (verdict.status === 'pass') return { is: 'fine' };
  if (verdict.status === 'unsupported') return { is: 'inconclusive' };
  const { violation, evidence } = verdict;
  const entry = hintOf(scenario, violation.symptom);
  return {
    is: 'violated',
    reason: violation.actual,
    hint: entry === undefined ? undefined : hintKeys(entry).hint,
    evidence,
  };
}

function programsOf(chosen: readonly Area[]): ReadonlySet<ProgramId> {
  const assignments = (['add', 'file'] as const).filter((each) => chosen.some((area) => area.startsWith(each)));
  return new Set(assignments.flatMap((assignment) => [`${assignment}.client`, `${assignment}.server`] as const));
}

/** Any case of the area. Whether an area can be explored does not depend on the values. */
function sampleOf(area: Area): ExploredCase {
  switch (area) {
    case 'add/client':
      return { area, client: 50, server: 50 };
    case 'add/server':
      return { area, numbers: [50] };
    case 'file/client':
    case 'file/server':
    case 'file/pair':
      return { area, sizeBytes: 1, content: 'plainText' };
  }
}
