/** What a run and the worker of a lane say to each other: plain data that survives JSON. */
import type { Assignment } from '../handout/programs.ts';
import type { SubmissionResult } from './results.ts';

export interface LaneTask {
  /** Absolute path of a submission. */
  readonly folder: string;
  readonly seed: number;
  readonly selectors: readonly string[];
  /** Nothing is performed: only the profile is wanted. */
  readonly learnOnly?: boolean | undefined;
  /** Absent for both. They share nothing, so that each can be graded on a lane of its own. */
  readonly assignment?: Assignment | undefined;
  /** Folder for one pcapng file a scenario; absent for none. */
  readonly pcapFolder?: string | undefined;
  /** Folder for the transcripts of all performances; absent for none. */
  readonly transcripts?: string | undefined;
}

export type LaneMessage =
  | { readonly type: 'scenarioJudged'; readonly scenario: string }
  /** Another run holds the network. */
  | { readonly type: 'waits'; readonly pid: number }
  /** What the lane has found missing on this machine, and what that costs. */
  | { readonly type: 'lacks'; readonly note: string }
  /** Something of the submission is still in the lane, which must take no other: what it is, for a person. Said before the last word. */
  | { readonly type: 'unclean'; readonly left: string }
  | { readonly type: 'graded'; readonly result: SubmissionResult }
  /** The submission could not be graded at all. */
  | { readonly type: 'failed'; readonly reason: string };
