/**
 * What one thread waits for: its system call and the arguments of it, turned into a {@link Wait}.
 *
 * Time-outs are read where the kernel keeps them: in the arguments (poll, epoll), in the caller's memory (select, ppoll), on the socket
 * (SO_RCVTIMEO). What cannot be read counts as running, so that nothing is taken for waiting that might not be.
 */
import { closeSync, openSync, readlinkSync, readSync } from 'node:fs';
import { receiveTimeoutOf } from './libc.ts';
import { epollTargetsOf, type SystemCall, type ThreadReading } from './proc.ts';
import { waitingCalls } from './system-calls.ts';

export type Wait =
  | { readonly for: 'nothing' }
  | {
      readonly for: 'descriptors';
      readonly descriptors: readonly number[];
      readonly timed: boolean;
      readonly call: string;
    }
  | { readonly for: 'time' }
  | { readonly for: 'another'; readonly timed: boolean }
  | { readonly for: 'gone' }
  | { readonly for: 'continue' };

/**
 * Threads that a runtime keeps for itself. Idle, they wait for a monitor and wake up on timers of their own: that says nothing of the program. A
 * plain sleep of theirs, however, is a pause in the middle of work.
 */
const runtimeThreads =
  /^(GC Thread|G1 |VM Thread|VM Periodic|Reference Handl|Finalizer|Signal Dispatch|Service Thread|Monitor Deflati|C[12] Compiler|Sweeper|Notification|Common-Cleaner|Attach Listener|Cleaner|process reaper|StringDedup)/;

/**
 * The thread that runs the operations of HotSpot. Idle, it waits for a second at a time. While the virtual machine ends, all others wait for it: it
 * looks every 10 ms whether they have stopped (vmOperations.cpp, `VM_Exit::wait_for_threads_in_native_to_block`), and sleeps for a millisecond
 * before it takes its counters down (perfData.cpp, `PerfDataManager::destroy`).
 */
const operationsThread = 'VM Thread';
const operationsPollMs = 20;

/**
 * Half of the time after which Go collects its garbage unasked: for so long its monitor, a thread without a name of its own, waits at a time while
 * no goroutine runs (`sysmon` in runtime/proc.go). Where one has a timer that is due earlier, it waits no longer than for that.
 */
const goMonitorMs = 60_000;

export function isRuntimeThread(name: string): boolean {
  return runtimeThreads.test(name);
}

export function waitOf(pid: number, thread: ThreadReading): Wait {
  if (thread.state === 'Z' || thread.state === 'X') return { for: 'gone' };
  if (thread.state === 'T' || thread.state === 't') return { for: 'continue' };
  if (thread.state !== 'S' || thread.call === undefined) return { for: 'nothing' };
  const wait = waitInCall(pid, thread.call);
  if (thread.name === operationsThread && isInOperation(pid, wait, thread.call)) return { for: 'nothing' };
  if (wait.for !== 'another' || !wait.timed) return wait;
  const isOwnTimer = isRuntimeThread(thread.name) || relativeFutexMs(pid, thread.call) === goMonitorMs;
  return isOwnTimer ? { for: 'another', timed: false } : wait;
}

function isInOperation(pid: number, wait: Wait, call: SystemCall): boolean {
  if (wait.for === 'time') return true;
  return wait.for === 'another' && wait.timed && futexTimeLeftMs(pid, call) <= operationsPollMs;
}

function waitInCall(pid: number, { number, arguments: args }: SystemCall): Wait {
  const call = waitingCalls()?.get(number);
  const [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n] = args;
  switch (call) {
    case 'read':
      return on([Number(a)], hasReceiveTimeout(pid, Number(a)), 'read');
    case 'receive':
      return on([Number(a)], hasReceiveTimeout(pid, Number(a)), 'recvfrom');
    case 'accept':
      return on([Number(a)], false, 'accept');
    case 'poll':
      return on(polled(pid, a, b), int32(c) >= 0, 'poll');
    case 'ppoll':
      return on(polled(pid, a, b), c !== 0n, 'poll');
    case 'select':
    case 'pselect':
      return on(selected(pid, a, b), e !== 0n, 'select');
    case 'epoll':
      return on(epollTargetsOf(pid, Number(a)), int32(d) >= 0, 'epoll_wait');
    case 'epollTimespec':
      return on(epollTargetsOf(pid, Number(a)), d !== 0n, 'epoll_wait');
    case 'sleep':
      return { for: 'time' };
    case 'futex':
      return futexWait(Number(b), d);
    case 'wait':
      return { for: 'another', timed: false };
    case undefined:
      return { for: 'nothing' };
  }
}

