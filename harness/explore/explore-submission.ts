/**
 * Explores one submission: prepares and learns it once, then performs one case after the other.
 *
 * It searches each chosen area for the smallest case that fails, or repeats the given cases.
 */
import { hintKeys, hintOf } from '../grade/hints/choose.ts';
import { openSubmission } from '../grade/open-submission.ts';
import type { PerformContext } from '../grade/perform/once.ts';
import { performShared } from '../grade/perform/shared.ts';
import { withoutPerforming } from '../grade/without-performing.ts';
import type { Learned } from '../learn/index.ts';
import type { Machine } from '../engine/machine.ts';
import { actionsOf } from '../scenario/scenario.ts';
import type { ProgramId } from '../handout/programs.ts';
import type { Submission } from '../submission/index.ts';
import { caseOf, type Area, type ExploredCase } from './case.ts';
import type { Exploration } from './findings.ts';
import { scenarioOf } from './scenario-of-case.ts';
import type { ExploreTask } from './worker-protocol.ts';
import { repeat, searchFailures, type CaseTrial } from './search.ts';

export interface ExploreOptions extends Omit<ExploreTask, 'folder'> {
  readonly machine: Machine;
  readonly onCase?: (id: string) => void;
}

export async function exploreSubmission(
  submission: Submission,
  options: ExploreOptions,
): Promise<readonly Exploration[]> {
  const { seed, machine, only, cases } = options;
  const repeated = cases.flatMap((id) => caseOf(id) ?? []);
  const chosen = repeated.length > 0 ? [...new Set(repeated.map(({ area }) => area))] : only;
  await using opened = await openSubmission(submission, machine, { seed, wanted: programsOf(chosen) });
  const { learned } = opened;
  const context = { ...opened.context, seed: 1, profile: learned.profile };
  const perform = (explored: ExploredCase): Promise<CaseTrial> => {
    const scenario = scenarioOf(explored);
    options.onCase?.(scenario.id);
    if (withoutPerforming(scenario, learned, machine)?.status === 'unsupported')
      return Promise.resolve({ is: 'inconclusive' });
    return performCase(explored, context);
  };
  return repeated.length > 0
    ? await repeatCases(repeated, perform)
    : await searchAreas(chosen, { ...options, learned, perform });
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
    const preset = withoutPerforming(scenarioOf(sampleOf(area)), options.learned, options.machine);
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
