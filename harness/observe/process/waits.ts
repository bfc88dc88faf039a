/**
 * What one thread waits for: its system call and the arguments, turned into a {@link Wait}.
 *
 * A timeout is read where the kernel has it: in the arguments (poll, epoll), in the caller's memory
 * (select, ppoll), or on the socket (SO_RCVTIMEO). A call that cannot be read counts as running, so
 * that no running thread is treated as waiting.
 */
import { closeSync, openSync, readlinkSync, readSync } from 'node:fs';
import { receiveTimeoutOf } from './libc.ts';
import { epollTargetsOf, type SystemCall, type ThreadSnapshot } from './proc.ts';
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
 * Housekeeping threads of runtimes. When idle, they wait for a monitor and wake up on timers of
 * their own, which says nothing about the program. A plain sleep in one of them, however, is a
 * pause in the middle of work.
 */
const runtimeThreads =
  /^(GC Thread|G1 |VM Thread|VM Periodic|Reference Handl|Finalizer|Signal Dispatch|Service Thread|Monitor Deflati|C[12] Compiler|Sweeper|Notification|Common-Cleaner|Attach Listener|Cleaner|process reaper|StringDedup)/;

/**
 * The thread that runs the operations of HotSpot. When idle, it waits for a second at a time. While
 * the virtual machine shuts down, all other threads wait for it: it checks every 10 ms whether they
 * have stopped (vmOperations.cpp, `VM_Exit::wait_for_threads_in_native_to_block`), and sleeps for a
 * millisecond before it removes its counters (perfData.cpp, `PerfDataManager::destroy`).
 */
const operationsThread = 'VM Thread';
const operationsPollMs = 20;

/**
 * Half of the period after which Go forces a garbage collection. While no goroutine runs, Go's
 * monitor, a thread without a name of its own, waits this long at a time (`sysmon` in
 * runtime/proc.go). If a goroutine has a timer that fires earlier, the monitor waits no longer than
 * that.
 */
const goMonitorMs = 60_000;

export function isRuntimeThread(name: string): boolean {
  return runtimeThreads.test(name);
}

export function waitOf(pid: number, thread: ThreadSnapshot): Wait {
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
      return waitOnDescriptors([Number(a)], hasReceiveTimeout(pid, Number(a)), 'read');
    case 'receive':
      return waitOnDescriptors([Number(a)], hasReceiveTimeout(pid, Number(a)), 'recvfrom');
    case 'accept':
      return waitOnDescriptors([Number(a)], false, 'accept');
    case 'poll':
      return waitOnDescriptors(polledDescriptors(pid, a, b), int32(c) >= 0, 'poll');
    case 'ppoll':
      return waitOnDescriptors(polledDescriptors(pid, a, b), c !== 0n, 'poll');
    case 'select':
    case 'pselect':
      return waitOnDescriptors(selectedDescriptors(pid, a, b), e !== 0n, 'select');
    case 'epoll':
      return waitOnDescriptors(epollTargetsOf(pid, Number(a)), int32(d) >= 0, 'epoll_wait');
    case 'epollTimespec':
      return waitOnDescriptors(epollTargetsOf(pid, Number(a)), d !== 0n, 'epoll_wait');
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

function waitOnDescriptors(descriptors: readonly number[], timed: boolean, call: string): Wait {
  return { for: 'descriptors', descriptors, timed, call };
}

// futex(2): the operations whose fourth argument is a timeout.
const FUTEX_COMMAND = 0x7f;
const FUTEX_WAIT = 0;
const FUTEX_WAIT_BITSET = 9;
const FUTEX_CLOCK_REALTIME = 0x100;
const timedFutexOperations = new Set([0, 6, 9, 11, 13]);

function futexWait(operation: number, timeout: bigint): Wait {
  return { for: 'another', timed: timedFutexOperations.has(operation & FUTEX_COMMAND) && timeout !== 0n };
}

/**
 * Time until a FUTEX_WAIT_BITSET gives up. Its deadline is a point in time of CLOCK_MONOTONIC. The
 * result is infinite if the deadline cannot be read.
 */
function futexTimeLeftMs(pid: number, { arguments: [, operation = 0n, , timeout = 0n] }: SystemCall): number {
  const isOnMonotonicClock = (Number(operation) & (FUTEX_COMMAND | FUTEX_CLOCK_REALTIME)) === FUTEX_WAIT_BITSET;
  const deadlineNs = isOnMonotonicClock ? readTimespecNs(pid, timeout) : undefined;
  return deadlineNs === undefined ? Infinity : Number(deadlineNs - process.hrtime.bigint()) / 1e6;
}

/**
 * How long a FUTEX_WAIT waits in total. It takes a duration; the other futex operations take a
 * deadline. Undefined for any other call.
 */
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

/** Runtimes that implement the timeouts of their sockets themselves, with poll(2) or epoll(7). */
const keepsOwnTimeouts = /\/(?:python|pypy|node|java|ruby)[^/]*$/;

/**
 * If the timeout cannot be read, because `koffi` is missing or the kernel is old, a compiled
 * program may have one.
 */
function hasReceiveTimeout(pid: number, fd: number): boolean {
  const timeoutMs = receiveTimeoutOf(pid, fd, closeSync);
  if (timeoutMs !== undefined) return timeoutMs > 0;
  return isSocket(pid, fd) && !keepsOwnTimeouts.test(linkOf(`/proc/${pid}/exe`));
}

function isSocket(pid: number, fd: number): boolean {
  return linkOf(`/proc/${pid}/fd/${fd}`).startsWith('socket:');
}

/** @returns an empty string if the path is not a link, does not exist or may not be read */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/**
 * `struct pollfd { int fd; short events; short revents; }`, as many as the second argument of
 * poll(2) says.
 */
function polledDescriptors(pid: number, address: bigint, count: bigint): readonly number[] {
  const memory = readMemory(pid, address, Number(count) * 8);
  if (memory === undefined) return [];
  return Array.from({ length: Number(count) }, (_, index) => memory.readInt32LE(index * 8)).filter((fd) => fd >= 0);
}

/** The set of select(2): one bit for each descriptor. */
function selectedDescriptors(pid: number, count: bigint, address: bigint): readonly number[] {
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
