/**
 * What a student who is stuck is told about a mistake. Never the code of a solution.
 */
export interface Hint {
  /** What the testbed saw. */
  readonly saw: string;
  /** Why that happens. */
  readonly why: string;
  /** Where to look, or what to compare with what. */
  readonly look: string;
}
