/**
 * Why a wait ended whose subjects are all idle: the most telling reason of all its subjects.
 */
import type { Role } from '../../handout/programs.ts';
import type { BudgetKind, WaitEnd } from '../../transcript/wait-end.ts';
import type { Poll } from './poll.ts';

/**
 * What a second poll has shown: something happened meanwhile, all subjects are where they were, or
 * some have moved although nothing happened.
 */
export type Confirmation = 'disturbed' | 'still' | 'moving';

/** @returns undefined if the wait has to continue */
export function endOfWait(polls: readonly Poll[], confirmation: Confirmation): WaitEnd | undefined {
  if (confirmation === 'disturbed' || !polls.every(({ idleness }) => idleness !== undefined)) return undefined;
  const budgets = polls.flatMap(({ subject, idleness }): readonly (readonly [Role, BudgetKind])[] =>
    idleness?.because.is === 'budget' ? [[subject.role, idleness.because.kind]] : [],
  );
  if (budgets.length > 0) return { is: 'budgetSpent', budgets: Object.fromEntries(budgets) };
  const byCondition = confirmation === 'moving' || polls.some(({ idleness }) => idleness?.because.is === 'condition');
  return { is: byCondition ? 'conditionMet' : 'allIdle' };
}
