/**
 * The progress of a run, as a pure state: events go in, lines come out. The caller decides where it
 * shows them.
 *
 * The events hold their times (milliseconds of any monotonic clock); the state has no clock of its
 * own. The remaining time is shown only when enough has happened to estimate it.
 */
export type ProgressEvent =
  | { readonly type: 'runStarted'; readonly submissions: number; readonly atMs: number }
  | { readonly type: 'submissionStarted'; readonly id: string; readonly scenarios: number; readonly atMs: number }
  | {
      readonly type: 'scenarioJudged';
      readonly submission: string;
      readonly scenario: string;
      readonly atMs: number;
    }
  | { readonly type: 'submissionFinished'; readonly id: string; readonly outcome: string; readonly atMs: number };

/** A submission that is being graded. */
export interface CurrentSubmission {
  readonly id: string;
  /** How many are expected; an estimate is enough. */
  readonly scenarios: number;
  readonly judged: number;
}

export interface ProgressState {
  readonly submissions: number;
  readonly finished: number;
  /** In the order in which they started. */
  readonly current: readonly CurrentSubmission[];
  readonly startedAtMs: number;
  readonly nowMs: number;
}

export const initialProgress: ProgressState = { submissions: 0, finished: 0, current: [], startedAtMs: 0, nowMs: 0 };

/**
 * The state after an event. Events of submissions that are not being graded change only the time.
 */
export function advanceProgress(state: ProgressState, event: ProgressEvent): ProgressState {
  const now = { ...state, nowMs: Math.max(state.nowMs, event.atMs) };
  switch (event.type) {
    case 'runStarted':
      return { ...initialProgress, submissions: event.submissions, startedAtMs: event.atMs, nowMs: event.atMs };
    case 'submissionStarted':
      return { ...now, current: [...state.current, { id: event.id, scenarios: event.scenarios, judged: 0 }] };
    case 'scenarioJudged':
      return {
        ...now,
        current: state.current.map((each) =>
          each.id === event.submission ? { ...each, judged: each.judged + 1 } : each,
        ),
      };
    case 'submissionFinished':
      return { ...now, finished: state.finished + 1, current: state.current.filter(({ id }) => id !== event.id) };
  }
}

/** Between 0 and 1: finished submissions, and of the current ones the part that is judged. */
export function progressFraction({ submissions, finished, current }: ProgressState): number {
  if (submissions === 0) return 0;
  const begun = current.reduce(
    (sum, { judged, scenarios }) => sum + (scenarios === 0 ? 0 : Math.min(1, judged / scenarios)),
    0,
  );
  return Math.min(1, (finished + begun) / submissions);
}

/**
 * Estimates the milliseconds left at the present pace. Undefined while that would be a guess, and
 * when the run is over.
 */
export function remainingMs(state: ProgressState): number | undefined {
  const fraction = progressFraction(state);
  const elapsedMs = state.nowMs - state.startedAtMs;
  if (elapsedMs < leastElapsedMs || fraction < leastFraction || fraction >= 1) return undefined;
  return (elapsedMs / fraction) * (1 - fraction);
}

const leastElapsedMs = 5_000;
const leastFraction = 0.05;
