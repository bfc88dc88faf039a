/**
 * Grades the submissions of a class on several lanes, and keeps the results so far.
 *
 * A submission that cannot be graded (an unusable folder, a fault of datagrade) is marked so. It
 * stops no other submission.
 */
import { basename } from 'node:path';
import { plainName } from '../observe/file-name.ts';
import type { LaneOptions } from '../sandbox/lane/lane.ts';
import { processorFor } from '../sandbox/lane/processors.ts';
import { gradeFolder, type LaneListener, LaneHolder } from './grade-folder.ts';
import type { Environment, Run, SubmissionResult } from './results.ts';
import { PartialResults, planWork, type WorkItem } from './plan/work-items.ts';
import type { GradingSettings } from './settings.ts';

export interface ClassOptions {
  readonly settings: GradingSettings;
  /** The scenarios to try of each submission, by its folder, if they are not the same for all. */
  readonly selectorsOf?: ((folder: string) => readonly string[]) | undefined;
  /** What the machine offers to the run. */
  readonly environment: Environment;
  readonly lane: LaneOptions;
  /** Absolute paths of submissions that each lane grades first; their results are not in the run. */
  readonly canaries?: readonly string[] | undefined;
  /** Results that need no grading, by the folder of the submission. */
  readonly known?: ReadonlyMap<string, SubmissionResult> | undefined;
  /** Version of datagrade. */
  readonly version: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly listener: ClassListener;
  readonly signal?: AbortSignal | undefined;
}

export interface ClassListener extends LaneListener {
  /** Receives how many submissions have no result yet. */
  readonly runStarted?: (submissions: number) => void;
  readonly submissionStarted?: (id: string) => void;
  /** Receives the run so far, with all finished submissions in the order of the folders. */
  readonly submissionFinished?: (result: SubmissionResult, run: Run) => void;
  /** What it throws ends the run before a submission is graded on this lane. */
  readonly canaryFinished?: (result: SubmissionResult, lane: number) => void;
}

/** @param folders absolute paths, one a submission */
export async function gradeClass(folders: readonly string[], options: ClassOptions): Promise<Run> {
  const { settings, version, startedAt, signal, selectorsOf = () => settings.selectors } = options;
  const lacks = new Set<string>();
  const listener: ClassListener = { ...options.listener, laneLacks: (note) => void lacks.add(note) };
  const results = new Map(options.known);
  const runSoFar = (): Run => ({
    schema: 'datagrade.results/1',
    version,
    seed: settings.seed,
    startedAt,
    environment: { ...options.environment, notes: [...options.environment.notes, ...lacks] },
    submissions: folders.flatMap((folder) => results.get(folder) ?? []),
  });
  const { lanes } = options.environment;
  const unknown = folders.filter((folder) => !results.has(folder));
  listener.runStarted?.(unknown.length);
  const waiting = [...planWork(unknown, lanes)];
  const partial = new PartialResults();
  const started = new Set<string>();
  const finish = (result: SubmissionResult): void => {
    results.set(result.folder, result);
    listener.submissionFinished?.(result, runSoFar());
  };
  const work = async (index: number): Promise<void> => {
    await using lane = new LaneHolder({ ...options.lane, processor: processorFor(index, lanes) });
    await gradeCanaries(index, lane, options);
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      const { folder } = item;
      if (!started.has(folder)) listener.submissionStarted?.(plainName(basename(folder)));
      started.add(folder);
      const own = { ...settings, selectors: selectorsOf(folder) };
      const found = await gradeFolder(item, lane, { settings: own, listener, signal });
      const result = partial.complete(item, found);
      if (result !== undefined) finish(result);
    }
  };
  await workOnLanes(lanes, { waiting, work });
  signal?.throwIfAborted();
  return runSoFar();
}

/**
 * Waits for the work of all lanes, also after an interrupt or a fault, so that none is left running
 * behind the caller's back. After a fault, no lane begins another item.
 */
async function workOnLanes(
  lanes: number,
  { waiting, work }: { readonly waiting: WorkItem[]; readonly work: (lane: number) => Promise<void> },
): Promise<void> {
  const workers = Array.from({ length: Math.min(lanes, waiting.length) }, async (_, lane) => {
    try {
      await work(lane);
    } catch (error) {
      waiting.length = 0;
      throw error;
    }
  });
  const ends = await Promise.allSettled(workers);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function gradeCanaries(
  index: number,
  lane: LaneHolder,
  { canaries = [], settings, signal, listener }: ClassOptions,
): Promise<void> {
  const { seed } = settings;
  for (const folder of canaries) {
    const result = await gradeFolder({ folder }, lane, { settings: { seed, selectors: [] }, listener: {}, signal });
    listener.canaryFinished?.(result, index);
  }
}
