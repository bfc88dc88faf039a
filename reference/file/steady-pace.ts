/**
 * Bursts with pauses, for receivers that nothing is known of.
 *
 * A burst fills a sixth of the default receive buffer, so a receiver may miss several turns before it loses a chunk. A timer
 * that rings late shows a machine without time for its programs, and the receiver may live on the same one: pauses then become
 * longer at once and shorter again slowly, as they do from the long ones of the beginning. Lost time is never made up for by a second burst.
 */
import { setTimeout as elapsed } from 'node:timers/promises';
import type { Pace } from './pace.ts';

export interface SteadyPaceOptions {
  /** Chunks that are sent at once. */
  readonly burst?: number;
  /** Shortest time between the beginnings of two bursts. */
  readonly pauseMs?: number;
}

const longestPauseMs = 16;
/** What a timer of Node is late by on a calm machine. */
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
