/**
 * Finds and kills processes that have left the process tree of their subject, by the mark in their
 * environment.
 */
import { processIds, commandLineOf } from '../../observe/process/proc.ts';
import { markVariable } from './environment.ts';

/**
 * Living processes whose mark begins with the given text: the whole mark of a subject, or the mark
 * of a run.
 *
 * @param before processes that existed before the first marked one; they are skipped
 */
export function findMarked(mark: string, before: ReadonlySet<number> = new Set()): readonly number[] {
  const entry = `${markVariable}=${mark}`;
  return processIds().filter(
    (pid) =>
      pid !== process.pid && !before.has(pid) && commandLineOf(pid, 'environ').some((each) => each.startsWith(entry)),
  );
}

/**
 * Processes with the mark on their command line: those that set up a jail before its program runs,
 * which then bears the mark itself.
 */
export function findJailSetup(mark: string): readonly number[] {
  return processIds().filter((pid) => pid !== process.pid && commandLineOf(pid, 'cmdline').includes(mark));
}

/**
 * Kills marked processes until none is left, so that one that is forked during one pass is found in
 * the next.
 * @returns number of killed processes
 */
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
