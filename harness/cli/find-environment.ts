/**
 * Finds out at the start of a run what this machine offers: isolation, observation, lanes, and one
 * line for each thing that is missing.
 *
 * A run uses what is there. If the caller requires more, the run is refused with the reason.
 */
import { mkdtempSync, rmdirSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../grade/results.ts';
import { emptyDatagramsArrive } from '../observe/network/empty-datagram.ts';
import { findObservation, type ObservationFound } from '../observe/find-observation.ts';
import { hasLibc } from '../observe/process/libc.ts';
import { measureSpeed, paceFor } from '../observe/portable/pace.ts';
import { neededDiskBytes, requireDiskRoom } from '../sandbox/limits/disk-room.ts';
import { findIsolation, type IsolationFound } from '../sandbox/lane/isolation.ts';
import { findJail, type JailFound } from '../sandbox/jail/jail.ts';
import { tooLowLimit } from './caller-limits.ts';
import { CliError, exitStatus } from './cli-error.ts';

export interface EnvironmentWanted {
  readonly isolation: Environment['isolation'] | 'auto';
  /** Refuse to run if submissions would share anything that could be isolated. */
  readonly requireIsolation: boolean;
  readonly observe: Environment['observation'] | 'auto';
  /** The highest number of lanes; absent for as many as there are processors. */
  readonly lanes: number | undefined;
}

/** @throws CliError if the machine lacks something that the caller requires */
export async function findEnvironment(wanted: EnvironmentWanted): Promise<Environment> {
  refuseLowLimits();
  refuseUnusableTemporaryFolder();
  refuseFullDisk();
  const { isolation, note } = isolationFor(wanted);
  const observed = await observationFor(wanted.observe);
  const jailed = jailFor(observed, wanted.requireIsolation);
  return {
    isolation,
    jail: jailed.jail,
    observation: observed.observation,
    lanes: isolation === 'host' ? 1 : (wanted.lanes ?? availableParallelism()),
    ...(observed.observation === 'portable' ? { speed: await speedNow() } : {}),
    notes: [
      ...[note, jailed.note].filter((each) => each !== undefined),
      ...observationNotes(observed),
      ...(await networkNotes()),
    ],
  };
}

function refuseLowLimits(): void {
  const limit = tooLowLimit();
  if (limit !== undefined) throw new CliError(`cannot run programs: ${limit}`, exitStatus.testbedFailed);
}

/** @throws CliError */
export function refuseUnusableTemporaryFolder(): void {
  try {
    rmdirSync(mkdtempSync(join(tmpdir(), 'datagrade-trial-')));
  } catch (error) {
    throw new CliError(
      `cannot use ${tmpdir()} for temporary files: ${(error as Error).message}; set TMPDIR to a folder that you can write to`,
      exitStatus.testbedFailed,
    );
  }
}

function refuseFullDisk(): void {
  try {
    requireDiskRoom(tmpdir(), neededDiskBytes);
  } catch (error) {
    throw new CliError(`cannot run programs: ${(error as Error).message}`, exitStatus.testbedFailed);
  }
}

function isolationFor({ isolation, requireIsolation }: EnvironmentWanted): IsolationFound {
  if (isolation === 'host' && requireIsolation)
    throw new CliError(
      '--require-isolation contradicts --isolation host: give one of them, not both',
      exitStatus.usage,
    );
  if (isolation === 'host') return { isolation };
  const found = findIsolation();
  if (requireIsolation || isolation === 'namespace') refuseLack(found.note);
  return found;
}

function refuseLack(note: string | undefined): void {
  if (note === undefined) return;
  throw new CliError(
    `cannot isolate submissions from each other on this machine, as the options require: ${note}; datagrade doctor shows how to install what is missing`,
    exitStatus.testbedFailed,
  );
}

/** Only a process that may read the kernel's data can see and end what runs in a jail. */
function jailFor({ observation }: ObservationFound, requireIsolation: boolean): JailFound {
  const found: JailFound =
    observation === 'kernel'
      ? findJail()
      : {
          jail: 'none',
          note: 'no jail for programs that datagrade observes only from outside: they can read and write everything that you can',
        };
  // A machine without jails is used as it is. One that only lacks room could keep programs apart.
  const full = /\((E(?:NOSPC|DQUOT): [^)]*)\)/.exec(found.note ?? '')?.[1];
  if (full !== undefined)
    throw new CliError(
      `cannot run programs: there is no room for their jails (${full}); make room in ${tmpdir()}, or set TMPDIR to another folder`,
      exitStatus.testbedFailed,
    );
  if (requireIsolation) refuseLack(found.note);
  return found;
}

async function observationFor(wanted: EnvironmentWanted['observe']): Promise<ObservationFound> {
  if (wanted === 'portable') return { observation: 'portable', note: 'as --observe portable asks' };
  const found = await findObservation();
  if (wanted === 'kernel' && found.note !== undefined)
    throw new CliError(
      `cannot observe programs through the kernel, as --observe kernel requires: ${found.note}; datagrade doctor shows how to install what is missing`,
      exitStatus.testbedFailed,
    );
  return found;
}

function observationNotes({ observation, note }: ObservationFound): readonly string[] {
  if (observation === 'portable')
    return [
      `datagrade observes programs only from outside (${note}): it waits for silence, which takes longer, and more requirements need manual review`,
    ];
  if (hasLibc()) return [];
  return [
    'the optional package koffi is not installed: keyboard and screen are pipes instead of a terminal, and datagrade waits longer for compiled programs that receive, because they may have a timeout',
  ];
}

async function networkNotes(): Promise<readonly string[]> {
  if (await emptyDatagramsArrive()) return [];
  return [
    'an empty datagram does not arrive on this machine: the end of a file whose size is a multiple of 2048 bytes cannot be graded',
  ];
}

async function speedNow(): Promise<NonNullable<Environment['speed']>> {
  const speed = await measureSpeed();
  return { ...speed, silenceMs: paceFor(speed).lastingMs };
}
