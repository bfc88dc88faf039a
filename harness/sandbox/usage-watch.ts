/**
 * Watches what a subject uses of the machine, for the limits that the kernel does not keep by itself.
 */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSharedOnce, readUsage } from '../observe/usage.ts';
import { limits } from './limits.ts';

export interface LimitReached {
  readonly limit: 'tasks' | 'memory' | 'disk' | 'output';
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
  #measuring: ReturnType<typeof readSharedOnce> | undefined;

  /** @param folder the one in which the subject may write, as it is before it starts */
  constructor(folder: string) {
    this.#folder = folder;
    this.#bytesBefore = sizeOf(folder);
  }

  /**
   * @param pids gives the subject's processes
   * @param outputBytes all that it has displayed
   * @returns the first limit that it has passed
   */
  look(pids: () => readonly number[], outputBytes: number): LimitReached | undefined {
    if (outputBytes > limits.floodBytes) return { limit: 'output', used: outputBytes, allowed: limits.floodBytes };
    if (performance.now() - this.#lookedMs < pauseMs) return undefined;
    this.#lookedMs = performance.now();
    const family = pids();
    if (family.length > limits.tasks) return tooMany(family.length);
    const { tasks, memoryBytes, writtenBytes } = readUsage(family);
    if (tasks > limits.tasks) return tooMany(tasks);
    return this.#lookAtMemory(family, memoryBytes) ?? this.#lookAtDisk(writtenBytes);
  }

  /** A few processes at a time: those of a program that forks without end are counted again in between. */
  #lookAtMemory(family: readonly number[], memoryBytes: number): LimitReached | undefined {
    if (memoryBytes <= limits.memoryBytes) {
      this.#measuring = undefined;
      return undefined;
    }
    this.#measuring ??= readSharedOnce(family);
    do {
      const { value: used, done } = this.#measuring.next();
      if (done) this.#measuring = undefined;
      else if (used > limits.memoryBytes) return { limit: 'memory', used, allowed: limits.memoryBytes };
    } while (this.#measuring !== undefined && performance.now() - this.#lookedMs < pauseMs);
    return undefined;
  }

  #lookAtDisk(writtenBytes: number): LimitReached | undefined {
    if (Math.abs(writtenBytes - this.#writtenBytes) < measureAfterBytes) return undefined;
    this.#writtenBytes = writtenBytes;
    const used = sizeOf(this.#folder) - this.#bytesBefore;
    return used > limits.diskBytes ? { limit: 'disk', used, allowed: limits.diskBytes } : undefined;
  }
}

function tooMany(used: number): LimitReached {
  return { limit: 'tasks', used, allowed: limits.tasks };
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
