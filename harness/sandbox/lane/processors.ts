/**
 * Pins each lane to a processor, if there are as many lanes as processors. A performance trick.
 *
 * A lane and the program that it observes run alternately, thousands of times a second. The kernel
 * does not move either of them to an idle processor in so short a time (`sched_migration_cost_ns`,
 * 0.5 ms). Without pinning, two lanes often wait for one processor while the other is idle.
 */
import { readFileSync } from 'node:fs';
import { loadLibrary } from '../../observe/process/libc.ts';

/**
 * The processor to which a lane is pinned.
 *
 * @param lane from 0
 * @param lanes number of lanes that run at the same time
 * @param allowed processors that this process may use
 * @returns undefined if the lane is not pinned: a lane that has several processors to itself is
 * faster with all of them
 */
export function processorFor(lane: number, lanes: number, allowed = allowedProcessors()): number | undefined {
  return lanes < 2 || lanes < allowed.length ? undefined : allowed[lane % allowed.length];
}

/**
 * Numbers of the processors that this process may use, in ascending order; empty if the system does
 * not show them (`Cpus_allowed_list`, proc(5)).
 */
export function allowedProcessors(): readonly number[] {
  try {
    const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '';
    return list.split(',').flatMap((range) => {
      const [first, last = first] = range.split('-').map(Number) as [number, number?];
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
  } catch {
    return [];
  }
}

const maskBytes = 128;

/**
 * Pins this thread, and the processes that it starts, to one processor (sched_setaffinity(2)). If
 * the machine refuses, nothing changes.
 */
export function pinToProcessor(processor: number): void {
  if (process.platform !== 'linux' || processor >= 8 * maskBytes) return;
  const mask = Buffer.alloc(maskBytes);
  mask[processor >> 3] = 1 << (processor & 7);
  try {
    const { library } = loadLibrary();
    library.func('int sched_setaffinity(int pid, size_t bytes, void *mask)')(0, maskBytes, mask);
  } catch {
    // Without koffi, the kernel chooses the processor of a lane.
  }
}
