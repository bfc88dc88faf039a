/**
 * Grades the submissions of a class on several lanes, and keeps the results so far.
 *
 * A submission that cannot be graded (an unusable folder, a fault of datagrade) is marked so. It
 * stops no other submission.
 */
import type { LaneOptions } from '../sandbox/lane/lane.ts';
import { processorFor } from '../sandbox/lane/processors.ts';
import { submissionId } from '../submission/submission-id.ts';
import { gradeFolder, type LaneListener, LaneHolder, notGraded } from './grade-folder.ts';
import type { Environment, Run, SubmissionResult } from './results.ts';
import { PartialResults, planWork, type WorkItem } from './plan/work-items.ts';
import type { GradingSettings } from './settings.ts';

/** What is known of a submission whose folder is not the one that was handed in. */
export interface Origin {
  /** Where a person finds it. */
  readonly from: string;
  /** What was left out or assumed on the way, as sentences. */
  readonly notes: readonly string[];
  /** Why there is nothing to grade in its folder. */
  readonly unreadable?: string;
}

export interface ClassOptions {
  readonly settings: GradingSettings;
  /** The scenarios to try of each submission, by its folder, if they are not the same for all. */
  readonly selectorsOf?: ((folder: string) => readonly string[]) | undefined;
  /** What the machine offers to the run. */
  readonly environment: Environment;
  readonly lane: LaneOptions;
  /** Of the folders that were made for this run. */
  readonly origins?: ReadonlyMap<string, Origin> | undefined;
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
  const { results, waiting, unreadable } = divide(folders, options);
  const runSoFar = (): Run => ({
    schema: 'datagrade.results/1',
    version,
    seed: settings.seed,
    startedAt,
    environment: { ...options.environment, notes: [...options.environment.notes, ...lacks] },
    submissions: folders.flatMap((folder) => results.get(folder) ?? []),
  });
  const { lanes } = options.environment;
  listener.runStarted?.(folders.length - results.size);
  const partial = new PartialResults();
  const started = new Set<string>();
  const finish = (result: SubmissionResult): void => {
    const shown = named(result, options.origins?.get(result.folder));
    results.set(result.folder, shown);
    listener.submissionFinished?.(shown, runSoFar());
  };
  for (const result of unreadable) finish(result);
  const work = async (index: number): Promise<void> => {
    await using lane = new LaneHolder({ ...options.lane, processor: processorFor(index, lanes) });
    await gradeCanaries(index, lane, options);
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      const { folder } = item;
      if (!started.has(folder)) listener.submissionStarted?.(submissionId(folder));
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

/** The results that are known already, the work on what has to be graded, and the results of what cannot even be read. */
function divide(folders: readonly string[], { known, origins, environment }: ClassOptions) {
  const unknown: string[] = [];
  const unreadable: SubmissionResult[] = [];
  const results = new Map<string, SubmissionResult>();
  for (const folder of folders) {
    const origin = origins?.get(folder);
    const result = known?.get(folder);
    if (origin?.unreadable !== undefined) unreadable.push(notGraded(folder, origin.unreadable, 0));
    else if (result === undefined) unknown.push(folder);
    // The same content may have been handed in at another place before.
    else results.set(folder, { ...result, folder: origin?.from ?? folder });
  }
  return { results, waiting: [...planWork(unknown, environment.lanes)], unreadable };
}

function named(result: SubmissionResult, origin: Origin | undefined): SubmissionResult {
  if (origin === undefined) return result;
  return { ...result, folder: origin.from, problems: [...origin.notes, ...result.problems] };
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
