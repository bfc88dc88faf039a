/**
 * From scenario verdicts to requirements and a score. Pure.
 */
import type { Status } from '../judge/evidence.ts';
import type { RequirementResult, ScenarioResult } from './results.ts';
import { exactSum } from './exact-sum.ts';
import { requirements, type RequirementId } from '../handout/requirements.ts';

/** Points of each requirement; the default rubric gives each the same. */
export type Rubric = ReadonlyMap<RequirementId, number>;

export const defaultRubric: Rubric = new Map(requirements.map(({ id }) => [id, 5]));

/** The worst verdict first: a requirement passes when all its graded scenarios pass. */
const order: readonly Status[] = ['error', 'fail', 'blocked', 'unsupported', 'pass'];

export function aggregate(scenarios: readonly ScenarioResult[], rubric: Rubric): readonly RequirementResult[] {
  return requirements.map(({ id }): RequirementResult => {
    const own = scenarios.filter((scenario) => scenario.requirement === id);
    const worst = order.flatMap((status) => own.filter((scenario) => scenario.status === status))[0];
    const worth = rubric.get(id) ?? 0;
    // A requirement that was not tried (a selection of scenarios) or could not be decided counts
    // neither for nor against the submission.
    const counts = worst !== undefined && worst.status !== 'unsupported' && worst.status !== 'error';
    return {
      id,
      status: worst?.status ?? 'unsupported',
      points: worst?.status === 'pass' ? worth : 0,
      maxPoints: counts ? worth : 0,
      ...(worst === undefined
        ? { reason: 'not tried in this run', tried: false as const }
        : worst.reason === undefined
          ? {}
          : { reason: worst.reason }),
    };
  });
}

export function scoreOf(results: readonly RequirementResult[]): { readonly score: number; readonly maxScore: number } {
  const sum = (pick: (result: RequirementResult) => number): number => exactSum(results.map(pick));
  return { score: sum((result) => result.points), maxScore: sum((result) => result.maxPoints) };
}
