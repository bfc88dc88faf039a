/**
 * Starts a process without copying this one first: posix_spawn(3), through `koffi`. A performance
 * trick.
 *
 * Node starts a process with fork(2): the kernel copies the page tables of all its memory, Node
 * waits for that, and then pays for each page that it writes to. With the memory of a lane, that
 * takes longer than starting the jail. With posix_spawn, the new process shares the memory until it
 * executes its program.
 */
import { constants } from 'node:fs';
import { isMainThread, MessageChannel } from 'node:worker_threads';
import { loadLibrary } from '../../observe/process/libc.ts';

/** What a descriptor of the new process refers to: one of this process, or an empty file. */
export type DescriptorSource = number | 'null';

export interface SpawnOptions {
  /** Absolute path of the executable, then its arguments. */
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /**
   * Its descriptors from 0 on; it has no others. None of the given numbers may itself be in this
   * range.
   */
  readonly descriptors: readonly DescriptorSource[];
  /** Called when it is gone, never before `spawn` has returned. */
  readonly onGone: () => void;
}

export interface Spawner {
  /**
   * @returns the process, which leads a session of its own; undefined if the kernel does not start
   * it
   */
  readonly spawn: (options: SpawnOptions) => number | undefined;
  /**
   * A pipe whose ends no process inherits.
   * @returns undefined if this process may open no more
   */
  readonly openPipe: () => { readonly read: number; readonly write: number } | undefined;
}

// <spawn.h>, <fcntl.h>, <sys/wait.h> of Linux. The sizes are larger than those of any C library.
const POSIX_SPAWN_SETSIGDEF = 0x04;
const POSIX_SPAWN_SETSIGMASK = 0x08;
const POSIX_SPAWN_SETSID = 0x80;
const attributeBytes = 512;
const actionBytes = 256;
const signalSetBytes = 128;
const intBytes = 4;
const WNOHANG = 1;
const O_CLOEXEC = 0o2000000;

interface Calls {
  posix_spawn(
    pid: Buffer,
    path: string,
    actions: Buffer,
    attributes: Buffer,
    argv: (string | null)[],
    env: (string | null)[],
  ): number;
  posix_spawn_file_actions_init(actions: Buffer): number;
  posix_spawn_file_actions_destroy(actions: Buffer): number;
  posix_spawn_file_actions_adddup2(actions: Buffer, fd: number, as: number): number;
  posix_spawn_file_actions_addopen(actions: Buffer, fd: number, path: string, flags: number, mode: number): number;
  posix_spawn_file_actions_addchdir_np(actions: Buffer, path: string): number;
  posix_spawnattr_init(attributes: Buffer): number;
  posix_spawnattr_setflags(attributes: Buffer, flags: number): number;
  posix_spawnattr_setsigdefault(attributes: Buffer, signals: Buffer): number;
  posix_spawnattr_setsigmask(attributes: Buffer, signals: Buffer): number;
  waitpid(pid: number, status: null, options: number): number;
  pipe2(ends: Buffer, flags: number): number;
}

let cachedSpawner: Spawner | null | undefined;

/** @returns undefined if `koffi` or one of the calls is missing, or this thread gets no signals */
export function findSpawner(): Spawner | undefined {
  cachedSpawner ??= openSpawner();
  return cachedSpawner ?? undefined;
}

function openSpawner(): Spawner | null {
  // Only the main thread gets signals.
  if (process.platform !== 'linux' || !isMainThread) return null;
  try {
    const calls = declareCalls();
    const attributes = sessionAttributes(calls);
    const children = new Children(calls);
    return {
      spawn: (options) => {
        const pid = spawnWith(calls, attributes, options);
        if (pid !== undefined) children.await(pid, options.onGone);
        return pid;
      },
      openPipe: () => {
        const ends = Buffer.alloc(2 * intBytes);
        if (calls.pipe2(ends, O_CLOEXEC) !== 0) return undefined;
        return { read: ends.readInt32LE(0), write: ends.readInt32LE(intBytes) };
      },
    };
  } catch {
    return null;
  }
}

