/**
 * Grades one submission, or one assignment of it, on a lane.
 *
 * A submission that cannot be graded (an unusable folder, a fault of datagrade) gets a result that
 * says so. A lane that dies is replaced, and its task is tried once more. A lane that a process or
 * file was left in is replaced before the next task.
 */
import { Lane, LaneDied, type LaneOptions } from '../sandbox/lane/lane.ts';
import { requirements } from '../handout/requirements.ts';
import { submissionId } from '../submission/submission-id.ts';
import type { LaneMessage, LaneTask } from './lane-protocol.ts';
import type { SubmissionResult } from './results.ts';
import type { WorkItem } from './plan/work-items.ts';
import type { GradingSettings } from './settings.ts';

export interface FolderOptions {
  readonly settings: GradingSettings;
  readonly listener: LaneListener;
  readonly signal?: AbortSignal | undefined;
}

/** Receives the events of a lane. */
export interface LaneListener {
  readonly scenarioJudged?: (id: string, scenario: string) => void;
  /** Another run holds the network. */
  readonly waitsFor?: (pid: number) => void;
  /**
   * Called if a lane finds that this machine lacks something, which the lane reports with each of
   * its tasks, or if the lane had to be replaced.
   */
  readonly laneLacks?: (note: string) => void;
}

/** One lane after another: a new one if the last has died, or was not left clean. */
export class LaneHolder implements AsyncDisposable {
  readonly #options: LaneOptions;
  #lane: Lane<LaneTask, LaneMessage> | undefined;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  get lane(): Lane<LaneTask, LaneMessage> {
    if (this.#lane === undefined || this.#lane.hasDied) this.#lane = new Lane(this.#options);
    return this.#lane;
  }

  /** The next task gets a new lane. */
  async replace(): Promise<void> {
    const old = this.#lane;
    this.#lane = undefined;
    await old?.[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lane?.[Symbol.asyncDispose]();
  }
}

/** @returns the results of the work item; they do not mention an assignment that it leaves out */
export async function gradeFolder(
  item: WorkItem,
  lanes: LaneHolder,
  options: FolderOptions,
): Promise<SubmissionResult> {
  const startedMs = performance.now();
  const task: LaneTask = { item, settings: options.settings };
  for (let attempt = 1; ; attempt += 1) {
    options.signal?.throwIfAborted();
    try {
      return await gradeOnLane(task, lanes, options);
    } catch (error) {
      if (error instanceof LaneDied && attempt < 2) continue;
      options.signal?.throwIfAborted();
      return notGraded(item.folder, (error as Error).message, performance.now() - startedMs);
    }
  }
}

async function gradeOnLane(task: LaneTask, lanes: LaneHolder, options: FolderOptions): Promise<SubmissionResult> {
  const { folder } = task.item;
  const { lane } = lanes;
  const { listener } = options;
  const startedMs = performance.now();
  const outcome: { result?: SubmissionResult } = {};
  let left: string | undefined;
  await using _stop = stopOnAbort(lane, options.signal);
  await lane.perform(task, (message) => {
    switch (message.type) {
      case 'scenarioJudged':
        listener.scenarioJudged?.(submissionId(folder), message.scenario);
        return false;
      case 'lacks':
        listener.laneLacks?.(message.note);
        return false;
      case 'waits':
        listener.waitsFor?.(message.pid);
        return false;
      case 'unclean':
        ({ left } = message);
        return false;
      case 'graded':
        // The lane names the folder by its real path, the run by the path that it was given.
        outcome.result = { ...message.result, id: submissionId(folder), folder };
        return true;
      case 'failed':
        outcome.result = notGraded(folder, message.reason, performance.now() - startedMs);
        return true;
    }
  });
  if (left !== undefined) {
    listener.laneLacks?.(
      `a lane was replaced after ${submissionId(folder)}: ${left} was left in it and could not be ended`,
    );
    await lanes.replace();
  }
  if (outcome.result === undefined) throw new Error('a lane ended its task without a result');
  return outcome.result;
}

/** When the run is interrupted, each lane ends its work and then itself. */
function stopOnAbort(lane: AsyncDisposable, signal: AbortSignal | undefined): AsyncDisposable {
  let stopped: PromiseLike<void> | undefined;
  const stop = (): void => void (stopped = lane[Symbol.asyncDispose]());
  signal?.addEventListener('abort', stop, { once: true });
  return {
    async [Symbol.asyncDispose]() {
      signal?.removeEventListener('abort', stop);
      await stopped;
    },
  };
}

/** The result of a submission that cannot be graded. */
export function notGraded(folder: string, reason: string, durationMs: number): SubmissionResult {
  return {
    id: submissionId(folder),
    folder,
    status: 'error',
    score: 0,
    maxScore: 0,
    requirements: requirements.map(({ id }) => ({ id, status: 'error', points: 0, maxPoints: 0, reason })),
    scenarios: [],
    problems: [reason],
    programs: {},
    processStarts: 0,
    durationMs,
  };
}
