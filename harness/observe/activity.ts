/**
 * What a subject is doing, read from the kernel at one moment: every thread of every process of it.
 *
 * It sends no probe, stops nothing, and guesses nothing: what cannot be read counts as running. The threads are looked at one after another;
 * whoever needs a true snapshot takes two readings and compares their {@link Reading.allTurns}.
 */
import {
  descriptorsOf,
  readRunFigures,
  readThread,
  readUdpSockets,
  threadIdsOf,
  type ThreadReading,
  type UdpSocket,
} from './proc.ts';
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
  | { readonly is: 'stopped' };

export interface Reading {
  readonly activity: Activity;
  /** Times that the program's own threads were put on a processor; those of its runtime's housekeeping are left out. */
  readonly turns: number;
  /** The same for all threads, before and after the reading: nothing of it ran while the figure stays the same. */
  readonly allTurns: { readonly before: number; readonly after: number };
  /** Processor time used so far, in milliseconds. */
  readonly cpuMs: number;
  /** Its open UDP sockets; not looked for while it runs. */
  readonly sockets: readonly UdpSocket[];
}

const gone: Reading = { activity: { is: 'gone' }, turns: 0, allTurns: { before: 0, after: 0 }, cpuMs: 0, sockets: [] };

/** @param family the living processes of the subject */
export function readActivity(family: readonly number[]): Reading {
  if (family.length === 0) return gone;
  const threads = family.flatMap((pid) => readThreads(pid));
  const before = figuresOf(threads);
  const waits = threads.map(({ pid, thread }): PlacedWait => ({ ...waitOf(pid, thread), pid }));
  if (waits.some((wait) => wait.for === 'nothing')) return running(before);
  const sockets = socketsOf(family);
  const after = figuresOf(family.flatMap((pid) => readThreads(pid)));
  return {
    activity: summarise(waits, sockets),
    turns: after.ownTurns,
    allTurns: { before: before.allTurns, after: after.allTurns },
    cpuMs: after.cpuMs,
    sockets: sockets.map((each) => each.socket),
  };
}

function running({ ownTurns, allTurns, cpuMs }: Figures): Reading {
  return {
    activity: { is: 'running' },
    turns: ownTurns,
    allTurns: { before: allTurns, after: allTurns },
    cpuMs,
    sockets: [],
  };
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

interface Figures {
  readonly ownTurns: number;
  readonly allTurns: number;
  readonly cpuMs: number;
}

/** A runtime's housekeeping wakes up whether the program does anything or not: its turns are not the program's own. */
function figuresOf(threads: readonly PlacedThread[]): Figures {
  let ownTurns = 0;
  let allTurns = 0;
  let cpuMs = 0;
  for (const { pid, thread } of threads) {
    const figures = readRunFigures(pid, thread.tid);
    allTurns += figures?.turns ?? 0;
    if (!isRuntimeThread(thread.name)) ownTurns += figures?.turns ?? 0;
    cpuMs += figures?.cpuMs ?? 0;
  }
  return { ownTurns, allTurns, cpuMs };
}

function socketsOf(family: readonly number[]): readonly OpenSocket[] {
  const byInode = new Map(readUdpSockets().map((socket) => [`socket:[${socket.inode}]`, socket]));
  return family.flatMap((pid) =>
    [...descriptorsOf(pid)].flatMap(([fd, target]) => {
      const socket = byInode.get(target);
      return socket === undefined ? [] : [{ pid, fd, socket }];
    }),
  );
}

function summarise(waits: readonly PlacedWait[], sockets: readonly OpenSocket[]): Activity {
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
  const reader = onDescriptors.find((wait) => readsTerminal(wait.pid, wait.descriptors));
  const wakesUp = living.some((wait) => wait.for === 'time' || ('timed' in wait && wait.timed));
  if (reader !== undefined) return { is: 'keyboard', receivesOn, call: reader.call, ...(wakesUp ? { wakesUp } : {}) };
  if (wakesUp) return { is: 'timed', receivesOn, call: call ?? 'sleep' };
  if (living.some((wait) => wait.for === 'continue')) return { is: 'stopped' };
  return { is: 'waiting', receivesOn, call: call ?? 'wait' };
}

function readsTerminal(pid: number, descriptors: readonly number[]): boolean {
  if (descriptors.length === 0) return false;
  const targets = descriptorsOf(pid);
  const keyboard = targets.get(0);
  return descriptors.some(
    (fd) => fd === 0 || (keyboard !== undefined && targets.get(fd) === keyboard && keyboard.startsWith('/dev/pts/')),
  );
}
