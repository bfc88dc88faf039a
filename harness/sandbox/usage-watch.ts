/**
 * Watches what a subject uses of the machine, for the limits that the kernel does not keep by itself.
 */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSharedOnce, readUsage } from '../observe/usage.ts';
import { limits } from './limits.ts';

export interface LimitReached {
  readonly limit: 'tasks' | 'memory' | 'disk';
  readonly used: number;
  readonly allowed: number;
}

/** Looking costs little, but not nothing. */
const pauseMs = 20;
/** The folder is measured anew when its processes have written so much more. */
const measureAfterBytes = limits.diskBytes / 8;

export class UsageWatch {
  readonly #folder: string;
  readonly #bytesBefore: number;
  #writtenBytes = 0;
  #lookedMs = -Infinity;

  /** @param folder the one in which the subject may write, as it is before it starts */
  constructor(folder: string) {
    this.#folder = folder;
    this.#bytesBefore = sizeOf(folder);
  }

  /** @param pids gives the subject's processes. @returns the first limit that it has passed */
  look(pids: () => readonly number[]): LimitReached | undefined {
    if (performance.now() - this.#lookedMs < pauseMs) return undefined;
    this.#lookedMs = performance.now();
    const family = pids();
    const { tasks, memoryBytes, writtenBytes } = readUsage(family);
    if (tasks > limits.tasks) return { limit: 'tasks', used: tasks, allowed: limits.tasks };
    if (memoryBytes > limits.memoryBytes) {
      const used = readSharedOnce(family);
      if (used > limits.memoryBytes) return { limit: 'memory', used, allowed: limits.memoryBytes };
    }
    return this.#lookAtDisk(writtenBytes);
  }

  #lookAtDisk(writtenBytes: number): LimitReached | undefined {
    if (Math.abs(writtenBytes - this.#writtenBytes) < measureAfterBytes) return undefined;
    this.#writtenBytes = writtenBytes;
    const used = sizeOf(this.#folder) - this.#bytesBefore;
    return used > limits.diskBytes ? { limit: 'disk', used, allowed: limits.diskBytes } : undefined;
  }
}

const blockBytes = 512;

/** What it takes on the disk, in bytes; a file that vanishes meanwhile counts nothing. */
function sizeOf(folder: string): number {
  let bytes = 0;
  for (const entry of list(folder)) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory()
      ? sizeOf(path)
      : (lstatSync(path, { throwIfNoEntry: false })?.blocks ?? 0) * blockBytes;
  }
  return bytes;
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
