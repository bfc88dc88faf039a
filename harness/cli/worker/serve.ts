/**
 * What the workers of lanes have in common: their command-line arguments, how they take tasks, the
 * place in which they start programs, and how they report that there is none.
 */
import { execFileSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import type { Machine } from '../../engine/machine.ts';
import { openCapture, type Capture } from '../../observe/network/capture.ts';
import { emptyDatagramsArrive } from '../../observe/network/empty-datagram.ts';
import { observerFor } from '../../observe/observer-for.ts';
import type { Observer } from '../../observe/observer.ts';
import { networkSetupCommand, type Isolation } from '../../sandbox/lane/isolation.ts';
import { afterTurns } from '../../sandbox/lane/after-turns.ts';
import { openNameServer } from '../../sandbox/lane/name-server.ts';
import { openJail, type JailFound } from '../../sandbox/jail/jail.ts';
import { pinToProcessor } from '../../sandbox/lane/processors.ts';
import { openRunFolder } from '../../sandbox/lane/run-folder.ts';
import { surviveClosedStreams } from '../standard-streams.ts';
import { watchEventLoop } from './watchdog.ts';

/** In the order in which a lane passes them; the processor is a number, or `any`. */
export function workerWords(): readonly [
  isolation: Isolation,
  observation: Observer['sees'],
  jail: JailFound['jail'],
  processor: string,
] {
  return process.argv.slice(2) as unknown as ReturnType<typeof workerWords>;
}

/**
 * Makes this process one of several that share the machine's processors: it stays on its own
 * processor, if it has one, and compiles only code that runs often. This is a performance trick: it
 * changes how long the work takes, and nothing else.
 */
function shareMachine(processor: number): void {
  if (Number.isNaN(processor)) return;
  const major = Number.parseInt(process.versions.node, 10);
  // The number of bytes of code that the engine interprets before it compiles them to faster code:
  // about eight times the default. Later engines have no such flag, and would print an error.
  if (major < 22) setFlagsFromString('--interrupt-budget=1000000');
  pinToProcessor(processor);
}

/**
 * Makes a network of its own usable; call this before any socket is opened.
 * @throws if its commands fail
 */
function setUpNetwork(isolation: Isolation): void {
  if (isolation === 'namespace') execFileSync('sh', ['-c', networkSetupCommand]);
}

export interface Work<Task, Place> {
  /** Aborted when the channel closes, which a signal to this process also does. */
  readonly controller: AbortController;
  /** @throws if there is no place to work in */
  readonly open: () => Place;
  readonly perform: (task: Task, place: Place) => Promise<void>;
  /** Replies to each task if there is no place. */
  readonly refuse: (why: unknown) => void;
  /** How long a task may take to end after the channel has closed, in seconds. */
  readonly longestEnd?: number;
}

/** A task that is aborted ends within a second, and within some on a busy machine. */
const longestEnd = 30;

/**
 * Performs one task after another, until the channel closes; then it releases the place. A task that
 * does not end then, because the operating system does not answer, is left, and this process kills itself.
 */
export function serve<Task, Place extends Disposable>(work: Work<Task, Place>): void {
  const { controller, open, perform, refuse } = work;
  // It closed while this program was loaded. Its event is over, and nothing else would release the place.
  if (!process.connected) return;
  surviveClosedStreams();
  shareMachine(Number(workerWords()[3]));
  watchEventLoop();
  let place: Place;
  try {
    place = open();
  } catch (error) {
    process.on('message', () => refuse(error));
    return;
  }
  let working = Promise.resolve();
  process.on('message', (task: Task) => {
    working = working.then(() => perform(task, place));
  });
  // The channel closes, and the main process learns that the task will not be finished here.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.connected && process.disconnect());
  process.on('disconnect', () => {
    controller.abort();
    afterTurns(work.longestEnd ?? longestEnd, () => {
      try {
        place[Symbol.dispose]();
      } finally {
        process.kill(process.pid, 'SIGKILL');
      }
    });
    void working.then(() => place[Symbol.dispose]());
  });
}

/** Where a worker's programs run, and what the machine offers them. */
export interface WorkerPlace extends Disposable {
  /** The beginning of all marks of its run. */
  readonly mark: string;
  readonly machine: Promise<Machine>;
  /** What the lane found missing on this machine, and what that costs. */
  readonly lacks: readonly string[];
}

/** @throws if the machine has no room for it, or refuses it */
export function openWorkerPlace(signal: AbortSignal): WorkerPlace {
  const [isolation, observation, jailKind] = workerWords();
  setUpNetwork(isolation);
  const emptyDatagrams = emptyDatagramsArrive();
  // A lane that cannot answer lookups leaves open what depends on them.
  const names = isolation === 'namespace' ? openNameServer().catch(() => undefined) : undefined;
  const capture = captureOf(isolation, observation);
  const folder = openRunFolder(observation);
  try {
    const jail = jailKind === 'bwrap' ? openJail(folder.path) : undefined;
    const machine = async (): Promise<Machine> => ({
      scratch: folder.path,
      nextMark: folder.nextMark,
      jail,
      capture: typeof capture === 'string' ? undefined : capture,
      observer: await observerFor(observation),
      ownsNetwork: isolation === 'namespace',
      names: await names,
      emptyDatagramsArrive: await emptyDatagrams,
      signal,
    });
    return {
      mark: folder.mark,
      machine: machine(),
      lacks: typeof capture === 'string' ? [capture] : [],
      [Symbol.dispose]: () => folder[Symbol.dispose](),
    };
  } catch (error) {
    folder[Symbol.dispose]();
    throw error;
  }
}

/**
 * Only in a network of its own: on a shared one a lane would see the traffic of other programs.
 *
 * @returns why there is none, if there should be one
 */
function captureOf(isolation: Isolation, observation: Observer['sees']): Capture | string | undefined {
  return isolation === 'namespace' && observation === 'kernel' ? openCapture() : undefined;
}

/**
 * What a worker replies to each task if it has no place.
 * @param what a lane is for, such as `to grade in`
 */
export function refusal(what: string, why: unknown): { readonly type: 'failed'; readonly reason: string } {
  const reason = `cannot set up a lane ${what}: ${messageOf(why)}; make room in TMPDIR, or see datagrade doctor`;
  return { type: 'failed', reason };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
