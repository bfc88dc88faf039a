/**
 * The pace at which a receiver with the default buffer loses no chunk, as far as that can be had.
 *
 * That buffer holds 48 chunks on Linux. A receiver on the same machine is watched through the kernel's figures: chunks are sent
 * only while there is room for them. Where there are no figures, bursts and pauses are steady. Measured over loopback on two
 * cores that other work kept busy too (load 3 to 7), receivers in Python (`recvfrom` and `write` in a loop) and Node with the
 * default buffer: watched, 100 MB came whole every time in 25 runs, at 14 to 35 MB/s, and at 10 to 15 MB/s with two more
 * programs that computed all the time (65 to 75 MB/s on an idle machine). Steady, 20 MB came whole in all of 9 runs, at 1 to
 * 3 MB/s; the same bursts every 2 ms without longer pauses reach 9 to 12 MB/s, but lost chunks in each of 8 runs with busy cores.
 */
import type { Endpoint } from '../udp.ts';
import type { Pace } from './pace.ts';
import { steadyPace } from './steady-pace.ts';
import { watchedPace } from './watched-pace.ts';

/** Watches the receiver where that is possible, and is steady where it is not. */
export function defaultPace(to: Endpoint): Pace {
  return watchedPace(to) ?? steadyPace();
}
