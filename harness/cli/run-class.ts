/**
 * What `check` and `grade` have in common: the run folder, Ctrl-C, the environment, and results on disk after every submission.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from '../../scenarios/catalogue.ts';
import { renderResults } from '../../reports/results-json.ts';
import { gradeClass, type ClassListener } from '../grade/grade-class.ts';
import type { Environment, Run, SubmissionResult } from '../grade/results.ts';
import { hasLibc } from '../observe/libc.ts';
import { waitingCalls } from '../observe/system-calls.ts';
import { findIsolation } from '../sandbox/isolation.ts';
import { findJail } from '../sandbox/jail.ts';
import { drawFrom } from '../scenario/draw.ts';
import { isSelected } from '../scenario/scenario.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { onInterruption } from './interruption.ts';

export interface RunOptions {
  readonly selectors: readonly string[];
  readonly seed: number | undefined;
  readonly isolation: IsolationChoice;
  /** Lanes at most; absent for as many as there are processors. */
  readonly lanes: number | undefined;
  /** Nothing is performed: only the profile is wanted. */
  readonly learnOnly?: boolean;
  /** Folder for `results.json`; absent for none. */
  readonly out: string | undefined;
  /** Writes pcapng files into the folder `pcap` beside `results.json`. */
  readonly pcap?: boolean;
  /** Folder for the transcripts of all performances; absent for none. */
  readonly transcripts?: string | undefined;
  readonly listener: ClassListener;
}

export async function runClass(folders: readonly string[], options: RunOptions): Promise<Run> {
  const { selectors, seed, out, pcap, listener } = options;
  if (pcap && out === undefined)
    throw new CliError('--pcap writes files: say with --out in which folder', exitStatus.usage);
  countSelected(selectors);
  const environment = describeEnvironment(options);
  if (out !== undefined) await makeOut(out);
  using interruption = onInterruption();
  let saved = Promise.resolve();
  try {
    const run = await gradeClass(folders, {
      seed: seed ?? newSeed(),
      version: (createRequire(import.meta.url)('datagrade/package.json') as { readonly version: string }).version,
      environment,
      selectors,
      learnOnly: options.learnOnly,
      transcripts: options.transcripts === undefined ? undefined : resolve(options.transcripts),
      lane: { script: laneScript, isolation: environment.isolation, jail: environment.jail ?? 'none' },
      pcapFolder: pcap && out !== undefined ? resolve(out, 'pcap') : undefined,
      signal: interruption.signal,
      listener: {
        ...listener,
        submissionFinished: (result, soFar) => {
          listener.submissionFinished?.(result, soFar);
          const text = out === undefined ? undefined : renderResults(soFar);
          saved = saved.then(() => (text === undefined || out === undefined ? undefined : save(out, text)));
        },
      },
    });
    await saved;
    return run;
  } catch (error) {
    await saved;
    if (interruption.signal.aborted)
      throw new CliError('interrupted; everything that was started has been ended', exitStatus.interrupted);
    throw error;
  }
}

/** The status of the command: what the worst of the submissions says. */
export function statusOf(submissions: readonly SubmissionResult[]): number {
  if (submissions.some(({ status }) => status === 'error')) return exitStatus.testbedFailed;
  const statuses = new Set(submissions.flatMap(({ scenarios }) => scenarios.map(({ status }) => status)));
  if (statuses.has('fail') || statuses.has('blocked')) return exitStatus.failed;
  return statuses.has('unsupported') ? exitStatus.review : exitStatus.passed;
}

/**
 * How many scenarios are chosen.
 *
 * @throws CliError where a selector chooses none
 */
export function countSelected(selectors: readonly string[]): number {
  const ids = catalogue(drawFrom(1, new Set())).map(({ id }) => id);
  const unknown = selectors.find((selector) => !ids.some((id) => isSelected(id, selector)));
  if (unknown !== undefined)
    throw new CliError(`no scenario is selected by "${unknown}"; datagrade list shows their ids`, exitStatus.usage);
  if (selectors.length === 0) return ids.length;
  return ids.filter((id) => selectors.some((selector) => isSelected(id, selector))).length;
}

function newSeed(): number {
  return Math.floor(Math.random() * 1_000_000);
}

const laneScript = fileURLToPath(new URL('lane-worker.js', import.meta.url));

export type IsolationChoice = Environment['isolation'] | 'auto';

/** What this machine can do. @throws CliError where it cannot do what is asked for */
export function describeEnvironment({
  isolation: choice,
  lanes,
}: Pick<RunOptions, 'isolation' | 'lanes'>): Environment {
  if (process.platform !== 'linux' || waitingCalls() === undefined)
    throw new CliError(
      `cannot grade on ${process.platform} ${process.arch}: programs are observed through Linux's /proc on x64 and arm64; use such a machine`,
      exitStatus.testbedFailed,
    );
  const found = choice === 'host' ? ({ isolation: 'host', note: undefined } as const) : findIsolation();
  if (choice === 'namespace' && found.isolation === 'host')
    throw new CliError(
      `cannot isolate submissions from this machine's network: ${found.note}`,
      exitStatus.testbedFailed,
    );
  const { jail, note } = findJail();
  const notes = [
    ...[found.note, note].filter((each) => each !== undefined),
    ...(hasLibc()
      ? []
      : ['the optional package koffi is not installed: keyboard and screen are pipes instead of a terminal']),
  ];
  const lanesWanted = lanes ?? availableParallelism();
  return {
    isolation: found.isolation,
    jail,
    observation: 'kernel',
    lanes: found.isolation === 'host' ? 1 : lanesWanted,
    notes,
  };
}

async function makeOut(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
  } catch (error) {
    throw new CliError(
      `cannot write results to ${out}: ${(error as Error).message}; name another folder with --out`,
      exitStatus.usage,
    );
  }
}

/** A reader never sees half a file, and a run that dies leaves the last whole one. */
async function save(out: string, text: string): Promise<void> {
  const path = join(out, 'results.json');
  try {
    await writeFile(`${path}.part`, text);
    await rename(`${path}.part`, path);
  } catch (error) {
    throw new CliError(
      `cannot write ${path}: ${(error as Error).message}; the grades so far are not saved`,
      exitStatus.testbedFailed,
    );
  }
}
