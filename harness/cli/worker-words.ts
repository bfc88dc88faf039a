/**
 * What a lane tells its worker on the command line: how the programs in it are kept apart and observed.
 */
import { execFileSync } from 'node:child_process';
import type { Observer } from '../observe/observer.ts';
import { networkSetUp, type Isolation } from '../sandbox/isolation.ts';
import type { JailFound } from '../sandbox/jail.ts';

/** In the order in which a lane gives them. */
export function workerWords(): readonly [isolation: Isolation, observation: Observer['sees'], jail: JailFound['jail']] {
  return process.argv.slice(2) as unknown as ReturnType<typeof workerWords>;
}

/** Makes a network of its own usable; to be called before any socket is opened. @throws where the commands for it fail */
export function setUpNetwork(isolation: Isolation): void {
  if (isolation === 'namespace') execFileSync('sh', ['-c', networkSetUp]);
}
