/** The messages between a run and the worker of a lane: plain data that survives JSON. */
import type { WorkItem } from './plan/work-items.ts';
import type { SubmissionResult } from './results.ts';
import type { GradingSettings } from './settings.ts';

export interface LaneTask {
  readonly item: WorkItem;
  readonly settings: GradingSettings;
}

export type LaneMessage =
  | { readonly type: 'scenarioJudged'; readonly scenario: string }
  /** Another run holds the network. */
  | { readonly type: 'waits'; readonly pid: number }
  /** What the lane has found missing on this machine, and what that costs. */
  | { readonly type: 'lacks'; readonly note: string }
  /**
   * Something of the submission is still in the lane, which must take no other task. `left` says
   * what it is, for a person. This message comes before the last one.
   */
  | { readonly type: 'unclean'; readonly left: string }
  | { readonly type: 'graded'; readonly result: SubmissionResult }
  /** The submission could not be graded at all. */
  | { readonly type: 'failed'; readonly reason: string };
