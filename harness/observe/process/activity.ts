/**
 * What a subject is doing, read from the kernel at one moment: every thread of every process of it.
 *
 * It sends no probe, stops nothing, and guesses nothing: what cannot be read counts as running. The threads are looked at one after another;
 * whoever needs a true snapshot takes two readings and compares their {@link Observation.threads}.
 */
import type { Pace } from '../portable/pace.ts';
import {
  descriptorsOf,
  readProcess,
  readThread,
  readTimeslices,
  readUdpSockets,
  threadIdsOf,
  type ThreadReading,
  type UdpSocket,
} from './proc.ts';
import type { ThreadTimeslices } from './timeslices.ts';
import { isRuntimeThread, waitOf, type Wait } from './waits.ts';

export type Activity =
  /** No process of it is left. */
  | { readonly is: 'gone' }
  | { readonly is: 'running' }
  /** It waits, and wakes up by itself: a sleep, or a wait with a time-out. */
  | { readonly is: 'timed'; readonly receivesOn: readonly number[]; readonly call: string }
  /** It waits for the keyboard: in a `read`, or with an event loop, which may receive at the same time. */
  | {
      readonly is: 'keyboard';
      readonly receivesOn: readonly number[];
      readonly call: string;
      readonly wakesUp?: true;
    }
  /** It waits for what only others can bring, without a time-out: it will wait forever if nothing comes. */
  | { readonly is: 'waiting'; readonly receivesOn: readonly number[]; readonly call: string }
  | { readonly is: 'stopped' }
  /** Nothing was seen of it for so long; what it does is not known. */
  | { readonly is: 'quiet'; readonly forMs: number; readonly pace: Pace };

export interface Observation {
  readonly activity: Activity;
  /** Times that the program's own threads were put on a processor; those of its runtime's housekeeping are left out. Not counted while it runs. */
  readonly timeslices?: number;
  /** All its threads, before and after the reading. Not kept while it runs. */
  readonly threads?: { readonly before: readonly ThreadTimeslices[]; readonly after: readonly ThreadTimeslices[] };
  /** Processor time used so far, in milliseconds; see {@link ProcessReading.cpuMs}. */
  readonly cpuMs: number;
  /** Count of its processes, as far as they are known; absent where they are not seen. */
  readonly processes?: number;
  /** Its open UDP sockets; not looked for while it runs. */
  readonly sockets: readonly UdpSocket[];
}

const gone: Observation = {
  activity: { is: 'gone' },
  timeslices: 0,
  threads: { before: [], after: [] },
  cpuMs: 0,
  sockets: [],
};

/**
 * A quick look: whether the first thread of one of these processes runs at this moment. Most looks at a program find that it does, and then
 * nothing else needs to be read.
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
  const waits = threads.map(({ pid, thread }): PlacedWait => ({ ...waitOf(pid, thread), pid }));
  if (waits.some((wait) => wait.for === 'nothing')) return running(tree.length, cpuMsOf(tree));
  const descriptors = new Map(tree.map((pid) => [pid, descriptorsOf(pid)]));
  const sockets = socketsOf(descriptors);
  const after = timeslicesOfEach(threadsAgain(tree, threads));
  return {
    activity: summarise(waits, sockets, descriptors),
    timeslices: sumOf(after.filter(({ isOwn }) => isOwn)),
    threads: { before, after },
    cpuMs: cpuMsOf(tree),
    sockets: sockets.map((each) => each.socket),
  };
}

function running(processes: number, cpuMs: number): Observation {
  return { activity: { is: 'running' }, processes, cpuMs, sockets: [] };
}

function cpuMsOf(tree: readonly number[]): number {
  return tree.reduce((sum, pid) => sum + (readProcess(pid)?.cpuMs ?? 0), 0);
}

interface PlacedThread {
  readonly pid: number;
  readonly thread: ThreadReading;
}

interface OpenSocket {
  readonly pid: number;
  readonly fd: number;
  readonly socket: UdpSocket;
}

type PlacedWait = Wait & { readonly pid: number };

function readThreads(pid: number): readonly PlacedThread[] {
  return threadIdsOf(pid).flatMap((tid) => {
    const thread = readThread(pid, tid);
    return thread === undefined ? [] : [{ pid, thread }];
  });
}

/** The threads that there are now: only those that were not there before are read anew. */
function threadsAgain(tree: readonly number[], before: readonly PlacedThread[]): readonly PlacedThread[] {
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

/** A runtime's housekeeping wakes up whether the program does anything or not: its timeslices are not the program's own. */
function timeslicesOfEach(
  threads: readonly PlacedThread[],
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
  // The table of all sockets is the dearest thing to read here.
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

function summarise(waits: readonly PlacedWait[], sockets: readonly OpenSocket[], descriptors: Descriptors): Activity {
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