function declareCalls(): Calls {
  const { library } = loadLibrary();
  const action = 'int posix_spawn_file_actions_';
  const attribute = 'int posix_spawnattr_';
  return {
    posix_spawn: library.func(
      'int posix_spawn(void *pid, const char *path, void *actions, void *attributes, const char **argv, const char **env)',
    ),
    posix_spawn_file_actions_init: library.func(`${action}init(void *actions)`),
    posix_spawn_file_actions_destroy: library.func(`${action}destroy(void *actions)`),
    posix_spawn_file_actions_adddup2: library.func(`${action}adddup2(void *actions, int fd, int as)`),
    posix_spawn_file_actions_addopen: library.func(
      `${action}addopen(void *actions, int fd, const char *path, int flags, unsigned int mode)`,
    ),
    posix_spawn_file_actions_addchdir_np: library.func(`${action}addchdir_np(void *actions, const char *path)`),
    posix_spawnattr_init: library.func(`${attribute}init(void *attributes)`),
    posix_spawnattr_setflags: library.func(`${attribute}setflags(void *attributes, short flags)`),
    posix_spawnattr_setsigdefault: library.func(`${attribute}setsigdefault(void *attributes, void *signals)`),
    posix_spawnattr_setsigmask: library.func(`${attribute}setsigmask(void *attributes, void *signals)`),
    waitpid: library.func('int waitpid(int pid, void *status, int options)'),
    pipe2: library.func('int pipe2(void *ends, int flags)'),
  };
}

/**
 * A session of its own. Signals that this process ignores or blocks are not ignored or blocked in
 * the new one.
 */
function sessionAttributes(calls: Calls): Buffer {
  const attributes = Buffer.alloc(attributeBytes);
  calls.posix_spawnattr_init(attributes);
  calls.posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  calls.posix_spawnattr_setsigdefault(attributes, Buffer.alloc(signalSetBytes, 0xff));
  calls.posix_spawnattr_setsigmask(attributes, Buffer.alloc(signalSetBytes));
  return attributes;
}

function spawnWith(
  calls: Calls,
  attributes: Buffer,
  { argv, cwd, env, descriptors }: SpawnOptions,
): number | undefined {
  const actions = Buffer.alloc(actionBytes);
  calls.posix_spawn_file_actions_init(actions);
  try {
    calls.posix_spawn_file_actions_addchdir_np(actions, cwd);
    for (const [fd, given] of descriptors.entries()) {
      if (given === 'null') calls.posix_spawn_file_actions_addopen(actions, fd, '/dev/null', constants.O_RDWR, 0);
      else calls.posix_spawn_file_actions_adddup2(actions, given, fd);
    }
    const pid = Buffer.alloc(intBytes);
    const environment = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const error = calls.posix_spawn(pid, argv[0], actions, attributes, [...argv, null], [...environment, null]);
    return error === 0 ? pid.readInt32LE(0) : undefined;
  } finally {
    calls.posix_spawn_file_actions_destroy(actions);
  }
}

/**
 * Processes that were started and are not gone yet. The kernel reports an end by SIGCHLD; one
 * signal may announce several ends.
 */
class Children {
  readonly #calls: Calls;
  readonly #running = new Map<number, () => void>();
  /** A listener for signals does not keep Node alive; a message port does. */
  readonly #awake = new MessageChannel().port1;

  constructor(calls: Calls) {
    this.#calls = calls;
    this.#awake.unref();
    process.on('SIGCHLD', () => this.#reap());
  }

  await(pid: number, onGone: () => void): void {
    this.#running.set(pid, onGone);
    this.#awake.ref();
  }

  #reap(): void {
    for (const [pid, onGone] of this.#running) {
      // 0 means that it still runs, or was only stopped.
      if (this.#calls.waitpid(pid, null, WNOHANG) === 0) continue;
      this.#running.delete(pid);
      onGone();
    }
    if (this.#running.size === 0) this.#awake.unref();
  }
}
