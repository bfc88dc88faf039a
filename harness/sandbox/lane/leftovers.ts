/**
 * What a submission has left in its lane, when all that is known of it has been ended: processes that bear a mark of the run or are in the lane's
 * network, and sockets in that network that are not the testbed's own. The next submission must find none.
 */
import { pollPause } from '../../observe/poll-pause.ts';
import { networkNamespaceOf, networkSockets } from '../../observe/network/namespace.ts';
import { descriptorsOf, processIds, readThread } from '../../observe/process/proc.ts';
import { sendSignal } from '../subject/send-signal.ts';
import { findMarked } from '../subject/orphans.ts';

export interface LeftoverScope {
  /** The beginning of all marks of its run. */
  readonly mark: string;
  /** Whether its network is its own: then nobody else may have anything in it. */
  readonly ownsNetwork: boolean;
}

/** How long what was killed has for going. */
const goneWithinMs = 1_000;
const pauseMs = 5;

/**
 * Ends what was left behind.
 *
 * @returns what is still there after that, for a person; undefined where the lane is clean
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
