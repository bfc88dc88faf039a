/**
 * Bursts with pauses, for receivers of which nothing is known.
 *
 * A burst fills a sixth of the default receive buffer, so a receiver can miss several bursts before
 * it loses a chunk. A late timer shows that this machine, which may also run the receiver, is busy.
 * Then pauses become longer immediately, and slowly shorter again, as after the long ones at the
 * beginning. A late burst is not followed by an extra one.
 */
import { setTimeout as elapsed } from 'node:timers/promises';
import type { Pace } from './pace.ts';

export interface SteadyPaceOptions {
  /** Number of chunks that are sent without a pause. */
  readonly burst?: number;
  /** Minimum time between the beginnings of two bursts, in milliseconds. */
  readonly pauseMs?: number;
}

const longestPauseMs = 16;
/** How late a timer of Node is on an idle machine. */
const usualLatenessMs = 1;

export function steadyPace({ burst = 8, pauseMs = 2 }: SteadyPaceOptions = {}): Pace {
  let currentMs = longestPauseMs;
  let dueMs = performance.now();
  return {
    nextBurst: async (signal) => {
      signal?.throwIfAborted();
      const leftMs = dueMs - performance.now();
      if (leftMs > 0) await elapsed(leftMs, undefined, { signal });
      const latenessMs = performance.now() - dueMs - usualLatenessMs;
      currentMs = Math.min(Math.max(pauseMs, longestPauseMs), Math.max(pauseMs, 0.99 * currentMs, 4 * latenessMs));
      dueMs = performance.now() + currentMs;
      return burst;
    },
    [Symbol.dispose]: () => undefined,
  };
}
