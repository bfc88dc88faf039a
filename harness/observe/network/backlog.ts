/**
 * Datagrams in transit: sent, but not yet in the queue of a socket.
 *
 * On loopback, the kernel usually delivers a datagram before the sending call returns. Under load
 * it leaves further datagrams to a thread of its own (ksoftirqd), which waits for a processor like
 * any other; up to Linux 6.3 nothing else delivers meanwhile. Then the receiver waits with an empty
 * queue and the sender has finished, but a datagram still arrives.
 */
import { readProcFile } from '../process/proc-file.ts';

/**
 * The column with the length of a processor's backlog; some kernels before Linux 5.10 do not have
 * it.
 */
const backlogColumn = 11;

/**
 * Whether any processor of this machine still has datagrams to deliver, of any network; false if
 * the kernel does not show it.
 */
export function areDatagramsInTransit(): boolean {
  return backlogIn(readProcFile('/proc/net/softnet_stat') ?? '') > 0;
}

/**
 * @param text one line for each processor, columns in hex
 * @returns number of packets that wait for delivery
 */
export function backlogIn(text: string): number {
  const columns = text.split('\n').map((line) => line.trim().split(/\s+/)[backlogColumn] ?? '0');
  return columns.reduce((sum, column) => sum + (Number.parseInt(column, 16) || 0), 0);
}
