/**
 * The pace at which a receiver with the default buffer most likely loses no chunk.
 *
 * This buffer holds 48 chunks on Linux. For a receiver on the same machine, the kernel's figures
 * show whether there is room for further chunks. Without figures, bursts and pauses are steady.
 *
 * Measured over loopback on two busy cores (load 3 to 7), with receivers in Python (`recvfrom` and
 * `write` in a loop) and Node and with the default buffer:
 *
 * - Watched: 100 MB arrived completely in all of 25 runs, at 14 to 35 MB/s; at 10 to 15 MB/s with
 *   two more programs that computed all the time; at 65 to 75 MB/s on an idle machine.
 * - Steady: 20 MB arrived completely in all of 9 runs, at 1 to 3 MB/s.
 * - The same bursts every 2 ms without longer pauses: 9 to 12 MB/s, but chunks were lost in each of
 *   8 runs with busy cores.
 */
import type { Endpoint } from '../udp.ts';
import type { Pace } from './pace.ts';
import { steadyPace } from './steady-pace.ts';
import { watchedPace } from './watched-pace.ts';

/** Watches the receiver if possible; otherwise the pace is steady. */
export function defaultPace(to: Endpoint): Pace {
  return watchedPace(to) ?? steadyPace();
}
