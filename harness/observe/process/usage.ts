/**
 * How much of the machine some processes use, all of them together (proc(5)).
 */
import { readProcFile } from './proc-file.ts';

export interface Usage {
  /** Processes and threads. */
  readonly tasks: number;
  /** Memory that they have to themselves or share with each other: not that of programs and libraries. */
  readonly memoryBytes: number;
  /** Written with system calls so far, to files and elsewhere; of processes that have ended only what their parents have been told. */
  readonly writtenBytes: number;
}

export function readUsage(pids: readonly number[]): Usage {
  let tasks = 0;
  let memoryBytes = 0;
  let writtenBytes = 0;
  for (const pid of pids) {
    const status = readProcFile(`/proc/${pid}/status`);
    tasks += figure(status, 'Threads');
    memoryBytes += (figure(status, 'RssAnon') + figure(status, 'RssShmem')) * 1024;
    writtenBytes += figure(readProcFile(`/proc/${pid}/io`), 'wchar');
  }
  return { tasks, memoryBytes, writtenBytes };
}

/**
 * The same memory with what several processes share counted once: exact, and dear to find out.
 *
 * @returns the sum in bytes so far after each process. Reading one waits while that process forks, which can be long where there are many.
 */
export function* readSharedOnce(pids: readonly number[]): Generator<number, void> {
  let bytes = 0;
  for (const pid of pids) {
    const rollup = readProcFile(`/proc/${pid}/smaps_rollup`);
    yield (bytes += (figure(rollup, 'Pss_Anon') + figure(rollup, 'Pss_Shmem')) * 1024);
  }
}

function figure(text: string | undefined, name: string): number {
  return Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text ?? '')?.[1] ?? 0);
}
