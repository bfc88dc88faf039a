/**
 * Why the engine stopped waiting after an action. It is recorded for readers of a transcript: no
 * judgement depends on it, and transcripts of before it was recorded do not have it.
 */
import type { Role } from '../handout/programs.ts';

export type WaitEnd =
  /** Every subject is gone, or waits for what only others can bring. */
  | { readonly is: 'allIdle' }
  /** All that was expected has come. A subject may still do something on its own. */
  | { readonly is: 'conditionMet' }
  /** These subjects never became idle. Each has used up its budget without any effect. */
  | { readonly is: 'budgetSpent'; readonly budgets: SpentBudgets }
  /** The wait as a whole took too much real time, although the subjects still had effects. */
  | { readonly is: 'overdue' };

export type SpentBudgets = { readonly [role in Role]?: BudgetKind };

/**
 * What a wait can use up:
 *
 * - `cpuTime`: processor time of the subject
 * - `ownTimeouts`: rounds of the subject's own timeouts and sleeps
 * - `silence`: time in which nothing was seen of the subject, where silence is the only fact
 * - `realTime`: real time of a subject that wakes up on its own
 */
export type BudgetKind = 'cpuTime' | 'ownTimeouts' | 'silence' | 'realTime';
