/**
 * What a submission has left in its lane after all its known processes were ended: processes that
 * bear a mark of the run or are in the lane's network, and sockets in that network that do not
 * belong to datagrade. The next submission must not find any.
 */
import { pollPause } from '../../observe/poll-pause.ts';
import { networkNamespaceOf, networkSockets } from '../../observe/network/namespace.ts';
import { descriptorsOf, processIds, readThread } from '../../observe/process/proc.ts';
import { sendSignal } from '../subject/send-signal.ts';
import { findMarked } from '../subject/orphans.ts';

export interface LeftoverScope {
  /** The common beginning of all marks of its run. */
  readonly mark: string;
  /**
   * Whether the lane has a network of its own; then no other program may have a process or a socket
   * in it.
   */
  readonly ownsNetwork: boolean;
}

/** How long a killed process may take to end. */
const goneWithinMs = 1_000;
const pauseMs = 5;

/**
 * Kills leftover processes.
 *
 * @returns a description of what is still there after that; undefined if the lane is clean
 */
export async function removeLeftovers(lane: LeftoverScope): Promise<string | undefined> {
  const giveUpMs = performance.now() + goneWithinMs;
  for (;;) {
    const processes = leftoverProcesses(lane);
    const [socket] = lane.ownsNetwork ? leftoverSockets() : [];
    if (processes.length === 0 && socket === undefined) return undefined;
    if (performance.now() > giveUpMs) return nameOf(processes[0]) ?? socket ?? 'a process';
    for (const pid of processes) sendSignal(pid, 'SIGKILL');
    await pollPause(pauseMs);
  }
}

function leftoverProcesses({ mark, ownsNetwork }: LeftoverScope): readonly number[] {
  const own = networkNamespaceOf(process.pid);
  const inNetwork = ownsNetwork
    ? processIds().filter((pid) => pid !== process.pid && networkNamespaceOf(pid) === own)
    : [];
  return [...new Set([...inNetwork, ...findMarked(mark)])];
}

function leftoverSockets(): readonly string[] {
  const own = new Set(descriptorsOf(process.pid).values());
  return networkSockets().flatMap(({ inode, name }) => (own.has(`socket:[${inode}]`) ? [] : [name]));
}

function nameOf(pid: number | undefined): string | undefined {
  return pid === undefined ? undefined : `the process ${readThread(pid, pid)?.name ?? ''} (${pid})`;
}
