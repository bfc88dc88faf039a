/**
 * The process of a subject: started as the leader of a session of its own, in a jail where there is one, and ended with all that it started.
 *
 * Outside a jail what left the family is found by the mark in its environment; in a jail nothing leaves.
 */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import type { Readable } from 'node:stream';
import { childrenOf, pidInsideOf } from '../observe/proc.ts';
import { groupOf } from '../observe/process-group.ts';
import { environmentOnPipes, subjectEnvironment } from './environment.ts';
import { parseReport, reportDescriptor, type Exit } from './jail-init.ts';
import type { Jail } from './jail.ts';
import type { Reach } from './reach.ts';

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
  readonly endAll: Reach['endAll'];
}

export interface SubjectProcess {
  readonly child: ChildProcess;
  /** How the program ended; undefined where its jail ended without telling, which is no fault of the program's. */
  readonly exited: Promise<Exit | undefined>;
  /** Sends a signal to the program's process group; one that is gone already is no error. */
  readonly signal: (name: NodeJS.Signals) => void;
  /** Ends all of it; resolves when nothing is left. */
  readonly end: () => Promise<void>;
}

export function startProcess(options: ProcessOptions): SubjectProcess {
  return options.jail === undefined ? startBare(options) : startJailed(options, options.jail);
}

function startBare({ argv, cwd, mark, before, terminal, endAll }: ProcessOptions): SubjectProcess {
  const [command = '', ...words] = argv;
  const child = spawnLeader(command, words, cwd, environmentOf(cwd, terminal, argv, mark), stdioOf(terminal.stdio));
  const exited = new Promise<Exit>((resolve) => {
    child.on('exit', (status, signal) => resolve({ status, signal }));
    child.on('error', () => resolve({ status: 127, signal: null }));
  });
  return {
    child,
    exited,
    signal: (name) => signalGroup(child.pid, name),
    async end() {
      if (child.exitCode === null && child.signalCode === null) signalGroup(child.pid, 'SIGKILL');
      await endAll({ pid: child.pid, mark, before });
      await exited;
    },
  };
}

function startJailed(options: ProcessOptions, { jail, folder }: NonNullable<ProcessOptions['jail']>): SubjectProcess {
  const { argv, cwd, mark, terminal } = options;
  const [bwrap, ...words] = jail.commandFor({ argv, cwd, folder, mark, terminal: terminal.path });
  // The init gives the program its mark: the jail's own processes bear none, for they are not the subject's.
  const child = spawnLeader(bwrap, words, cwd, environmentOf(cwd, terminal, argv), [
    ...stdioOf(terminal.stdio),
    'pipe',
  ]);
  let hasReported = false;
  const gone = new Promise<void>((resolve) => {
    child.on('exit', () => {
      // One that was killed before its jail was whole leaves a half that waits for it for ever, with the report in its hand.
      if (!hasReported) signalGroup(child.pid, 'SIGKILL');
      resolve();
    });
    child.on('error', () => resolve());
  });
  let isEnding = false;
  const exited = reportOf(child.stdio[reportDescriptor] as Readable).then(async (exit) => {
    hasReported = true;
    if (exit !== undefined || !isEnding) return exit;
    // The init goes first, and the report with it: nobody who is still on the way out has survived.
    await gone;
    return { status: null, signal: 'SIGKILL' };
  });
  const init = (): number | undefined => (child.pid === undefined ? undefined : childrenOf(child.pid)[0]);
  const findLeader = (): number | undefined => {
    const first = init();
    return first === undefined ? undefined : childrenOf(first).find((pid) => pidInsideOf(pid) === 2);
  };
  return {
    child,
    exited,
    signal: (name) => signalGroup(findLeader(), name),
    async end() {
      isEnding = true;
      const first = init();
      // With the first process of its namespace every other ends, before that one is gone: nothing is left when bwrap says so.
      if (first !== undefined) kill(first, 'SIGKILL');
      else signalGroup(child.pid, 'SIGKILL');
      await gone;
    },
  };
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

function spawnLeader(
  command: string,
  words: readonly string[],
  cwd: string,
  env: Record<string, string>,
  stdio: StdioOptions,
): ChildProcess {
  return spawn(command, words, { cwd, detached: true, env, stdio });
}

function reportOf(stream: Readable): Promise<Exit | undefined> {
  let text = '';
  return new Promise((resolve) => {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const exit = parseReport(text);
      if (exit !== undefined) resolve(exit);
    });
    for (const end of ['error', 'close', 'end']) stream.on(end, () => resolve(parseReport(text)));
  });
}

function signalGroup(leader: number | undefined, name: NodeJS.Signals): void {
  if (leader !== undefined) kill(groupOf(leader), name);
}

function kill(target: number, name: NodeJS.Signals): void {
  try {
    process.kill(target, name);
  } catch {
    // ESRCH: nothing is left of it.
  }
}
