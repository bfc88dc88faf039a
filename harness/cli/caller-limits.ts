/**
 * The limits that the caller's shell has set (`ulimit`). Programs and compilers inherit them, so one
 * that is too low could fail a correct program. A run is refused then.
 */
import { readFileSync } from 'node:fs';
import { buildLimits } from '../sandbox/limits/limits.ts';

interface Need {
  /** As in `/proc/PID/limits`. */
  readonly name: string;
  readonly option: string;
  /** In the unit. */
  readonly least: number;
  readonly unit: 'KiB' | 'seconds' | 'files' | 'processes';
}

const kibibyte = 1024;

const needs: readonly Need[] = [
  { name: 'Max cpu time', option: '-t', least: buildLimits.cpuSeconds, unit: 'seconds' },
  { name: 'Max file size', option: '-f', least: buildLimits.fileBytes / kibibyte, unit: 'KiB' },
  { name: 'Max data size', option: '-d', least: 4_194_304, unit: 'KiB' },
  { name: 'Max stack size', option: '-s', least: 1_024, unit: 'KiB' },
  { name: 'Max processes', option: '-u', least: 256, unit: 'processes' },
  { name: 'Max open files', option: '-n', least: 256, unit: 'files' },
  { name: 'Max address space', option: '-v', least: 4_194_304, unit: 'KiB' },
];

/**
 * @param text as in `/proc/PID/limits`
 * @returns the first limit that is too low, and what to do; undefined if none is, or if they are unknown
 */
export function tooLowLimit(text = readLimits()): string | undefined {
  for (const { name, option, least, unit } of needs) {
    const soft = new RegExp(`^${name} +(\\d+) `, 'm').exec(text)?.[1];
    const given = Math.floor(Number(soft ?? Infinity) / (unit === 'KiB' ? kibibyte : 1));
    if (given < least)
      return `this shell allows only ${given} ${unit} (ulimit ${option}), and programs may need ${least}; raise that limit, or use a new shell`;
  }
  return undefined;
}

function readLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}
