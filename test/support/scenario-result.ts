/** Results of scenarios for tests that care about the status and little else. */
import type { RequirementId } from '../../harness/handout/requirements.ts';
import type { Status } from '../../harness/judge/evidence.ts';
import type { ScenarioResult } from '../../harness/grade/results.ts';

/** What a result says besides which scenario it is of. */
export type Outcome = ScenarioResult extends infer Result
  ? Result extends ScenarioResult
    ? Omit<Result, 'id' | 'requirement' | 'title' | 'durationMs'>
    : never
  : never;

export function scenarioResult(
  id: string,
  requirement: RequirementId,
  status: Status,
  { reason = `it is ${status}`, symptom }: { readonly reason?: string; readonly symptom?: string } = {},
): ScenarioResult {
  const base = { id, requirement, title: 'tried', durationMs: 1 };
  const diagnosis = symptom === undefined ? {} : { symptom };
  switch (status) {
    case 'pass':
      return { ...base, status };
    case 'fail':
      return { ...base, status, reason, ...diagnosis };
    case 'blocked':
      return { ...base, status, reason, ...diagnosis };
    case 'unsupported':
    case 'error':
      return { ...base, status, reason };
  }
}
