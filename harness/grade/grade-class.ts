/**
 * Grades the submissions of a class on several lanes and keeps what was found so far.
 *
 * A submission that cannot be graded (an unusable folder, a fault of the testbed) is marked so and stops no other.
 */
import { basename } from 'node:path';
import type { LaneOptions } from '../sandbox/lane.ts';
import { type FolderOptions, gradeFolder, type LaneListener, LaneHolders } from './grade-folder.ts';
import type { Environment, Run, SubmissionResult } from './results.ts';

export interface ClassOptions extends FolderOptions {
  readonly version: string;
  readonly environment: Environment;
  readonly lane: LaneOptions;
  /** What of each submission is tried, where that is not the same of all; by its folder. */
  readonly selectorsOf?: ((folder: string) => readonly string[]) | undefined;
  readonly listener: ClassListener;
}

export interface ClassListener extends LaneListener {
  readonly submissionStarted?: (id: string) => void;
  /** Handed the run as it stands, with all submissions that are finished, in the order of the folders. */
  readonly submissionFinished?: (result: SubmissionResult, run: Run) => void;
}

/** @param folders absolute paths, one a submission */
export async function gradeClass(folders: readonly string[], options: ClassOptions): Promise<Run> {
  const { seed, version, signal, selectorsOf = () => options.selectors } = options;
  const lacks = new Set<string>();
  const listener: ClassListener = { ...options.listener, laneLacks: (note) => void lacks.add(note) };
  const startedAt = new Date().toISOString();
  const results = new Map<string, SubmissionResult>();
  const runSoFar = (): Run => ({
    schema: 'datagrade.results/1',
    version,
    seed,
    startedAt,
    environment: { ...options.environment, notes: [...options.environment.notes, ...lacks] },
    submissions: folders.flatMap((folder) => results.get(folder) ?? []),
  });
  const waiting = [...folders];
  // More lanes than submissions: a student who waits for one has all of them.
  const lanesEach = Math.max(1, Math.min(2, Math.floor(options.environment.lanes / folders.length)));
  const work = async (): Promise<void> => {
    await using lanes = new LaneHolders(options.lane, lanesEach);
    for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
      listener.submissionStarted?.(basename(folder));
      const result = await gradeFolder(folder, lanes, { ...options, selectors: selectorsOf(folder), listener });
      results.set(folder, result);
      listener.submissionFinished?.(result, runSoFar());
    }
  };
  const workers = Array.from({ length: Math.min(options.environment.lanes, folders.length) }, () => work());
  await abortable(Promise.all(workers), signal);
  return runSoFar();
}

/** All workers come to their end, also when one was interrupted: nothing is left running behind the caller's back. */
async function abortable(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  await work;
  signal?.throwIfAborted();
}