function on(descriptors: readonly number[], timed: boolean, call: string): Wait {
  return { for: 'descriptors', descriptors, timed, call };
}

// futex(2): the operations that wait with a time-out as their fourth argument.
const FUTEX_COMMAND = 0x7f;
const FUTEX_WAIT = 0;
const FUTEX_WAIT_BITSET = 9;
const FUTEX_CLOCK_REALTIME = 0x100;
const timedFutexOperations = new Set([0, 6, 9, 11, 13]);

function futexWait(operation: number, timeout: bigint): Wait {
  return { for: 'another', timed: timedFutexOperations.has(operation & FUTEX_COMMAND) && timeout !== 0n };
}

/** Time until a FUTEX_WAIT_BITSET gives up, which it does at a moment of CLOCK_MONOTONIC; infinite where that cannot be told. */
function futexTimeLeftMs(pid: number, { arguments: [, operation = 0n, , timeout = 0n] }: SystemCall): number {
  const isOnMonotonicClock = (Number(operation) & (FUTEX_COMMAND | FUTEX_CLOCK_REALTIME)) === FUTEX_WAIT_BITSET;
  const deadlineNs = isOnMonotonicClock ? readTimespecNs(pid, timeout) : undefined;
  return deadlineNs === undefined ? Infinity : Number(deadlineNs - process.hrtime.bigint()) / 1e6;
}

/** How long a FUTEX_WAIT waits in all, which takes a duration where the others of its kind take a moment; undefined for any other call. */
function relativeFutexMs(
  pid: number,
  { arguments: [, operation = 0n, , timeout = 0n] }: SystemCall,
): number | undefined {
  const durationNs = (Number(operation) & FUTEX_COMMAND) === FUTEX_WAIT ? readTimespecNs(pid, timeout) : undefined;
  return durationNs === undefined ? undefined : Number(durationNs) / 1e6;
}

/** `struct timespec { int64_t seconds, nanoseconds; }` */
function readTimespecNs(pid: number, address: bigint): bigint | undefined {
  const timespec = address === 0n ? undefined : readMemory(pid, address, 16);
  return timespec && timespec.readBigInt64LE(0) * 1_000_000_000n + timespec.readBigInt64LE(8);
}

/** Runtimes that keep the time-outs of their sockets themselves, and wait with poll(2) or epoll(7) where there is one. */
const keepsOwnTimeouts = /\/(?:python|pypy|node|java|ruby)[^/]*$/;

/** Where it cannot be read, without `koffi` or on an old kernel, a compiled program may have one. */
function hasReceiveTimeout(pid: number, fd: number): boolean {
  const timeoutMs = receiveTimeoutOf(pid, fd, closeSync);
  if (timeoutMs !== undefined) return timeoutMs > 0;
  return isSocket(pid, fd) && !keepsOwnTimeouts.test(linkOf(`/proc/${pid}/exe`));
}

function isSocket(pid: number, fd: number): boolean {
  return linkOf(`/proc/${pid}/fd/${fd}`).startsWith('socket:');
}

/** @returns an empty text for what is no link, is gone or may not be read */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/** `struct pollfd { int fd; short events; short revents; }`, as many as the second argument says. */
function polled(pid: number, address: bigint, count: bigint): readonly number[] {
  const memory = readMemory(pid, address, Number(count) * 8);
  if (memory === undefined) return [];
  return Array.from({ length: Number(count) }, (_, index) => memory.readInt32LE(index * 8)).filter((fd) => fd >= 0);
}

/** The set of select(2): one bit a descriptor. */
function selected(pid: number, count: bigint, address: bigint): readonly number[] {
  if (address === 0n) return [];
  const memory = readMemory(pid, address, Math.ceil(Number(count) / 8));
  if (memory === undefined) return [];
  return Array.from({ length: Number(count) }, (_, fd) => fd).filter((fd) => ((memory[fd >> 3] ?? 0) >> (fd & 7)) & 1);
}

function readMemory(pid: number, address: bigint, size: number): Buffer | undefined {
  if (size <= 0 || size > 65_536) return undefined;
  try {
    const fd = openSync(`/proc/${pid}/mem`, 'r');
    try {
      const buffer = Buffer.alloc(size);
      return readSync(fd, buffer, 0, size, address) === size ? buffer : undefined;
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

function int32(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}
