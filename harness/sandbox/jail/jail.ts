/**
 * A jail around each program (bwrap(1)). The program has its own processes, host name and shared
 * memory, no capabilities, the system's software read-only, an empty `/tmp`, and one folder to
 * write to. It sees nothing else: no home, no other submission, no results, and not the folder of
 * the other half.
 *
 * The network is that of the lane. Everything that the program starts ends with the jail. Paths are
 * the same inside and outside.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findIsolation, namespaceCommand } from '../lane/isolation.ts';
import { initCommand, perl } from './init.ts';
import { deviceArguments, tmpfsArguments, makeSettings, settingsArguments, softwareArguments } from './system.ts';
import { toolArguments } from './tools.ts';
import { limits as programLimits, type Limits } from '../limits/limits.ts';
import {
  showPidMax,
  taskLimitCalls,
  taskLimitSetting,
  taskLimitArguments,
  tryTaskLimit,
} from '../limits/task-limit.ts';

export interface JailFound {
  readonly jail: 'bwrap' | 'none';
  /** What is missing and what that costs; absent if nothing is missing. */
  readonly note?: string;
}

export interface JailedProgram {
  readonly argv: readonly string[];
  /** The folder that it may write to, absolute. */
  readonly folder: string;
  /** Its working directory, inside that folder. */
  readonly cwd: string;
  readonly mark: string;
  /** Path of its terminal, if it has one. */
  readonly terminal?: string | undefined;
  /** Those of a program under test by default. */
  readonly limits?: Limits;
  /**
   * Arguments for bwrap that show what it needs besides the system's software; by default what its
   * command needs.
   */
  readonly shown?: readonly string[];
}

/** What all jails of a lane share. */
export interface Jail {
  /** The command that starts a program in a jail of its own. */
  readonly commandFor: (program: JailedProgram) => readonly [string, ...string[]];
}

/** An ordinary user in separate namespaces, which end with the process that created them. */
const namespaces =
  '--unshare-user --uid 1000 --gid 1000 --unshare-pid --as-pid-1 --unshare-ipc --unshare-uts --hostname localhost --new-session --die-with-parent';

/** @param folder where the jail stores its version of `/etc`; the caller removes it */
export function openJail(folder: string): Jail {
  const settings = join(folder, 'jail-etc');
  makeSettings(settings);
  const bwrap = pathOfBwrap() ?? 'bwrap';
  const calls = taskLimitCalls(bwrap);
  const system = [...taskLimitArguments(calls), ...softwareArguments(), ...settingsArguments(settings)];
  return {
    commandFor: ({ argv, folder: own, cwd, mark, terminal, limits = programLimits, shown = toolArguments(argv) }) => [
      bwrap,
      ...namespaces.split(' '),
      ...system,
      ...deviceArguments(terminal, limits),
      ...tmpfsArguments('/tmp', limits.temporaryBytes),
      ...shown,
      '--bind',
      own,
      own,
      '--remount-ro',
      '/',
      '--chdir',
      cwd,
      '--',
      ...initCommand({ mark, limits, taskLimit: taskLimitSetting(calls, limits) }, argv),
    ],
  };
}

/** Tries to start a jail as a lane does. No setting tells whether the kernel allows it. */
export function findJail(): JailFound {
  if (process.platform !== 'linux') return none('jails need Linux');
  if (pathOfBwrap() === undefined) return none('the command bwrap of bubblewrap is missing');
  if (!existsSync(perl)) return none(`${perl} is missing`);
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'datagrade-jail-'));
    const own = join(folder, 'own');
    mkdirSync(own);
    const command = openJail(folder).commandFor({ argv: showPidMax, folder: own, cwd: own, mark: 'trial' });
    const around = findIsolation().isolation === 'namespace' ? namespaceCommand : [];
    const [first, ...jailArguments] = [...around, ...command] as [string, ...string[]];
    const stdio = ['ignore', 'pipe', 'pipe', 'pipe'] as const;
    const tried = tryTaskLimit(() =>
      execFileSync(first, jailArguments, { stdio: [...stdio], timeout: 60_000 }).toString(),
    );
    return { jail: 'bwrap', ...tried };
  } catch (error) {
    return none(whyNot(error));
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function pathOfBwrap(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => join(folder, 'bwrap')).find((path) => existsSync(path));
}

function none(why: string): JailFound {
  return {
    jail: 'none',
    note: `no jails (${why}): programs can read and write everything that you can, without limits; install bubblewrap, or grade in a container`,
  };
}

function whyNot(error: unknown): string {
  const { stderr, message } = error as NodeJS.ErrnoException & { readonly stderr?: Buffer };
  return stderr?.toString().trim().split('\n')[0] || message;
}
