/**
 * The few C library calls that Node does not offer, through `koffi`, loaded on first use.
 *
 * `koffi` is an optional package, and the structures are Linux's. If either is missing, every
 * function here returns `undefined`, and the caller uses what else there is. Only this file,
 * `network/packet-ring.ts` and two files of `sandbox/` (`subject/posix-spawn.ts`,
 * `lane/processors.ts`) call foreign code.
 */
import { createRequire } from 'node:module';

/** Both ends of a pseudo-terminal, as open file descriptors of this process. */
export interface PtyDescriptors {
  readonly master: number;
  readonly slave: number;
}

interface Libc {
  openpty(master: number[], slave: number[], name: null, termios: null, size: Buffer): number;
  fcntl(fd: number, command: number, argument: number): number;
  tcgetattr(fd: number, termios: Buffer): number;
  tcsetattr(fd: number, actions: number, termios: Buffer): number;
  syscall(number: number, a: number, b: number, c: number): number;
  getsockopt(fd: number, level: number, name: number, value: Buffer, length: number[]): number;
  read(fd: number, buffer: Buffer, bytes: number): number;
}

let loaded: Libc | null | undefined;

function libc(): Libc | undefined {
  loaded ??= load();
  return loaded ?? undefined;
}

/**
 * The C library, for files that declare calls of their own.
 * @throws if `koffi` or the library is missing
 */
export function loadLibrary(): { readonly koffi: Koffi; readonly library: ReturnType<Koffi['load']> } {
  const koffi = createRequire(import.meta.url)('koffi') as Koffi;
  return { koffi, library: koffi.load('libc.so.6') };
}

type Koffi = typeof import('koffi');

function load(): Libc | null {
  if (process.platform !== 'linux') return null;
  try {
    const { library } = loadLibrary();
    return {
      openpty: library.func('int openpty(_Out_ int *m, _Out_ int *s, void *name, void *termios, void *size)'),
      fcntl: library.func('int fcntl(int fd, int command, int argument)'),
      tcgetattr: library.func('int tcgetattr(int fd, void *termios)'),
      tcsetattr: library.func('int tcsetattr(int fd, int actions, void *termios)'),
      syscall: library.func('long syscall(long number, long a, long b, long c)'),
      getsockopt: library.func('int getsockopt(int fd, int level, int name, void *value, _Inout_ uint32_t *length)'),
      read: library.func('long read(int fd, void *buffer, size_t bytes)'),
    };
  } catch {
    return null;
  }
}

/** Whether this machine allows foreign calls at all. */
export function hasLibc(): boolean {
  return libc() !== undefined;
}

// termios(3), Linux: c_iflag, c_oflag, c_cflag, c_lflag are 32-bit each, at offsets 0, 4, 8, 12.
const termiosBytes = 64;
const outputFlagsAt = 4;
const localFlagsAt = 12;
const OPOST = 0o1;
const ECHO_ALL = 0o10 | 0o20 | 0o40 | 0o100;
const ICANON = 0o2;
const F_SETFD = 2;
const FD_CLOEXEC = 1;
const F_SETFL = 4;
const O_RDWR = 2;
const O_NONBLOCK = 0o4000;
const terminalRows = 24;
const terminalColumns = 200;

/**
 * Opens a pseudo-terminal in canonical mode, without echo and without translation of line ends
 * (openpty(3), termios(3)). Reading its master never blocks. No process that is started later
 * inherits either end.
 *
 * @returns undefined if the machine has none to give
 */
export function openPty(): PtyDescriptors | undefined {
  const c = libc();
  if (c === undefined) return undefined;
  const size = Buffer.alloc(8);
  size.writeUInt16LE(terminalRows, 0);
  size.writeUInt16LE(terminalColumns, 2);
  const master = [0];
  const slave = [0];
  if (c.openpty(master, slave, null, null, size) !== 0) return undefined;
  const pty = { master: master[0] as number, slave: slave[0] as number };
  // A program gets its own terminal as its standard streams, and no other program gets it.
  for (const fd of [pty.master, pty.slave]) c.fcntl(fd, F_SETFD, FD_CLOEXEC);
  const termios = Buffer.alloc(termiosBytes);
  c.tcgetattr(pty.slave, termios);
  termios.writeUInt32LE((termios.readUInt32LE(localFlagsAt) & ~ECHO_ALL) >>> 0, localFlagsAt);
  termios.writeUInt32LE((termios.readUInt32LE(outputFlagsAt) & ~OPOST) >>> 0, outputFlagsAt);
  c.tcsetattr(pty.slave, 0, termios);
  c.fcntl(pty.master, F_SETFL, O_RDWR | O_NONBLOCK);
  return pty;
}

/**
 * Reads what is available, without waiting. A performance trick: Node's own read throws if nothing
 * is available, which is nearly always, and takes ten times as long.
 *
 * @returns number of bytes; 0 if nothing is available now (EAGAIN), or no process has the other end
 * open (EIO)
 */
export function readIfAny(fd: number, buffer: Buffer): number {
  return Math.max(0, libc()?.read(fd, buffer, buffer.length) ?? 0);
}

/**
 * Whether the program at the other end edits lines itself (raw mode, as Node's `readline` does). It
 * then echoes what is typed.
 */
export function editsLinesItself(master: number): boolean {
  const termios = Buffer.alloc(termiosBytes);
  if (libc()?.tcgetattr(master, termios) !== 0) return false;
  return (termios.readUInt32LE(localFlagsAt) & ICANON) === 0;
}

const SYS_pidfd_open = 434;
const SYS_pidfd_getfd = 438;
const SOL_SOCKET = 1;
const SO_RCVTIMEO = 20;

/**
 * The receive timeout that a process has set on one of its sockets (SO_RCVTIMEO, socket(7)), in
 * milliseconds; 0 means none.
 *
 * @returns undefined if it cannot be read: no permission, no such descriptor, an old kernel
 */
export function receiveTimeoutOf(pid: number, fd: number, close: (fd: number) => void): number | undefined {
  const c = libc();
  if (c === undefined) return undefined;
  const process = c.syscall(SYS_pidfd_open, pid, 0, 0);
  if (process < 0) return undefined;
  try {
    const socket = c.syscall(SYS_pidfd_getfd, process, fd, 0);
    if (socket < 0) return undefined;
    try {
      const timeval = Buffer.alloc(16);
      if (c.getsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, timeval, [16]) !== 0) return undefined;
      return Number(timeval.readBigInt64LE(0)) * 1000 + Number(timeval.readBigInt64LE(8)) / 1000;
    } finally {
      close(socket);
    }
  } finally {
    close(process);
  }
}
