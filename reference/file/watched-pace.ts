/**
 * Sends while the receiver's buffer has room, for receivers on this machine whose buffer the kernel
 * shows (Linux).
 *
 * Half of a buffer of default size is used, because the kernel reports up to a quarter of it as
 * free too early. If the receiver reads nothing for a minute, or closes its socket, the transfer
 * ends.
 */
import { setTimeout as elapsed } from 'node:timers/promises';
import { describeEndpoint } from '../endpoint.ts';
import { ExchangeError } from '../exchange-error.ts';
import { defaultReceiveBufferBytes, watchReceiver } from '../receiver-figures.ts';
import type { Endpoint } from '../udp.ts';
import type { Pace } from './pace.ts';

/** Memory that the kernel counts for a chunk of 2048 bytes, including its overhead. */
const chargedBytes = 4352;
const burst = 16;
const minBurst = burst / 2;
const maxSilenceMs = 60_000;
/**
 * The table is read in pieces while sockets open and close, so one poll may miss an open socket.
 */
const missesUntilGone = 3;

/** @returns undefined if the kernel has no figures of this receiver */
export function watchedPace(to: Endpoint): Pace | undefined {
  const watch = watchReceiver(to);
  if (watch.poll() === undefined) {
    watch[Symbol.dispose]();
    return undefined;
  }
  const usableBytes = defaultReceiveBufferBytes() / 2;
  return {
    nextBurst: async (signal) => {
      signal?.throwIfAborted();
      const deadlineMs = performance.now() + maxSilenceMs;
      for (let misses = 0; ;) {
        const figures = watch.poll();
        misses = figures === undefined ? misses + 1 : 0;
        const room = figures === undefined ? 0 : Math.floor((usableBytes - figures.queuedBytes) / chargedBytes);
        if (room >= minBurst) return Math.min(room, burst);
        if (misses === missesUntilGone) throw gone(to, 'it has closed its socket');
        if (performance.now() > deadlineMs) throw gone(to, `it has read nothing for ${maxSilenceMs / 1000} s`);
        await elapsed(1, undefined, { signal });
      }
    },
    [Symbol.dispose]: () => watch[Symbol.dispose](),
  };
}

function gone(to: Endpoint, why: string): ExchangeError {
  return new ExchangeError('receiver-gone', `the receiver at ${describeEndpoint(to)} no longer takes the file: ${why}`);
}
