/**
 * The process of a subject. It leads a session of its own, in a jail if there is one, and
 * everything that it started ends with it.
 *
 * Outside a jail, a process that left the process tree is found by the mark in its environment; no
 * process can leave a jail.
 */
import { spawn } from 'node:child_process';
import { childrenOf, pidInsideOf } from '../../observe/process/proc.ts';
import { groupOf, ProcessGroup } from '../../observe/process/group.ts';
import { environmentOnPipes, subjectEnvironment } from './environment.ts';
import type { Exit } from '../jail/init.ts';
import type { Jail } from '../jail/jail.ts';
import { startInJail } from '../jail/process.ts';
import type { ProcessControl } from './process-control.ts';
import { sendSignal } from './send-signal.ts';
import type { StartedProcess } from './start-session.ts';

export interface ProcessOptions {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly mark: string;
  /** Processes that existed before; none of them belongs to the subject. */
  readonly before: ReadonlySet<number>;
  /** What the child gets as standard input and output. */
  readonly terminal: { readonly stdio: number | 'pipe'; readonly path?: string | undefined };
  readonly jail?: { readonly jail: Jail; readonly folder: string } | undefined;
  /** Ends all processes that it has left outside a jail. */
  readonly endAll: ProcessControl['endAll'];
}

export interface SubjectProcess {
  readonly child: StartedProcess;
  /** Its process group, outside a jail. */
  readonly group?: ProcessGroup | undefined;
  /**
   * How the program ended; undefined if its jail ended without a report, which is not the program's
   * fault.
   */
  readonly exited: Promise<Exit | undefined>;
  /**
   * Sends a signal to the program's process group; a group that is already gone is not an error.
   */
  readonly signal: (name: NodeJS.Signals) => void;
  /** Ends all its processes; resolves when none is left. */
  readonly end: () => Promise<void>;
}

export function startProcess(options: ProcessOptions): SubjectProcess {
  return options.jail === undefined ? startWithoutJail(options) : startJailed(options, options.jail);
}

function startWithoutJail({ argv, cwd, mark, before, terminal, endAll }: ProcessOptions): SubjectProcess {
  const [command = '', ...commandArguments] = argv;
  const env = environmentOf(cwd, terminal, argv, mark);
  const child = spawn(command, commandArguments, { cwd, detached: true, env, stdio: stdioOf(terminal.stdio) });
  const group = child.pid === undefined ? undefined : new ProcessGroup(child.pid);
  const exited = new Promise<Exit>((resolve) => {
    child.on('exit', (status, signal) => {
      group?.hasProcesses();
      resolve({ status, signal });
    });
    child.on('error', () => resolve({ status: 127, signal: null }));
  });
  return {
    child,
    group,
    exited,
    signal: (name) => signalGroup(child.pid, name),
    async end() {
      if (child.exitCode === null && child.signalCode === null) signalGroup(child.pid, 'SIGKILL');
      await endAll({ group, mark, before });
      await exited;
    },
  };
}

function startJailed(options: ProcessOptions, { jail, folder }: NonNullable<ProcessOptions['jail']>): SubjectProcess {
  const { argv, cwd, mark, terminal } = options;
  const command = jail.commandFor({ argv, cwd, folder, mark, terminal: terminal.path });
  // The init gives the program its mark. The jail's own processes have none, because they do not
  // belong to the subject.
  const { child, exited, init, end } = startInJail(
    command,
    mark,
    cwd,
    environmentOf(cwd, terminal, argv),
    stdioOf(terminal.stdio),
  );
  const findLeader = (): number | undefined => {
    const first = init();
    return first === undefined ? undefined : childrenOf(first).find((pid) => pidInsideOf(pid) === 2);
  };
  return { child, exited, signal: (name) => signalGroup(findLeader(), name), end };
}

function environmentOf(
  cwd: string,
  { stdio }: ProcessOptions['terminal'],
  argv: readonly string[],
  mark?: string,
): Record<string, string> {
  return { ...subjectEnvironment(cwd, mark), ...(stdio === 'pipe' ? environmentOnPipes(argv) : {}) };
}

function stdioOf(terminal: number | 'pipe'): ('pipe' | number)[] {
  return [terminal, terminal, 'pipe'];
}

function signalGroup(leader: number | undefined, name: NodeJS.Signals): void {
  if (leader !== undefined) sendSignal(groupOf(leader), name);
}
