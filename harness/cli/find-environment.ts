/**
 * What this machine gives to a run, found out at its start: isolation, observation, lanes, and one line for each thing that is missing.
 *
 * A run goes on with what is there, unless the caller insists on more: then it is refused with the reason.
 */
import { availableParallelism } from 'node:os';
import type { Environment } from '../grade/results.ts';
import { hasLibc } from '../observe/libc.ts';
import { waitingCalls } from '../observe/system-calls.ts';
import { findIsolation } from '../sandbox/isolation.ts';
import { CliError, exitStatus } from './cli-error.ts';

export interface EnvironmentWanted {
  readonly isolation: Environment['isolation'] | 'auto';
  /** Refuse instead of going on where submissions would share anything that could be kept apart. */
  readonly requireIsolation: boolean;
  /** Lanes at most; absent for as many as there are processors. */
  readonly lanes: number | undefined;
}

/** @throws CliError where the machine cannot give what is insisted on */
export function findEnvironment({ isolation: wanted, requireIsolation, lanes }: EnvironmentWanted): Environment {
  refuseOtherSystems();
  const found = isolationFor(wanted);
  if (requireIsolation) refuseLack(wanted, found.note);
  return {
    isolation: found.isolation,
    observation: 'kernel',
    lanes: found.isolation === 'host' ? 1 : (lanes ?? availableParallelism()),
    notes: [
      ...(found.note === undefined ? [] : [found.note]),
      ...(hasLibc()
        ? []
        : ['the optional package koffi is not installed: keyboard and screen are pipes instead of a terminal']),
    ],
  };
}

function isolationFor(wanted: EnvironmentWanted['isolation']) {
  if (wanted === 'host') return { isolation: 'host', note: undefined } as const;
  const found = findIsolation();
  if (wanted === 'namespace') refuseLack(wanted, found.note);
  return found;
}

function refuseLack(wanted: EnvironmentWanted['isolation'], note: string | undefined): void {
  if (wanted === 'host')
    throw new CliError(
      'cannot both require isolation and do without: give --require-isolation or --isolation host, not both',
      exitStatus.usage,
    );
  if (note !== undefined)
    throw new CliError(
      `cannot keep submissions apart on this machine, as was asked: ${note}; datagrade doctor says how to get what is missing`,
      exitStatus.testbedFailed,
    );
}

function refuseOtherSystems(): void {
  if (process.platform === 'linux' && waitingCalls() !== undefined) return;
  throw new CliError(
    `cannot grade on ${process.platform} ${process.arch}: programs are observed through Linux's /proc on x64 and arm64; use such a machine`,
    exitStatus.testbedFailed,
  );
}
