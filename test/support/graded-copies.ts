/**
 * A class of copies of one right submission that the command grades, and the lanes in which it does so.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSchema, type Run } from '../../harness/grade/results.ts';
import { submissionsFolder } from './corpus.ts';
import type { Finished, Started } from './datagrade.ts';
import { eventually } from './eventually.ts';

/** Its adding half is graded by a single lane, with temporary files of its own. */
export function layOutCopies(
  folder: string,
  names: readonly string[],
): { readonly temporary: string; readonly words: string[] } {
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const right = join(submissionsFolder, 'right', 'python-comma');
  for (const name of names) cpSync(right, join(folder, 'class', name), { recursive: true });
  const words = ['grade', join(folder, 'class'), '--lanes', '1', '--only', 'add', '--out', join(folder, 'out')];
  return { temporary, words };
}

export function runIn(folder: string): Run {
  return runSchema.parse(JSON.parse(readFileSync(join(folder, 'out', 'results.json'), 'utf8')));
}

/**
 * Waits until a lane of the command has started a program of a submission.
 *
 * @param known lanes that do not count
 * @throws with what the command said, where it ends before that
 */
export async function untilBusyLane(
  { finished }: Started,
  temporary: string,
  known: ReadonlySet<number> = new Set(),
): Promise<number> {
  let ended: Finished | undefined;
  void finished.then((end) => (ended = end));
  const fresh = (): readonly number[] => busyLanes(temporary).filter((pid) => !known.has(pid));
  const [lane] = await eventually(fresh, ({ length }) => length > 0 || ended !== undefined);
  if (lane !== undefined) return lane;
  throw new Error(
    `it ended, with status ${ended?.status}, before a lane was seen at work:\n${ended?.stdout}${ended?.stderr}`,
  );
}

/**
 * The lanes that are grading at this moment. A program would be over before a busy machine has been searched for it; the copy that it was started
 * in is there as long as its submission is graded.
 */
function busyLanes(temporary: string): readonly number[] {
  const homes = namesIn(temporary).filter((name) => name.startsWith('datagrade-'));
  return homes.flatMap((home) =>
    namesIn(join(temporary, home)).flatMap((run) => {
      const folder = join(temporary, home, run);
      const graded = namesIn(folder).filter((name) => name.startsWith('submission-'));
      const hasStarted = graded.some((name) => namesIn(join(folder, name)).some((each) => each.startsWith('copy-')));
      const pid = /^run-(\d+)-/.exec(run)?.[1];
      return hasStarted && pid !== undefined ? [Number(pid)] : [];
    }),
  );
}

/** None where the folder is not there, or no more. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
