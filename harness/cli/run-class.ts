/**
 * What `check` and `grade` have in common: the run folder, Ctrl-C, the environment, and results on
 * disk during the run.
 */
import { mkdtemp, readdir, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from '../../scenarios/catalogue.ts';
import { gradeClass, type ClassListener, type Origin } from '../grade/grade-class.ts';
import type { Environment, Run, SubmissionResult } from '../grade/results.ts';
import type { GradingSettings } from '../grade/settings.ts';
import type { LaneOptions } from '../sandbox/lane/lane.ts';
import { drawFrom } from '../scenario/draw.ts';
import { isSelected } from '../scenario/scenario.ts';
import { deviationOf, readCanaries } from '../selftest/canaries.ts';
import type { CorpusProgram } from '../selftest/corpus.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { findEnvironment, type EnvironmentWanted } from './find-environment.ts';
import { onInterruption } from './interruption.ts';
import { ResultsFile } from './results-file.ts';
import { createFolder } from '../sandbox/limits/create-folder.ts';

export interface RunOptions {
  readonly settings: GradingSettings;
  /** The scenarios to try of each submission, by its folder, if they are not the same for all. */
  readonly selectorsOf?: ((folder: string) => readonly string[]) | undefined;
  /** Of the folders that were made for this run. */
  readonly origins?: ReadonlyMap<string, Origin> | undefined;
  readonly wanted: EnvironmentWanted;
  /** Folder for `results.json`; absent for none. */
  readonly out?: string | undefined;
  readonly listener: ClassListener;
  /** Whether each lane first grades submissions whose verdicts are known. */
  readonly hasCanaries?: boolean | undefined;
}

export interface FinishedRun {
  readonly run: Run;
  /** Why `results.json` lacks results; the command shows the run first, and throws this then. */
  readonly unsaved?: Error | undefined;
}

export async function runClass(folders: readonly string[], options: RunOptions): Promise<FinishedRun> {
  const { settings, selectorsOf, wanted, out, listener, hasCanaries = false } = options;
  countSelected(settings.selectors);
  await prepareTranscripts(settings.transcripts, folders);
  const environment = await findEnvironment(wanted);
  if (out !== undefined) await makeOut(out);
  const canaries = hasCanaries ? await readCanaries() : [];
  using interruption = onInterruption();
  const file = out === undefined ? undefined : new ResultsFile(out);
  try {
    const run = await gradeClass(folders, {
      settings,
      selectorsOf,
      origins: options.origins,
      environment,
      canaries: canaries.map(({ folder }) => folder),
      lane: { ...laneOf(environment), script: laneScript },
      version: (createRequire(import.meta.url)('datagrade/package.json') as { readonly version: string }).version,
      signal: interruption.signal,
      listener: {
        ...listener,
        submissionFinished: (result, soFar) => {
          listener.submissionFinished?.(result, soFar);
          file?.add(result, soFar);
        },
        canaryFinished: (result, lane) => requireKnownVerdicts(canaries, result, lane),
      },
    });
    const missing = folders.length - run.submissions.length;
    if (missing > 0) throw new Error(`the run has no result for ${missing} of ${folders.length} submissions`);
    return { run, unsaved: await unsavedIn(file) };
  } catch (error) {
    const unsaved = await unsavedIn(file);
    if (unsaved !== undefined) process.stderr.write(`datagrade: ${unsaved.message}\n`);
    if (interruption.signal.aborted)
      throw new CliError('interrupted; datagrade has ended everything that it started', exitStatus.interrupted);
    throw error;
  }
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

async function unsavedIn(file: ResultsFile | undefined): Promise<Error | undefined> {
  try {
    await file?.flush();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/**
 * Hours of grading must not end in a folder that cannot be written.
 *
 * @throws CliError if `results.json` could not be written there now
 */
async function makeOut(out: string): Promise<void> {
  try {
    await createFolder(out);
    const trial = join(out, 'results.json.part');
    await writeFile(trial, '', { flush: true });
    await rm(trial);
    const old = await stat(join(out, 'results.json')).catch(() => undefined);
    if (old !== undefined && !old.isFile()) throw new Error('results.json there is not a file');
  } catch (error) {
    throw new CliError(
      `cannot write results to ${out}: ${(error as Error).message}; name another folder with --out`,
      exitStatus.usage,
    );
  }
}

/**
 * Refuses a folder that cannot be written, and to mix transcripts: an earlier run may have stored scenarios that this run does not try,
 * and `judge` would read both.
 */
async function prepareTranscripts(transcripts: string | undefined, submissions: readonly string[]): Promise<void> {
  if (transcripts === undefined) return;
  try {
    await createFolder(transcripts);
    await rmdir(await mkdtemp(join(transcripts, '.trial-')));
  } catch (error) {
    throw new CliError(
      `cannot store transcripts in ${transcripts}: ${(error as Error).message}; name another folder with --transcripts`,
      exitStatus.usage,
    );
  }
  for (const submission of submissions) {
    const folder = join(transcripts, basename(submission));
    const names = await readdir(folder).catch(() => []);
    if (names.some((name) => name.endsWith('.json')))
      throw new CliError(
        `cannot store transcripts in ${folder}: it holds those of an earlier run; name another folder with --transcripts, or remove it`,
        exitStatus.usage,
      );
  }
}
