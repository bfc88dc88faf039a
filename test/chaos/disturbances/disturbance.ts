/** What the adversary can do to a run, and what it knows of the run. */
import type { ChildProcess } from 'node:child_process';
import type { OwnProcesses } from '../own-processes.ts';
import type { Undo } from '../undo.ts';

export const kinds = [
  'kill-lane',
  'stop-lane',
  'kill-program',
  'stop-program',
  'kill-main',
  'interrupt-main',
  'stop-main',
  'stop-everything',
  'remove-temporary-files',
  'remove-results',
  'fill-disk',
  'close-output',
  'busy-processors',
] as const;
export type Kind = (typeof kinds)[number];

/** One thing that the adversary did. */
export interface Deed {
  readonly kind: Kind;
  /** Since the start of the run. */
  readonly atMs: number;
  readonly detail: string;
}

export interface Victim {
  readonly main: ChildProcess;
  readonly processes: OwnProcesses;
  /** Its folder for temporary files. */
  readonly temporary: string;
  /** Its folder for results. */
  readonly out: string;
  readonly random: () => number;
  /** What must be undone at the end of the round, at the latest. */
  readonly undo: Undo;
}

/** @returns what it did; undefined if there was nothing to disturb */
export type Disturb = (victim: Victim) => string | undefined;

export function pick<T>(from: readonly T[], random: () => number): T | undefined {
  return from[Math.floor(random() * from.length)];
}
