/**
 * What a student who is stuck reads about a mistake. Never the code of a solution.
 */

/** How sure it is that the cause is the one that the hint names. */
export type Confidence =
  /** What datagrade saw has no other cause. */
  | 'certain'
  /** Most programs that show this have this cause. */
  | 'likely'
  /** One of several causes. */
  | 'possible';

export interface Hint {
  /** What most likely causes the failure. */
  readonly cause: string;
  readonly confidence: Confidence;
  /** What to try, where to look, or what to compare with what. */
  readonly advice: string;
}

/** A failure of which datagrade knows no more than the report says anyway. */
export interface NoHint {
  readonly noHint: string;
}

export type HintEntry = Hint | NoHint;
