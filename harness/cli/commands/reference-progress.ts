/**
 * Shows the progress of long transfers on a terminal.
 *
 * Each transfer has one line. It appears after half a second, and is then redrawn at most ten times
 * a second.
 */
import { ProgressDisplay } from '../progress/display.ts';

export interface TransferProgress {
  /**
   * Reports the progress of the transfer `key`. The total is unknown to a client, because the
   * protocol does not send it.
   */
  readonly update: (key: string, label: string, doneBytes: number, totalBytes?: number) => void;
  /** Call it when the transfer is over, before anything else is printed: its line disappears. */
  readonly end: (key: string) => void;
}

interface Line {
  readonly startedMs: number;
  text: string;
}

const firstAfterMs = 500;
const everyMs = 100;
const barWidth = 24;

export function showProgress(display = new ProgressDisplay(process.stderr)): TransferProgress {
  const lines = new Map<string, Line>();
  let shownMs = 0;
  return {
    update: (key, label, doneBytes, totalBytes) => {
      const nowMs = performance.now();
      const line = lines.get(key) ?? { startedMs: nowMs, text: '' };
      lines.set(key, line);
      line.text = progressLine(label, doneBytes, totalBytes, nowMs - line.startedMs);
      if (nowMs - line.startedMs < firstAfterMs || nowMs - shownMs < everyMs) return;
      shownMs = nowMs;
      display.draw(() => [...lines.values()].map(({ text }) => text).join('\n'));
    },
    end: (key) => {
      lines.delete(key);
      display.clear();
    },
  };
}

/**
 * `big.bin [######      ] 25 %  26.2 MB  9.1 MB/s`, without bar and percentage if the total is
 * unknown.
 */
export function progressLine(
  label: string,
  doneBytes: number,
  totalBytes: number | undefined,
  elapsedMs: number,
): string {
  const rate = elapsedMs > 0 ? `${megabytes((1000 * doneBytes) / elapsedMs)}/s` : '';
  const amounts = `${megabytes(doneBytes)}  ${rate}`.trimEnd();
  if (totalBytes === undefined || totalBytes === 0) return `${label}  ${amounts}`;
  const share = Math.min(1, doneBytes / totalBytes);
  const bar = '#'.repeat(Math.round(share * barWidth)).padEnd(barWidth);
  return `${label} [${bar}] ${Math.floor(100 * share)} %  ${amounts}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
