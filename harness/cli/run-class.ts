/**
 * What `check` and `grade` have in common: the run folder, Ctrl-C, the environment, and results on
 * disk as soon as they are known.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { catalogue } from '../../scenarios/catalogue.ts';
import type { Course } from '../course/course.ts';
import { applyCourse, applyToSubmission } from '../grade/apply-course.ts';
import { gradeClass, type ClassListener, type Origin } from '../grade/grade-class.ts';
import type { Environment, Run, SubmissionResult } from '../grade/results.ts';
import type { GradingSettings } from '../grade/settings.ts';
import type { RosterOf } from '../grade/store/run-store.ts';
import type { LaneOptions } from '../sandbox/lane/lane.ts';
import { drawFrom } from '../scenario/draw.ts';
import { isSelected } from '../scenario/scenario.ts';
import { deviationOf, readCanaries } from '../selftest/canaries.ts';
import type { CorpusProgram } from '../selftest/corpus.ts';
import { endStore, openStore, type EndedStore, type StoreWanted } from './class-store.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { findEnvironment, type EnvironmentWanted } from './find-environment.ts';
import { onInterruption } from './interruption.ts';
import { prepareTranscripts } from './prepare-transcripts.ts';

export interface RunOptions {
  readonly settings: GradingSettings;
  /** The scenarios to try of each submission, by its folder, if they are not the same for all. */
  readonly selectorsOf?: ((folder: string) => readonly string[]) | undefined;
  /** Of the folders that were made for this run. */
  readonly origins?: ReadonlyMap<string, Origin> | undefined;
  readonly wanted: EnvironmentWanted;
  /** Where results are stored; absent for nowhere. */
  readonly store?: StoreWanted | undefined;
  /** What became of each row of the roster, if there is one. */
  readonly rosterOf?: RosterOf | undefined;
  /** Gives the points; absent for the standard rubric. */
  readonly course?: Course | undefined;
  readonly listener: ClassListener;
  /** Whether each lane first grades submissions whose verdicts are known. */
  readonly hasCanaries?: boolean | undefined;
}

export interface FinishedRun extends EndedStore {
  readonly run: Run;
}

export async function runClass(folders: readonly string[], options: RunOptions): Promise<FinishedRun> {
  const { settings, wanted, store: storeWanted, listener, hasCanaries = false, rosterOf, course } = options;
  const { selectorsOf = () => settings.selectors, origins } = options;
  countSelected(settings.selectors);
  const environment = await findEnvironment(wanted);
  const plan = { settings, selectorsOf, origins, environment, version: versionOfDatagrade() };
  const store = storeWanted === undefined ? undefined : await openStore(storeWanted, folders, plan);
  const known = store?.known ?? new Map<string, SubmissionResult>();
  const unknown = folders.filter((folder) => !known.has(folder));
  await prepareTranscripts(settings.transcripts, unknown, { resumes: storeWanted?.resumes === true });
  const canaries = hasCanaries ? await readCanaries() : [];
  using interruption = onInterruption();
  const finished: { run?: Run } = {};
  try {
    const run = await gradeClass(folders, {
      ...plan,
      known,
      canaries: canaries.map(({ folder }) => folder),
      lane: { ...laneOf(environment), script: laneScript },
      startedAt: store?.startedAt ?? new Date().toISOString(),
      signal: interruption.signal,
      listener: {
        ...listener,
        submissionFinished: (result, soFar) => {
          finished.run = soFar;
          listener.submissionFinished?.(course ? applyToSubmission(result, course) : result, soFar);
          store?.add(result);
        },
        canaryFinished: (result, lane) => requireKnownVerdicts(canaries, result, lane),
      },
    });
    requireWhole(run, folders);
    return { run: applyCourse(run, course), ...(await endStore(store, run, { rosterOf, course })) };
  } catch (error) {
    const { unsaved } = finished.run === undefined ? {} : await endStore(store, finished.run, { rosterOf, course });
    if (unsaved !== undefined) process.stderr.write(`datagrade: ${unsaved.message}\n`);
    if (interruption.signal.aborted) throw interrupted(storeWanted, finished.run);
    throw error;
  }
}

function requireWhole({ submissions }: Run, folders: readonly string[]): void {
  const missing = folders.length - submissions.length;
  if (missing > 0) throw new Error(`the run has no result for ${missing} of ${folders.length} submissions`);
}

function versionOfDatagrade(): string {
  return (createRequire(import.meta.url)('datagrade/package.json') as { readonly version: string }).version;
}

function interrupted(store: StoreWanted | undefined, soFar: Run | undefined): CliError {
  const kept =
    store === undefined
      ? ''
      : `; ${soFar?.submissions.length ?? 0} results are stored in ${store.out}, and the same command with --resume grades the rest`;
  return new CliError(`interrupted; datagrade has ended everything that it started${kept}`, exitStatus.interrupted);
}

function requireKnownVerdicts(canaries: readonly CorpusProgram[], result: SubmissionResult, lane: number): void {
  const canary = canaries.find(({ folder }) => folder === result.folder);
  if (canary === undefined) return;
  const deviation = deviationOf(canary, result);
  if (deviation === undefined) return;
  throw new CliError(
    `stopped, because lane ${lane + 1} gave a wrong verdict on a submission that is known to be ${canary.kind}: ${canary.id}: ${deviation}. ` +
      'This machine is not fit to grade now: datagrade doctor shows what it lacks',
    exitStatus.testbedFailed,
  );
}

/** The exit status of the command: that of the worst submission. */
export function exitStatusOf(submissions: readonly SubmissionResult[]): number {
  if (submissions.some(({ status }) => status === 'error')) return exitStatus.testbedFailed;
  const statuses = new Set(submissions.flatMap(({ scenarios }) => scenarios.map(({ status }) => status)));
  if (statuses.has('fail') || statuses.has('blocked')) return exitStatus.failed;
  return statuses.has('unsupported') ? exitStatus.review : exitStatus.passed;
}

/**
 * The number of selected scenarios.
 *
 * @throws CliError if a selector selects none
 */
export function countSelected(selectors: readonly string[]): number {
  const ids = catalogue(drawFrom(1, new Set())).map(({ id }) => id);
  const unknown = selectors.find((selector) => !ids.some((id) => isSelected(id, selector)));
  if (unknown !== undefined)
    throw new CliError(`"${unknown}" selects no scenario; datagrade list shows all ids`, exitStatus.usage);
  if (selectors.length === 0) return ids.length;
  return ids.filter((id) => selectors.some((selector) => isSelected(id, selector))).length;
}

/** The options of the lanes of an environment. */
export function laneOf({ isolation, observation, jail = 'none' }: Environment): Omit<LaneOptions, 'script'> {
  return { isolation, observation, jail };
}

const laneScript = fileURLToPath(new URL('worker/lane.js', import.meta.url));
