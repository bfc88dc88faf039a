/**
 * What the workers of lanes have in common: what they are told on the command line, how they take tasks, the place in which they start programs, and
 * how they say that there is none.
 */
import { execFileSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import type { Observer } from '../observe/observer.ts';
import { networkSetupCommand, type Isolation } from '../sandbox/lane/isolation.ts';
import { openJail, type Jail, type JailFound } from '../sandbox/jail/jail.ts';
import { pinToProcessor } from '../sandbox/lane/processors.ts';
import { openRunFolder, type RunFolder } from '../sandbox/lane/run-folder.ts';

/** In the order in which a lane gives them; the processor is a number, or `any`. */
export function workerWords(): readonly [
  isolation: Isolation,
  observation: Observer['sees'],
  jail: JailFound['jail'],
  processor: string,
] {
  return process.argv.slice(2) as unknown as ReturnType<typeof workerWords>;
}

/**
 * Makes this process one of several that share the machine's processors: it keeps to its own, if it was given one, and compiles only what runs so
 * often that this pays. Both change how long it takes, and nothing else.
 */
function shareMachine(processor: number): void {
  if (Number.isNaN(processor)) return;
  // In bytes of code that were interpreted before it is compiled to be faster: some eight times what is usual. An engine without it says so and goes on.
  setFlagsFromString('--interrupt-budget=1000000');
  pinToProcessor(processor);
}

/** Makes a network of its own usable; to be called before any socket is opened. @throws where the commands for it fail */
export function setUpNetwork(isolation: Isolation): void {
  if (isolation === 'namespace') execFileSync('sh', ['-c', networkSetupCommand]);
}

export interface Work<Task, Place> {
  /** Aborted by a signal, and when the channel closes. */
  readonly controller: AbortController;
  /** @throws where there is no place to work in */
  readonly open: () => Place;
  readonly perform: (task: Task, place: Place) => Promise<void>;
  /** Answers each task where there is no place. */
  readonly refuse: (why: unknown) => void;
}

/** Performs one task after another, until the channel closes; then the place is given up. */
export function serve<Task, Place extends Disposable>({ controller, open, perform, refuse }: Work<Task, Place>): void {
  shareMachine(Number(workerWords()[3]));
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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
  process.on('disconnect', () => {
    controller.abort();
    void working.then(() => place[Symbol.dispose]());
  });
}

/** Where a worker's programs run. */
export interface WorkerPlace extends RunFolder {
  readonly jail: Jail | undefined;
}

/** @throws where the machine has no room for it, or refuses */
export function openWorkerPlace(observation: Observer['sees'], jailKind: JailFound['jail']): WorkerPlace {
  const folder = openRunFolder(observation);
  try {
    return { ...folder, jail: jailKind === 'bwrap' ? openJail(folder.path) : undefined };
  } catch (error) {
    folder[Symbol.dispose]();
    throw error;
  }
}

/** What a worker answers each task where it has no place. @param what a lane is for, such as `to grade in` */
export function refusal(what: string, why: unknown): { readonly type: 'failed'; readonly reason: string } {
  const reason = `cannot set up a lane ${what}: ${messageOf(why)}; make room in TMPDIR, or see datagrade doctor`;
  return { type: 'failed', reason };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
