/**
 * The process of a subject: started as the leader of a session of its own, in a jail where there is one, and ended with all that it started.
 *
 * Outside a jail what left the family is found by the mark in its environment; in a jail nothing leaves.
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
  /** Processes that were there before: none of them is its own. */
  readonly before: ReadonlySet<number>;
  /** What the child is given as standard input and output. */
  readonly terminal: { readonly stdio: number | 'pipe'; readonly path?: string | undefined };
  readonly jail?: { readonly jail: Jail; readonly folder: string } | undefined;
  /** Ends whatever is left of it outside a jail. */
  readonly endAll: ProcessControl['endAll'];
}

export interface SubjectProcess {
  readonly child: StartedProcess;
  /** Its process group, outside a jail. */
  readonly group?: ProcessGroup | undefined;
  /** How the program ended; undefined where its jail ended without telling, which is no fault of the program's. */
  readonly exited: Promise<Exit | undefined>;
  /** Sends a signal to the program's process group; one that is gone already is no error. */
  readonly signal: (name: NodeJS.Signals) => void;
  /** Ends all of it; resolves when nothing is left. */
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
  // The init gives the program its mark: the jail's own processes bear none, for they are not the subject's.
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
