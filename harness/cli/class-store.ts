/** Where a run stores its results: opened before anything is graded, ended whatever happens, with errors as sentences. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Origin } from '../grade/grade-class.ts';
import type { Environment, Run } from '../grade/results.ts';
import type { GradingSettings } from '../grade/settings.ts';
import { describeMachine, hashCode } from '../grade/store/fingerprint/grader.ts';
import { type RosterOf, RunStore } from '../grade/store/run-store.ts';
import { applyCourse } from '../grade/apply-course.ts';
import type { Course } from '../course/course.ts';
import { assembleResults, renderSubmission } from '../../reports/results-json.ts';
import { CliError, exitStatus } from './cli-error.ts';

export interface StoreWanted {
  /** The folder of `--out`. */
  readonly out: string;
  /** Whether only some submissions of a class are graded: the results of the others stay. */
  readonly isPart: boolean;
  /** Whether to finish the newest run, if it was killed or interrupted. */
  readonly resumes: boolean;
  /** Whether results of older runs are taken over where nothing has changed. */
  readonly takesOver: boolean;
}

export interface EndedStore {
  /** The file that other tools read; absent if an older one shows more, or if there is no store. */
  readonly savedAt?: string | undefined;
  /** Why results are not stored; the command shows the run first, and throws this then. */
  readonly unsaved?: CliError | undefined;
}

/**
 * Hours of grading must not end in a folder that cannot be written.
 *
 * @param folders absolute paths of the submissions
 * @param run.selectorsOf the scenarios to try of each
 * @param run.origins of the folders that were made for this run
 * @throws CliError if results could not be stored there now
 */
export async function openStore(
  { out, ...wanted }: StoreWanted,
  folders: readonly string[],
  run: {
    readonly settings: GradingSettings;
    readonly selectorsOf: (folder: string) => readonly string[];
    readonly origins?: ReadonlyMap<string, Origin> | undefined;
    readonly environment: Environment;
    readonly version: string;
  },
): Promise<RunStore> {
  const { settings, selectorsOf, origins, environment, version } = run;
  const fromOf = (folder: string): string => origins?.get(folder)?.from ?? folder;
  const { seed, selectors, transcripts } = settings;
  try {
    const old = await stat(join(out, 'results.json')).catch(() => undefined);
    if (old !== undefined && !old.isFile()) throw new Error('results.json there is not a file');
    const [code, machine] = await Promise.all([hashCode(), describeMachine(environment)]);
    const grader = { version, code, seed, selectors: [...selectors], machine: [...machine] };
    return await RunStore.open(out, { ...wanted, folders, fromOf, selectorsOf, environment, grader, transcripts });
  } catch (error) {
    throw new CliError(
      `cannot write results to ${out}: ${(error as Error).message}; name another folder with --out`,
      exitStatus.usage,
    );
  }
}

/**
 * Writes what is left. What cannot be written is no reason to lose what is known.
 *
 * @param beside.course gives points in `results.json`; the results of each submission are stored without it
 */
export async function endStore(
  store: RunStore | undefined,
  run: Run,
  { rosterOf, course }: { readonly rosterOf?: RosterOf | undefined; readonly course?: Course | undefined },
): Promise<EndedStore> {
  try {
    const render = (stored: Run): Iterable<string> => {
      const whole = applyCourse(stored, course);
      return assembleResults(whole, whole.submissions.map(renderSubmission));
    };
    return { savedAt: await store?.end(run, render, rosterOf) };
  } catch (error) {
    return {
      unsaved: new CliError(`${(error as Error).message}; the last grades are not saved`, exitStatus.testbedFailed),
    };
  }
}
