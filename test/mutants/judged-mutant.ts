/** What the independent check and datagrade say of one mutant. */
import type { SubmissionResult } from '../../harness/grade/results.ts';
import type { Mutant } from './choose-mutants.ts';

export type Outcome = 'caught' | 'unsupported' | 'survivor';

export interface WrongMutant {
  readonly mutant: Mutant;
  /** What the independent check saw. */
  readonly wrong: readonly string[];
}

export interface JudgedMutant extends WrongMutant {
  readonly outcome: Outcome;
}

/** Only requirements of the assignments that were graded count. */
export function outcomeOf({ assignments }: Mutant, { requirements, status }: SubmissionResult): Outcome {
  if (status === 'error') return 'unsupported';
  const graded = requirements.filter(({ id }) => assignments.some((each) => id.startsWith(`${each}.`)));
  const statuses = graded.map((each) => each.status);
  if (statuses.includes('fail') || statuses.includes('blocked')) return 'caught';
  return statuses.every((each) => each === 'pass') ? 'survivor' : 'unsupported';
}
