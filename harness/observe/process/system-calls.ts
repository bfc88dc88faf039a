/**
 * Numbers of the system calls in which programs of this lab wait, by processor architecture (Linux
 * system call tables).
 */

export type WaitingCall =
  | 'read'
  | 'receive'
  | 'poll'
  | 'ppoll'
  | 'select'
  | 'pselect'
  | 'epoll'
  | 'epollTimespec'
  | 'sleep'
  | 'futex'
  | 'wait'
  | 'accept';

const x64: ReadonlyMap<number, WaitingCall> = new Map<number, WaitingCall>([
  [0, 'read'],
  [19, 'read'],
  [45, 'receive'],
  [47, 'receive'],
  [299, 'receive'],
  [7, 'poll'],
  [271, 'ppoll'],
  [23, 'select'],
  [270, 'pselect'],
  [232, 'epoll'],
  [281, 'epoll'],
  [441, 'epollTimespec'],
  [35, 'sleep'],
  [230, 'sleep'],
  [202, 'futex'],
  [61, 'wait'],
  [247, 'wait'],
  [34, 'wait'],
  [130, 'wait'],
  [43, 'accept'],
  [288, 'accept'],
]);

const arm64: ReadonlyMap<number, WaitingCall> = new Map<number, WaitingCall>([
  [63, 'read'],
  [65, 'read'],
  [207, 'receive'],
  [212, 'receive'],
  [243, 'receive'],
  [73, 'ppoll'],
  [72, 'pselect'],
  [22, 'epoll'],
  [441, 'epollTimespec'],
  [101, 'sleep'],
  [115, 'sleep'],
  [98, 'futex'],
  [260, 'wait'],
  [95, 'wait'],
  [133, 'wait'],
  [202, 'accept'],
  [242, 'accept'],
]);

/**
 * @returns undefined for an architecture whose numbers are not listed; the portable observer is
 * used there
 */
export function waitingCalls(architecture: string = process.arch): ReadonlyMap<number, WaitingCall> | undefined {
  if (architecture === 'x64') return x64;
  if (architecture === 'arm64') return arm64;
  return undefined;
}
