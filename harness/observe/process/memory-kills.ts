/**
 * How many processes the kernel has ended because memory ran out. The count is that of the whole
 * machine, containers included: if it did not grow, the kernel ended no process for that reason.
 */
import { readFileSync } from 'node:fs';

/** @returns undefined if this machine does not tell */
export function countMemoryKills(path = '/proc/vmstat'): number | undefined {
  try {
    const count = /^oom_kill (\d+)$/m.exec(readFileSync(path, 'latin1'))?.[1];
    return count === undefined ? undefined : Number(count);
  } catch {
    return undefined;
  }
}
