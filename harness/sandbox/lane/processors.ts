/**
 * A processor for each lane, where there are as many lanes as processors.
 *
 * A lane and the program that it observes take turns, thousands of times in a second. The kernel moves neither to an idle processor in so short a
 * time (`sched_migration_cost_ns`, 0.5 ms): with nobody bound, two lanes often wait for one processor while the other has nothing to do.
 */
import { readFileSync } from 'node:fs';
import { loadLibrary } from '../../observe/process/libc.ts';

/**
 * The processor that a lane keeps to.
 *
 * @param lane from 0
 * @param lanes how many work side by side
 * @param allowed those that this process may use
 * @returns undefined where it keeps to none: a lane that has several processors to itself is better off with all of them
 */
export function processorFor(lane: number, lanes: number, allowed = allowedProcessors()): number | undefined {
  return lanes < 2 || lanes < allowed.length ? undefined : allowed[lane % allowed.length];
}

/** The processors that this process may use, by number, in ascending order; none where the system does not say (`Cpus_allowed_list`, proc(5)). */
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

/** Binds this thread, and the processes that it starts, to one processor (sched_setaffinity(2)); where the machine refuses, nothing changes. */
export function pinToProcessor(processor: number): void {
  if (process.platform !== 'linux' || processor >= 8 * maskBytes) return;
  const mask = Buffer.alloc(maskBytes);
  mask[processor >> 3] = 1 << (processor & 7);
  try {
    const { library } = loadLibrary();
    library.func('int sched_setaffinity(int pid, size_t bytes, void *mask)')(0, maskBytes, mask);
  } catch {
    // Without koffi a lane goes where the kernel sends it.
  }
}
