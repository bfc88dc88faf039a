/**
 * Grades the submissions of a class on several lanes and keeps what was found so far.
 *
 * A submission that cannot be graded (an unusable folder, a fault of the testbed) is marked so and stops no other. A lane that dies is replaced and
 * its submission tried once more.
 */
import { basename } from 'node:path';
import { Lane, LaneDied, type LaneOptions } from '../sandbox/lane.ts';
import { aggregate } from './aggregate.ts';
import type { LaneMessage, LaneTask } from './lane-protocol.ts';
import type { Environment, Run, SubmissionResult } from './results.ts';

export interface ClassOptions {
  readonly seed: number;
  readonly selectors: readonly string[];
  readonly version: string;
  readonly environment: Environment;
  readonly lane: LaneOptions;
  readonly listener: ClassListener;
  readonly signal?: AbortSignal | undefined;
}

export interface ClassListener {
  readonly submissionStarted?: (id: string) => void;
  readonly scenarioJudged?: (id: string, scenario: string) => void;
  /** Handed the run as it stands, with all submissions that are finished, in the order of the folders. */
  readonly submissionFinished?: (result: SubmissionResult, run: Run) => void;
  /** Another run of this user holds the network. */
  readonly waitsFor?: (pid: number) => void;
}

/** @param folders absolute paths, one a submission */
export async function gradeClass(folders: readonly string[], options: ClassOptions): Promise<Run> {
  const { seed, version, environment, listener, signal } = options;
  const startedAt = new Date().toISOString();
  const results = new Map<string, SubmissionResult>();
  const runSoFar = (): Run => ({
    schema: 'datagrade.results/1',
    version,
    seed,
    startedAt,
    environment,
    submissions: folders.flatMap((folder) => results.get(folder) ?? []),
  });
  const waiting = [...folders];
  const work = async (): Promise<void> => {
    await using lanes = new LaneHolder(options.lane);
    for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
      const result = await gradeFolder(folder, lanes, options);
      results.set(folder, result);
      listener.submissionFinished?.(result, runSoFar());
    }
  };
  const workers = Array.from({ length: Math.min(environment.lanes, folders.length) }, () => work());
  await abortable(Promise.all(workers), signal);
  return runSoFar();
}

/** One lane after another: a new one where the last has died. */
class LaneHolder implements AsyncDisposable {
  readonly #options: LaneOptions;
  #lane: Lane<LaneTask, LaneMessage> | undefined;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  get lane(): Lane<LaneTask, LaneMessage> {
    if (this.#lane === undefined || this.#lane.hasDied) this.#lane = new Lane(this.#options);
    return this.#lane;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lane?.[Symbol.asyncDispose]();
  }
}

async function gradeFolder(folder: string, lanes: LaneHolder, options: ClassOptions): Promise<SubmissionResult> {
  const startedMs = performance.now();
  options.listener.submissionStarted?.(basename(folder));
  for (let attempt = 1; ; attempt += 1) {
    options.signal?.throwIfAborted();
    try {
      return await gradeOnLane(folder, lanes.lane, options);
    } catch (error) {
      if (error instanceof LaneDied && attempt < 2) continue;
      options.signal?.throwIfAborted();
      return notGraded(folder, (error as Error).message, performance.now() - startedMs);
    }
  }
}

async function gradeOnLane(
  folder: string,
  lane: Lane<LaneTask, LaneMessage>,
  options: ClassOptions,
): Promise<SubmissionResult> {
  const { seed, selectors, listener } = options;
  const startedMs = performance.now();
  let result: SubmissionResult | undefined;
  await using _stop = stopOnAbort(lane, options.signal);
  await lane.perform({ folder, seed, selectors }, (message) => {
    switch (message.type) {
      case 'scenarioJudged':
        listener.scenarioJudged?.(basename(folder), message.scenario);
        return false;
      case 'waits':
        listener.waitsFor?.(message.pid);
        return false;
      case 'graded':
        result = message.result;
        return true;
      case 'failed':
        result = notGraded(folder, message.reason, performance.now() - startedMs);
        return true;
    }
  });
  return result as unknown as SubmissionResult;
}

/** When the run is interrupted, its lanes end what they do and themselves. */
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

/** All workers come to their end, also when one was interrupted: nothing is left running behind the caller's back. */
async function abortable(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  await work;
  signal?.throwIfAborted();
}

function notGraded(folder: string, reason: string, durationMs: number): SubmissionResult {
  return {
    id: basename(folder),
    folder,
    status: 'error',
    score: 0,
    maxScore: 0,
    requirements: aggregate([], new Map()).map((each) => ({ ...each, status: 'error', reason })),
    scenarios: [],
    problems: [reason],
    programs: {},
    processStarts: 0,
    durationMs,
  };
}
