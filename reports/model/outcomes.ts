/**
 * What a submission's results tell besides its failures: what is open and why, notes of passes, and
 * failures that cost nothing.
 */
import type { ScenarioResult, SubmissionResult } from '../../harness/grade/results.ts';
import type { RequirementId } from '../../harness/handout/requirements.ts';

/** Requirements without a verdict that have the same reason. They cost no points. */
export interface OpenGroup {
  /** A person decides, or datagrade itself failed. */
  readonly status: 'unsupported' | 'error';
  readonly requirements: readonly RequirementId[];
  readonly reason: string;
}

export function openGroups({ requirements, scenarios }: SubmissionResult, status: OpenGroup['status']): OpenGroup[] {
  const groups = new Map<string, RequirementId[]>();
  for (const { id, reason } of requirements.filter((each) => each.status === status)) {
    const shown = scenarios.find((each) => each.requirement === id && each.status === status)?.reason ?? reason ?? '';
    groups.set(shown, [...(groups.get(shown) ?? []), id]);
  }
  return [...groups].map(([reason, ids]) => ({ status, requirements: ids, reason }));
}

/** Why it costs nothing, after its reason. */
export const openMeanings: Readonly<Record<OpenGroup['status'], string>> = {
  unsupported: 'This needs review by your teacher. It costs no points.',
  error: 'This was not graded. It costs no points.',
};

/** Each note once, for the first scenario that has it. */
export function notesOfPasses({ scenarios }: SubmissionResult): string[] {
  const firsts = new Map<string, ScenarioResult>();
  for (const each of scenarios)
    if (each.status === 'pass' && each.note !== undefined && !firsts.has(each.note)) firsts.set(each.note, each);
  return [...firsts.values()].map(({ requirement, note }) => `${requirement}: ${note}`);
}

/**
 * A scenario that failed although its requirement passed is advisory: it tests more than the
 * handout asks.
 */
export function failuresWithoutPoints({ requirements, scenarios }: SubmissionResult): string[] {
  const passed = new Set(requirements.filter(({ status }) => status === 'pass').map(({ id }) => id));
  return scenarios
    .filter(({ requirement, status }) => status === 'fail' && passed.has(requirement))
    .map(({ id, title, reason }) => `${id} (${title}): ${reason ?? 'failed'}`);
}
