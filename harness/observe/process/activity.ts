/**
 * What a subject is doing, read from the kernel at one moment: every thread of every process.
 *
 * Reading sends no probe and stops nothing. A state that cannot be read counts as running. Threads
 * are read one after another; a caller that needs a true snapshot makes two observations and
 * compares their {@link Observation.threads}.
 */
import { readUdpSockets, type UdpSocket } from '../network/udp-sockets.ts';
import type { Pace } from '../portable/pace.ts';
import { descriptorsOf, readProcess, readThread, readTimeslices, threadIdsOf, type ThreadSnapshot } from './proc.ts';
import type { ThreadTimeslices } from './timeslices.ts';
import { isRuntimeThread, waitOf, type Wait } from './waits.ts';

export type Activity =
  /** No process of it is left. */
  | { readonly is: 'gone' }
  | { readonly is: 'running' }
  /** It waits, and wakes up on its own: a sleep, or a wait with a timeout. */
  | { readonly is: 'timed'; readonly receivesOn: readonly number[]; readonly call: string }
  /** It waits for the keyboard: in a `read`, or with an event loop, which may also receive. */
  | {
      readonly is: 'keyboard';
      readonly receivesOn: readonly number[];
      readonly call: string;
      readonly wakesUp?: true;
    }
  /** It waits without a timeout for something from outside, and waits forever if nothing comes. */
  | { readonly is: 'waiting'; readonly receivesOn: readonly number[]; readonly call: string }
  | { readonly is: 'stopped' }
  /** It has been silent for so long; its activity is unknown. */
  | { readonly is: 'quiet'; readonly forMs: number; readonly pace: Pace };

export interface Observation {
  readonly activity: Activity;
  /**
   * How often the program's own threads were put on a processor; housekeeping threads of its
   * runtime are left out. Not counted while it runs.
   */
  readonly timeslices?: number;
  /** All its threads, before and after the observation. Not kept while it runs. */
  readonly threads?: { readonly before: readonly ThreadTimeslices[]; readonly after: readonly ThreadTimeslices[] };
  /** Processor time used so far, in milliseconds; see {@link ProcessSnapshot.cpuMs}. */
  readonly cpuMs: number;
  /** Number of its known processes; absent if they are not counted. */
  readonly processes?: number;
  /** Its open UDP sockets. */
  readonly sockets: readonly UdpSocket[];
  /** They were not read now: it runs, and `sockets` holds what was read last. */
  readonly socketsUnread?: true;
}

const gone: Observation = {
  activity: { is: 'gone' },
  timeslices: 0,
  threads: { before: [], after: [] },
  cpuMs: 0,
  sockets: [],
};

/**
 * A performance trick: checks only whether the first thread of one of these processes runs now.
 * That is true in most polls, and nothing else needs to be read then.
 */
export function observeIfRunning(pids: readonly number[]): Observation | undefined {
  const processes = pids.map((pid) => readProcess(pid));
  if (!processes.some((process) => process?.state === 'R')) return undefined;
  return running(
    processes.length,
    processes.reduce((sum, process) => sum + (process?.cpuMs ?? 0), 0),
  );
}

/** @param tree the living processes of the subject */
export function observeActivity(tree: readonly number[]): Observation {
  if (tree.length === 0) return gone;
  const threads = tree.flatMap((pid) => readThreads(pid));
  const before = timeslicesOfEach(threads);
  const waits = threads.map(({ pid, thread }): ProcessWait => ({ ...waitOf(pid, thread), pid }));
  if (waits.some((wait) => wait.for === 'nothing')) return running(tree.length, cpuMsOf(tree));
  const descriptors = new Map(tree.map((pid) => [pid, descriptorsOf(pid)]));
  const sockets = socketsOf(descriptors);
  const after = timeslicesOfEach(readThreadsAgain(tree, threads));
  return {
    activity: summarise(waits, sockets, descriptors),
    timeslices: sumOf(after.filter(({ isOwn }) => isOwn)),
    threads: { before, after },
    cpuMs: cpuMsOf(tree),
    sockets: sockets.map((each) => each.socket),
  };
}

function running(processes: number, cpuMs: number): Observation {
  return { activity: { is: 'running' }, processes, cpuMs, sockets: [], socketsUnread: true };
}

/**
 * The open UDP sockets of these processes, whatever they do.
 *
 * @returns undefined if one of them has no descriptor left: it is about to end
 */
export function openSocketsOf(tree: readonly number[]): readonly UdpSocket[] | undefined {
  const descriptors = new Map(tree.map((pid) => [pid, descriptorsOf(pid)]));
  if ([...descriptors.values()].some(({ size }) => size === 0)) return undefined;
  return socketsOf(descriptors).map((each) => each.socket);
}

