/**
 * One submission at a time on a network: without isolation two that bind the same port would spoil each other's verdicts, also those of two
 * runs by the same user.
 *
 * The lock is a link that names its holder; one whose holder is gone is taken over.
 */
import { readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { startTicksOf } from '../observe/proc.ts';

export interface HostLockOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called once when another run holds the lock. @param pid its process */
  readonly onWait?: (pid: number) => void;
}

const lookEveryMs = 50;

/** Resolves when the lock is held; disposal gives it back. */
export async function lockHost({ signal, onWait }: HostLockOptions = {}): Promise<Disposable> {
  const path = join(tmpdir(), `datagrade-${userInfo().uid}`, `network-${networkName()}`);
  const me = `${process.pid}-${startTicksOf(process.pid) ?? 0}`;
  for (let waited = false; !tryLock(path, me);) {
    const holder = holderOf(path);
    if (holder === undefined) continue;
    if (!holder.lives) {
      takeAway(path, me);
      continue;
    }
    if (!waited) onWait?.(holder.pid);
    waited = true;
    await nextLook(signal);
  }
  return { [Symbol.dispose]: () => rmSync(path, { force: true }) };
}

/** The network namespace, where there are such: runs in different ones cannot meet. */
function networkName(): string {
  try {
    return readlinkSync('/proc/self/ns/net').replace(/\D/g, '');
  } catch {
    return 'host';
  }
}

function tryLock(path: string, me: string): boolean {
  try {
    symlinkSync(me, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(path: string): { readonly pid: number; readonly lives: boolean } | undefined {
  try {
    const [pid, ticks] = readlinkSync(path).split('-').map(Number) as [number, number];
    return { pid, lives: (startTicksOf(pid) ?? 0) === ticks && (ticks !== 0 || isAlive(pid)) };
  } catch {
    return undefined;
  }
}

/** Renaming is atomic: of two that find the holder gone only one removes the very link that it saw. */
function takeAway(path: string, me: string): void {
  const aside = `${path}.${me}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch {
    // Another was quicker.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Nothing announces that a link was removed on every file system, so it is looked at again after a moment. */
function nextLook(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  return new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}
