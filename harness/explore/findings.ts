/** What an exploration found, as plain data that survives JSON. */
import type { Evidence } from '../judge/evidence.ts';

export interface Exploration {
  readonly area: string;
  /** Cases that were performed. */
  readonly cases: number;
  readonly outcome:
    | { readonly is: 'nothingFound'; /** The time limit ended the search early. */ readonly cutShort: boolean }
    | ({ readonly is: 'failure' } & Failure)
    /** The program or pair cannot be explored. */
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
  /** Values of neighbouring cases that do not fail. */
  readonly fine: readonly string[];
  /** Values of neighbouring cases that also fail. */
  readonly alsoFail: readonly string[];
}
