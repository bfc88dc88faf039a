/** What an exploration found, as plain data that survives JSON. */
import type { Evidence } from '../judge/evidence.ts';

export interface Exploration {
  readonly area: string;
  /** Cases that were performed. */
  readonly cases: number;
  readonly outcome:
    | { readonly is: 'nothingFound'; /** Time was over before all was tried. */ readonly cutShort: boolean }
    | ({ readonly is: 'failure' } & Failure)
    /** It cannot be explored; says why. */
    | { readonly is: 'notExplored'; readonly reason: string };
}

/** The smallest case that fails. */
export interface Failure {
  readonly id: string;
  /** Its values in words. */
  readonly about: string;
  readonly reason: string;
  readonly hint?: string | undefined;
  readonly evidence: Evidence;
  /** Values of cases that differ as little as can be, by whether they fail, too. */
  readonly fine: readonly string[];
  readonly alsoFail: readonly string[];
}
