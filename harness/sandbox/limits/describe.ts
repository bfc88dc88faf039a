/** What a limit that was reached says to a person. */
import type { LimitReached } from './usage-watch.ts';

/** A clause about `it`, whatever used the machine. */
export function describeLimit({ limit, used, allowed }: LimitReached): string {
  switch (limit) {
    case 'tasks':
      return `it ran ${used} processes and threads at once, of ${allowed} that it may`;
    case 'memory':
      return `it used ${mebibytes(used)} of memory, of ${mebibytes(allowed)} that it may`;
    case 'disk':
      return `it wrote ${mebibytes(used)} to the disk, of ${mebibytes(allowed)} that it may`;
    case 'output':
      return `it displayed ${mebibytes(used)} of text, of ${mebibytes(allowed)} that it may`;
  }
}

export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}
