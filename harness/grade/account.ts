/**
 * The account of a class: everything that was given to a run ends in exactly one state, and the
 * numbers add up. Pure.
 */
import { accountStates, type AccountState } from './account-states.ts';
import type { SubmissionResult } from './results.ts';

export { accountStates, type AccountState };

export interface AccountRow {
  readonly name: string;
  readonly state: AccountState;
  /** A clause; absent where the state says all. */
  readonly why?: string | undefined;
}

/** A submission that a run has graded, or could not read. */
export function stateOfResult(result: SubmissionResult, isUnreadable: boolean): AccountState {
  if (isUnreadable) return 'unreadable';
  const isOpen = result.status === 'error' || result.scenarios.some(({ status }) => status === 'unsupported');
  return isOpen ? 'need a person' : 'graded';
}

export function countStates(rows: readonly AccountRow[]): ReadonlyMap<AccountState, number> {
  const counts = new Map<AccountState, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
