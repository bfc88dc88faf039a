/**
 * Grades the submissions of a class, one after another, and keeps what was found so far.
 *
 * A submission that cannot be graded (an unusable folder, a fault of the testbed) is marked so and stops no other.
 */
import type { RoomOptions } from '../scenario/engine/room.ts';
import { lockHost } from '../sandbox/host-lock.ts';
import { findSubmission } from '../submission/index.ts';
import { aggregate } from './aggregate.ts';
import { gradeSubmission, type GradeOptions } from './grade-submission.ts';
import type { Environment, Run, SubmissionResult } from './results.ts';

export interface ClassOptions extends Omit<GradeOptions, 'onScenario' | keyof RoomOptions>, RoomOptions {
  readonly version: string;
  readonly environment: Environment;
  readonly listener: ClassListener;
}

export interface ClassListener {
  readonly submissionStarted?: (id: string) => void;
  readonly scenarioJudged?: (id: string, scenario: string) => void;
  /** Handed the run as it stands, with all submissions that are finished. */
  readonly submissionFinished?: (result: SubmissionResult, run: Run) => void;
  /** Another run of this user holds the network. */
  readonly waitsFor?: (pid: number) => void;
}

/** @param folders absolute paths, one a submission */
export async function gradeClass(folders: readonly string[], options: ClassOptions): Promise<Run> {
  const { seed, version, environment, listener, signal } = options;
  const run: Run = {
    schema: 'datagrade.results/1',
    version,
    seed,
    startedAt: new Date().toISOString(),
    environment,
    submissions: [],
  };
  for (const folder of folders) {
    const result = await gradeFolder(folder, options);
    run.submissions.push(result);
    listener.submissionFinished?.(result, run);
    signal?.throwIfAborted();
  }
  return run;
}

async function gradeFolder(folder: string, options: ClassOptions): Promise<SubmissionResult> {
  const { listener, signal } = options;
  const startedMs = performance.now();
  const id = folder.split('/').at(-1) ?? folder;
  listener.submissionStarted?.(id);
  try {
    const submission = await findSubmission(folder);
    using _lock = await lockHost({ signal, ...(listener.waitsFor === undefined ? {} : { onWait: listener.waitsFor }) });
    return await gradeSubmission(submission, {
      ...options,
      onScenario: ({ id: scenario }) => listener.scenarioJudged?.(id, scenario),
    });
  } catch (error) {
    signal?.throwIfAborted();
    return notGraded(id, folder, error, performance.now() - startedMs);
  }
}

function notGraded(id: string, folder: string, error: unknown, durationMs: number): SubmissionResult {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    id,
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
