/**
 * What the workers of lanes have in common: what they are told on the command line, the place in which they start programs, and how they say that
 * there is none.
 */
import { execFileSync } from 'node:child_process';
import type { Observer } from '../observe/observer.ts';
import { networkSetUp, type Isolation } from '../sandbox/isolation.ts';
import { openJail, type Jail, type JailFound } from '../sandbox/jail.ts';
import { openRunFolder, type RunFolder } from '../sandbox/run-folder.ts';

/** In the order in which a lane gives them. */
export function workerWords(): readonly [isolation: Isolation, observation: Observer['sees'], jail: JailFound['jail']] {
  return process.argv.slice(2) as unknown as ReturnType<typeof workerWords>;
}

/** Makes a network of its own usable; to be called before any socket is opened. @throws where the commands for it fail */
export function setUpNetwork(isolation: Isolation): void {
  if (isolation === 'namespace') execFileSync('sh', ['-c', networkSetUp]);
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
