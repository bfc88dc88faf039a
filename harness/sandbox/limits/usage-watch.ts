/**
 * Watches how much of the machine a subject uses, for the limits that the kernel does not enforce.
 */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { nameBytes } from '../../observe/file-name.ts';
import { type FolderEntry, readFolderSync } from '../../observe/read-folder.ts';
import { measureProportionalMemory, readUsage } from '../../observe/process/usage.ts';
import { limits as programLimits, type Limits } from './limits.ts';

export interface LimitReached {
  readonly limit: 'tasks' | 'memory' | 'disk' | 'output' | 'datagrams';
  readonly used: number;
  readonly allowed: number;
}

/** Measuring costs little, but not nothing. */
const pauseMs = 20;
/** Measuring the folder costs more. */
const folderPauseMs = 100;
/** The folder is measured again after its processes have written this part of their disk limit. */
const measureAfter = 1 / 8;

export class UsageWatch {
  readonly #folder: string;
  readonly #limits: Limits;
  readonly #bytesBefore: number;
  #writtenBytes = 0;
  #measuredMs = performance.now();
  #measuring: ReturnType<typeof measureProportionalMemory> | undefined;

  /** @param folder the folder that the subject may write to, before the subject starts */
  constructor(folder: string, limits: Limits = programLimits) {
    this.#folder = folder;
    this.#limits = limits;
    this.#bytesBefore = sizeOf(folder);
  }

  /**
   * @param pids returns the subject's processes
   * @param outputBytes size of all that it has displayed
   * @returns the first limit that it exceeds
   */
  poll(pids: () => readonly number[], outputBytes: number): LimitReached | undefined {
    const allowed = this.#limits.floodBytes;
    if (outputBytes > allowed) return { limit: 'output', used: outputBytes, allowed };
    return performance.now() - this.#measuredMs < pauseMs ? undefined : this.measure(pids());
  }

  /**
   * The same for a subject whose processes cannot be read: their number and their memory are
   * unknown.
   */
  pollOutputAndDisk(outputBytes: number): LimitReached | undefined {
    const { floodBytes, diskBytes } = this.#limits;
    if (outputBytes > floodBytes) return { limit: 'output', used: outputBytes, allowed: floodBytes };
    if (performance.now() - this.#measuredMs < folderPauseMs) return undefined;
    this.#measuredMs = performance.now();
    const used = sizeOf(this.#folder) - this.#bytesBefore;
    return used > diskBytes ? { limit: 'disk', used, allowed: diskBytes } : undefined;
  }

  /**
   * Measures immediately, without the output.
   * @param tree the subject's processes
   */
  measure(tree: readonly number[]): LimitReached | undefined {
    const limits = this.#limits;
    this.#measuredMs = performance.now();
    if (tree.length > limits.tasks) return tooManyTasks(tree.length, limits);
    const { tasks, memoryBytes, writtenBytes } = readUsage(tree);
    if (tasks > limits.tasks) return tooManyTasks(tasks, limits);
    return this.#checkMemory(tree, memoryBytes) ?? this.#checkDisk(writtenBytes);
  }

  /**
   * Measures a few processes at a time, so that those of a program that forks endlessly are counted
   * again in between.
   */
  #checkMemory(tree: readonly number[], memoryBytes: number): LimitReached | undefined {
    const allowed = this.#limits.memoryBytes;
    if (memoryBytes <= allowed) {
      this.#measuring = undefined;
      return undefined;
    }
    this.#measuring ??= measureProportionalMemory(tree);
    do {
      const { value: used, done } = this.#measuring.next();
      if (done) this.#measuring = undefined;
      else if (used > allowed) return { limit: 'memory', used, allowed };
    } while (this.#measuring !== undefined && performance.now() - this.#measuredMs < pauseMs);
    return undefined;
  }

  #checkDisk(writtenBytes: number): LimitReached | undefined {
    const allowed = this.#limits.diskBytes;
    if (Math.abs(writtenBytes - this.#writtenBytes) < allowed * measureAfter) return undefined;
    this.#writtenBytes = writtenBytes;
    const used = sizeOf(this.#folder) - this.#bytesBefore;
    return used > allowed ? { limit: 'disk', used, allowed } : undefined;
  }
}

function tooManyTasks(used: number, limits: Limits): LimitReached {
  return { limit: 'tasks', used, allowed: limits.tasks };
}

const blockBytes = 512;

/** Size on the disk in bytes; a file that vanishes meanwhile counts as 0. */
function sizeOf(folder: string): number {
  let bytes = 0;
  for (const entry of listEntries(folder)) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory()
      ? sizeOf(path)
      : (lstatSync(nameBytes(path), { throwIfNoEntry: false })?.blocks ?? 0) * blockBytes;
  }
  return bytes;
}

function listEntries(folder: string): readonly FolderEntry[] {
  try {
    return readFolderSync(folder);
  } catch {
    return [];
  }
}
