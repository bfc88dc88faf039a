/**
 * One submission at a time on a network. Without isolation, two that bind the same port would spoil
 * each other's verdicts, also in two separate runs of different users.
 *
 * The lock is a socket in the abstract namespace (unix(7)): each name exists once in a network
 * namespace, and the kernel frees it when its holder ends, whatever the reason. A process that
 * wants the lock connects to the holder, receives its process id, and tries again when the
 * connection closes. On systems without abstract sockets the name is a file, and a file on which no
 * process listens is taken over.
 */
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface HostLockOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * Called once if another run holds the lock.
   * @param pid process id of that run
   */
  readonly onWait?: (pid: number) => void;
}

/** The lock of the network. Resolves when it is held; disposal releases it. */
export async function lockHost(options: HostLockOptions = {}): Promise<AsyncDisposable> {
  return holdLock('network', options);
}

/**
 * Any other lock of this kind. Resolves when it is held; disposal releases it.
 *
 * @param of what is locked: up to 60 characters that a file name may have
 */
export async function holdLock(of: string, { signal, onWait }: HostLockOptions = {}): Promise<AsyncDisposable> {
  const name = lockName(of);
  for (let waited = false; ;) {
    signal?.throwIfAborted();
    const lock = await tryLock(name);
    if (lock !== undefined) return lock;
    const heldBy = await holderEnds(name, signal, (pid) => {
      if (!waited) onWait?.(pid);
      waited = true;
    });
    if (!heldBy) removeAbandoned(name);
  }
}

/** @returns the process that holds the lock now; undefined if none does */
export async function hostLockHolder(): Promise<number | undefined> {
  const asked = new AbortController();
  let holder: number | undefined;
  await holderEnds(lockName('network'), asked.signal, (pid) => {
    holder = pid;
    asked.abort();
  }).catch(() => undefined);
  return holder;
}

function lockName(of: string): string {
  const name = `datagrade-${of}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
}

/** @returns undefined if another process holds it */
function tryLock(name: string): Promise<AsyncDisposable | undefined> {
  const waiting = new Set<{ readonly destroy: () => void }>();
  const server: Server = createServer((waiter) => {
    waiting.add(waiter);
    waiter.on('error', () => waiter.destroy());
    waiter.on('close', () => waiting.delete(waiter));
    waiter.write(`${process.pid}\n`);
  });
  const giveBack = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const waiter of waiting) waiter.destroy();
    });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(name, () => resolve({ [Symbol.asyncDispose]: giveBack }));
  });
}

/**
 * Resolves when the holder has released the lock or is gone; to false if no process listened under
 * that name.
 */
function holderEnds(name: string, signal: AbortSignal | undefined, onHolder: (pid: number) => void): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const holder = connect(name);
    const abort = (): void => {
      holder.destroy();
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', abort, { once: true });
    let isThere = false;
    let received = '';
    holder.setEncoding('utf8').on('data', (text: string) => {
      received += text;
      if (received.endsWith('\n')) onHolder(Number(received));
    });
    holder.on('connect', () => (isThere = true));
    holder.on('error', () => holder.destroy());
    holder.on('close', () => {
      signal?.removeEventListener('abort', abort);
      resolve(isThere);
    });
  });
}

/**
 * Removes the file of a killed holder, if the name is a file. Two processes that find it at the
 * same moment may both take the lock; an abstract name does not allow that.
 */
function removeAbandoned(name: string): void {
  if (!name.startsWith('\0')) rmSync(name, { force: true });
}
