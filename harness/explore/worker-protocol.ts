/** Messages between the `explore` command and its worker, as plain data that survives JSON. */
import type { Area } from './case.ts';
import type { Exploration } from './findings.ts';

export interface ExploreTask {
  /** Absolute path of a submission. */
  readonly folder: string;
  readonly seed: number;
  /** At most so many cases are drawn for each area. */
  readonly runs: number;
  /** For all areas together, in milliseconds. */
  readonly limitMs: number;
  readonly only: readonly Area[];
  /** Ids of cases to repeat. If there are any, nothing is searched. */
  readonly cases: readonly string[];
}

export type ExploreMessage =
  | { readonly type: 'tries'; readonly id: string }
  /** The worker waits until another run of datagrade (process `pid`) releases the network. */
  | { readonly type: 'waits'; readonly pid: number }
  | { readonly type: 'explored'; readonly explorations: readonly Exploration[] }
  | { readonly type: 'failed'; readonly reason: string };
