/**
 * Explores one submission: prepares and learns it once, then performs case after case.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hintFor } from '../grade/hints/hint-for.ts';
import type { PerformContext } from '../grade/perform/once.ts';
import { performShared } from '../grade/perform/shared.ts';
import { foldersOf } from '../grade/plan/served-folders.ts';
import { withoutPerforming } from '../grade/without-performing.ts';
import { learn } from '../learn/index.ts';
import { buildingIn } from '../sandbox/build/jailed-tool.ts';
import { StartPauses } from '../engine/wait/polling/start-pauses.ts';
import { WaitBudget } from '../engine/wait/wait-budget.ts';
import type { RoomOptions } from '../engine/room.ts';
import { actionsOf } from '../scenario/scenario.ts';
import { type ProgramId } from '../handout/programs.ts';
import { openCopies, prepareSubmission, type Submission } from '../submission/index.ts';
import { caseOf, type Area, type ExploredCase } from './case.ts';
import type { Exploration } from './findings.ts';
import { scenarioOf } from './scenario-of-case.ts';
import { repeat, searchFailures, type CaseTrial } from './search.ts';

export interface ExploreOptions extends RoomOptions {
  readonly seed: number;
  /** Cases for each half. */
  readonly runs: number;
  /** For all halves together. */
  readonly limitMs: number;
  readonly only: readonly Area[];
  /** Ids of cases to repeat, instead of searching. */
  readonly cases: readonly string[];
  /** Whether the testbed can see an empty datagram on this machine; absent where that is not in doubt. */
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
        return Promise.resolve({ is: 'undecided' });
      return performCase(explored, context);
    };
    if (repeated.length > 0) {
      const again: Exploration[] = [];
      for (const explored of repeated) again.push(await repeat(explored, perform));
      return again;
    }
    const found: Exploration[] = [];
    const endsAtMs = performance.now() + options.limitMs;
    for (const [at, area] of chosen.entries()) {
      // What one half does not need is there for the others.
      const limitMs = Math.max(1, endsAtMs - performance.now()) / (chosen.length - at);
      const preset = withoutPerforming(scenarioOf(sampleOf(area)), learned, options);
      if (preset === undefined) found.push(await searchFailures({ ...options, area, limitMs, perform }));
      else
        found.push({ area, cases: 0, outcome: { is: 'notExplored', reason: preset.reason ?? 'it cannot be started' } });
    }
    return found;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function performCase(explored: ExploredCase, context: PerformContext): Promise<CaseTrial> {
  const scenario = scenarioOf(explored);
  const [performed] = await performShared({ actions: actionsOf(scenario), scenarios: [scenario] }, context);
  const judged = performed?.judged;
  if (judged === undefined || !('verdict' in judged)) throw new Error(judged?.reason ?? 'nothing was performed');
  const { verdict } = judged;
  if (verdict.status === 'pass') return { is: 'fine' };
  if (verdict.status === 'unsupported') return { is: 'undecided' };
  const { violation, evidence } = verdict;
  return { is: 'violated', reason: violation.actual, hint: hintFor(violation.symptom), evidence };
}

function programsOf(chosen: readonly Area[]): ReadonlySet<ProgramId> {
  const assignments = (['add', 'file'] as const).filter((each) => chosen.some((area) => area.startsWith(each)));
  return new Set(assignments.flatMap((assignment) => [`${assignment}.client`, `${assignment}.server`] as const));
}

/** Any case of the area: whether it can be explored at all does not hang on values. */
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
