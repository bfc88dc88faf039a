/** Each kind of disturbance, and how it is done. */
import type { Disturb, Kind } from './disturbance.ts';
import { fillDisk, removeResults, removeTemporaryFiles } from './folders.ts';
import { endMain, kill, stop, stopEverything } from './signals.ts';
import { closeOutput, holdProcessors } from './surroundings.ts';

export const disturbances: Readonly<Record<Kind, Disturb>> = {
  'kill-lane': kill('lane'),
  'stop-lane': stop('lane'),
  'kill-program': kill('program'),
  'stop-program': stop('program'),
  'kill-main': endMain(['SIGKILL']),
  'interrupt-main': endMain(['SIGINT', 'SIGTERM', 'SIGHUP']),
  'stop-main': stop('main'),
  'stop-everything': stopEverything,
  'remove-temporary-files': removeTemporaryFiles,
  'remove-results': removeResults,
  'fill-disk': fillDisk,
  'close-output': closeOutput,
  'busy-processors': holdProcessors,
};

/** Those after which nothing is left to disturb, or that need no second time. */
export const onceARound: ReadonlySet<Kind> = new Set(['kill-main', 'interrupt-main', 'busy-processors', 'fill-disk']);
