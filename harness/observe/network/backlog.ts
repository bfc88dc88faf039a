/**
 * Datagrams on their way: sent, and in no socket's queue yet.
 *
 * On loopback the kernel mostly delivers before the call that sends has returned. Where it has had too much to deliver, it leaves what comes then to
 * a thread of its own, which waits for a processor as everybody does (ksoftirqd; up to Linux 6.3 nothing else delivers meanwhile). The receiver
 * then waits with an empty queue, the sender is done, and yet something comes.
 */
import { readProcFile } from '../process/proc-file.ts';

/** The column of a processor's backlog; some kernels before Linux 5.10 do not show it. */
const backlogColumn = 11;

/** Whether any processor of this machine has datagrams to deliver yet, of whatever network; false where the kernel does not tell. */
export function areDatagramsOnTheirWay(): boolean {
  return backlogIn(readProcFile('/proc/net/softnet_stat') ?? '') > 0;
}

/** @param text a line a processor, columns in hex. @returns packets that wait to be delivered */
export function backlogIn(text: string): number {
  const columns = text.split('\n').map((line) => line.trim().split(/\s+/)[backlogColumn] ?? '0');
  return columns.reduce((sum, column) => sum + (Number.parseInt(column, 16) || 0), 0);
}
