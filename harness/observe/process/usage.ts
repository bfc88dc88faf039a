/**
 * How much of the machine a set of processes uses together (proc(5)).
 */
import { readProcFile } from './proc-file.ts';

export interface Usage {
  /** Processes and threads. */
  readonly tasks: number;
  /** Anonymous and shared memory, without the memory of programs and libraries. */
  readonly memoryBytes: number;
  /**
   * Bytes written with system calls so far, to files and elsewhere. For processes that have ended,
   * it includes only what their parents were told.
   */
  readonly writtenBytes: number;
}

export function readUsage(pids: readonly number[]): Usage {
  let tasks = 0;
  let memoryBytes = 0;
  let writtenBytes = 0;
  for (const pid of pids) {
    const status = readProcFile(`/proc/${pid}/status`);
    tasks += procField(status, 'Threads');
    memoryBytes += (procField(status, 'RssAnon') + procField(status, 'RssShmem')) * 1024;
    writtenBytes += procField(readProcFile(`/proc/${pid}/io`), 'wchar');
  }
  return { tasks, memoryBytes, writtenBytes };
}

/**
 * Measures the same memory, but counts what several processes share only once: exact and expensive
 * (PSS of `smaps_rollup`).
 *
 * @returns the sum in bytes after each process. Reading a process blocks while that process forks,
 * which can take long if there are many.
 */
export function* measureProportionalMemory(pids: readonly number[]): Generator<number, void> {
  let bytes = 0;
  for (const pid of pids) {
    const rollup = readProcFile(`/proc/${pid}/smaps_rollup`);
    yield (bytes += (procField(rollup, 'Pss_Anon') + procField(rollup, 'Pss_Shmem')) * 1024);
  }
}

function procField(text: string | undefined, name: string): number {
  return Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text ?? '')?.[1] ?? 0);
}
