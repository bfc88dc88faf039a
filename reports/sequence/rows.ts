/**
 * The rows of a sequence diagram. Time flows down, but not linearly: each row takes the same room,
 * and a long wait is a row of its own.
 */
import type { Evidence } from '../../harness/judge/evidence.ts';

/** From left to right; the wire is the space between client and server. */
export const lanes = ['keyboard', 'client', 'server', 'screen'] as const;
export type Lane = (typeof lanes)[number];

export type SequenceRow =
  /** A step of the scenario begins, or an expectation is judged. */
  | { readonly kind: 'step'; readonly atMs: number; readonly text: string; readonly isFailed: boolean }
  | {
      readonly kind: 'arrow';
      readonly atMs: number;
      readonly what: 'datagram' | 'line typed' | 'line displayed' | 'line on standard error';
      readonly from: Lane;
      readonly to: Lane;
      readonly label: string;
      readonly sizeBytes?: number;
    }
  /** What the kernel, or datagrade, knows of a program at this moment. */
  | { readonly kind: 'fact'; readonly atMs: number; readonly at: Lane; readonly text: string }
  | { readonly kind: 'wait'; readonly atMs: number; readonly waitedMs: number }
  | { readonly kind: 'leftOut'; readonly atMs: number; readonly text: string };

export interface Sequence {
  /** Whose program each half is, for the heads of the lanes. */
  readonly heads: Readonly<Record<Lane, string>>;
  readonly rows: readonly SequenceRow[];
}

export type Steps = Evidence['steps'];

/** `12.3 ms`, `1.5 s` */
export function formatTime(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`;
}
