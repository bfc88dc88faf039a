/**
 * A jail around each program (bwrap(1)): processes, host name and shared memory of its own, no capabilities, the system's software read-only, an
 * empty `/tmp`, its own folder to write in, and nothing else: no home, no other submission, no results, not the folder of the other half.
 *
 * The network is the lane's. Whatever the program starts ends with the jail. Paths are the same inside as outside.
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
  /** What is missing and what that costs; absent where nothing is. */
  readonly note?: string;
}

export interface JailedProgram {
  readonly argv: readonly string[];
  /** The folder that it may write in, absolute. */
  readonly folder: string;
  /** Where it runs, in that folder. */
  readonly cwd: string;
  readonly mark: string;
  /** Path of the terminal that is its keyboard and screen, where it has one. */
  readonly terminal?: string | undefined;
  /** Those of a program under test where nothing else is said. */
  readonly limits?: Limits;
  /** Words for bwrap that show what it needs besides the system's software; those for its command where nothing else is said. */
  readonly shown?: readonly string[];
}

/** What all jails of a lane have in common. */
export interface Jail {
  /** The command that starts a program in a jail of its own. */
  readonly commandFor: (program: JailedProgram) => readonly [string, ...string[]];
}

/** An ordinary user in namespaces of his own, which end with whoever asked for them. */
const namespaces =
  '--unshare-user --uid 1000 --gid 1000 --unshare-pid --as-pid-1 --unshare-ipc --unshare-uts --hostname localhost --new-session --die-with-parent';

/** @param folder in which the jail keeps what it shows of `/etc`; it is the caller's to remove */
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

/** Tries it, as a lane would: whether the kernel allows it cannot be told from a setting. */
export function findJail(): JailFound {
  if (process.platform !== 'linux') return none('jails need Linux');
  if (pathOfBwrap() === undefined) return none('the command bwrap of bubblewrap is missing');
  if (!existsSync(perl)) return none(`${perl} is missing`);
  const folder = mkdtempSync(join(tmpdir(), 'datagrade-jail-'));
  try {
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
    rmSync(folder, { recursive: true, force: true });
  }
}

function pathOfBwrap(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => join(folder, 'bwrap')).find((path) => existsSync(path));
}

function none(why: string): JailFound {
  return {
    jail: 'none',
    note: `no jails (${why}): a program can read and write what you can, without limits; install bubblewrap, or grade in a container`,
  };
}

function whyNot(error: unknown): string {
  const { stderr, message } = error as NodeJS.ErrnoException & { readonly stderr?: Buffer };
  return stderr?.toString().trim().split('\n')[0] || message;
}
