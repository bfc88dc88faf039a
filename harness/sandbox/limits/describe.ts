/**
 * Texts for a person about a limit that was reached.
 */
import type { LimitReached } from './usage-watch.ts';

/** The predicate of a sentence about a program or a tool. */
export function describeLimit({ limit, used, allowed }: LimitReached): string {
  switch (limit) {
    case 'tasks':
      return `ran ${used} processes and threads at once (limit: ${allowed})`;
    case 'memory':
      return `used ${mebibytes(used)} of memory (limit: ${mebibytes(allowed)})`;
    case 'disk':
      return `wrote ${mebibytes(used)} to the disk (limit: ${mebibytes(allowed)})`;
    case 'output':
      return `displayed ${mebibytes(used)} of text (limit: ${mebibytes(allowed)})`;
    case 'datagrams':
      return `sent datagrams without end (${used}; limit: ${allowed})`;
  }
}

export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}
