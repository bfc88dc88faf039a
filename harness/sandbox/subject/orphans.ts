/**
 * Processes that left the family of the subject which started them: found by the mark in their environment, and ended.
 */
import { processIds, commandLineOf } from '../../observe/process/proc.ts';
import { markVariable } from './environment.ts';

/**
 * Living processes whose mark begins with the given text: a subject's whole mark, or that of a run.
 *
 * @param before processes that were there before the first that can bear the mark: they need not be looked at
 */
export function findMarked(mark: string, before: ReadonlySet<number> = new Set()): readonly number[] {
  const entry = `${markVariable}=${mark}`;
  return processIds().filter(
    (pid) =>
      pid !== process.pid && !before.has(pid) && commandLineOf(pid, 'environ').some((each) => each.startsWith(entry)),
  );
}

/** Processes on whose command line the mark stands: what makes a jail, before there is a program in it that could bear one. */
export function findJailSetup(mark: string): readonly number[] {
  return processIds().filter((pid) => pid !== process.pid && commandLineOf(pid, 'cmdline').includes(mark));
}

/** Kills until none is left: one that forks while it is looked for is met at the next look. */
export function killMarked(mark: string, before?: ReadonlySet<number>): number {
  let ended = 0;
  for (let found = findMarked(mark, before); found.length > 0; found = findMarked(mark, before)) {
    for (const pid of found) {
      try {
        process.kill(pid, 'SIGKILL');
        ended += 1;
      } catch {
        continue;
      }
    }
  }
  return ended;
}