function cpuMsOf(tree: readonly number[]): number {
  return tree.reduce((sum, pid) => sum + (readProcess(pid)?.cpuMs ?? 0), 0);
}

interface ProcessThread {
  readonly pid: number;
  readonly thread: ThreadSnapshot;
}

interface OpenSocket {
  readonly pid: number;
  readonly fd: number;
  readonly socket: UdpSocket;
}

type ProcessWait = Wait & { readonly pid: number };

function readThreads(pid: number): readonly ProcessThread[] {
  return threadIdsOf(pid).flatMap((tid) => {
    const thread = readThread(pid, tid);
    return thread === undefined ? [] : [{ pid, thread }];
  });
}

/** The threads that exist now. Only new ones are read. */
function readThreadsAgain(tree: readonly number[], before: readonly ProcessThread[]): readonly ProcessThread[] {
  return tree.flatMap((pid) => {
    const known = new Map(before.filter((each) => each.pid === pid).map((each) => [each.thread.tid, each]));
    return threadIdsOf(pid).flatMap((tid) => {
      const placed = known.get(tid);
      if (placed !== undefined) return [placed];
      const thread = readThread(pid, tid);
      return thread === undefined ? [] : [{ pid, thread }];
    });
  });
}

/**
 * Housekeeping threads of a runtime wake up even if the program does nothing. Their timeslices are
 * not the program's own.
 */
function timeslicesOfEach(
  threads: readonly ProcessThread[],
): readonly (ThreadTimeslices & { readonly isOwn: boolean })[] {
  return threads.map(({ pid, thread: { tid, name } }) => ({
    pid,
    tid,
    timeslices: readTimeslices(pid, tid) ?? 0,
    isOwn: !isRuntimeThread(name),
  }));
}

function sumOf(threads: readonly ThreadTimeslices[]): number {
  return threads.reduce((sum, { timeslices }) => sum + timeslices, 0);
}

type Descriptors = ReadonlyMap<number, ReadonlyMap<number, string>>;

function socketsOf(descriptors: Descriptors): readonly OpenSocket[] {
  // The table of all sockets is the most expensive file to read here.
  if (![...descriptors.values()].some((targets) => [...targets.values()].some(isSocket))) return [];
  const byInode = new Map(readUdpSockets().map((socket) => [`socket:[${socket.inode}]`, socket]));
  return [...descriptors].flatMap(([pid, targets]) =>
    [...targets].flatMap(([fd, target]) => {
      const socket = byInode.get(target);
      return socket === undefined ? [] : [{ pid, fd, socket }];
    }),
  );
}

function isSocket(target: string): boolean {
  return target.startsWith('socket:');
}

function summarise(waits: readonly ProcessWait[], sockets: readonly OpenSocket[], descriptors: Descriptors): Activity {
  const living = waits.filter((wait) => wait.for !== 'gone');
  if (living.length === 0) return { is: 'gone' };
  const onDescriptors = living.filter((wait) => wait.for === 'descriptors');
  const watched = onDescriptors.flatMap((wait) =>
    sockets.filter((each) => each.pid === wait.pid && wait.descriptors.includes(each.fd)),
  );
  if (watched.some((each) => each.socket.queuedBytes > 0)) return { is: 'running' };
  const receivesOn = [...new Set(watched.map((each) => each.socket.port))].filter((port) => port > 0);
  const call =
    onDescriptors.find((wait) => watched.some((each) => wait.descriptors.includes(each.fd)))?.call ??
    onDescriptors[0]?.call;
  const reader = onDescriptors.find((wait) => readsTerminal(descriptors.get(wait.pid), wait.descriptors));
  const wakesUp = living.some((wait) => wait.for === 'time' || ('timed' in wait && wait.timed));
  if (reader !== undefined) return { is: 'keyboard', receivesOn, call: reader.call, ...(wakesUp ? { wakesUp } : {}) };
  if (wakesUp) return { is: 'timed', receivesOn, call: call ?? 'sleep' };
  if (living.some((wait) => wait.for === 'continue')) return { is: 'stopped' };
  return { is: 'waiting', receivesOn, call: call ?? 'wait' };
}

function readsTerminal(open: ReadonlyMap<number, string> | undefined, descriptors: readonly number[]): boolean {
  const keyboard = open?.get(0);
  return descriptors.some(
    (fd) => fd === 0 || (keyboard?.startsWith('/dev/pts/') === true && open?.get(fd) === keyboard),
  );
}
