/**
 * Progress as text: a bar and the current work for a terminal that is redrawn, and one line for
 * each finished submission for a log.
 */
import { progressFraction, remainingMs } from './progress.ts';
import type { CurrentSubmission, ProgressEvent, ProgressState } from './progress.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Style } from '../terminal/style.ts';
import { truncateEnd, truncateMiddle } from '../terminal/text.ts';

/**
 * Lines of at most the style's width, joined, without a final newline, for a renderer that
 * overwrites its last frame.
 */
export function renderProgress(state: ProgressState, style: Style): string {
  const shown = state.current.slice(0, currentShown);
  const hidden = state.current.length - shown.length;
  return [
    renderBar(state, style),
    ...shown.map((submission) => renderCurrent(submission, style)),
    ...(hidden > 0 ? [style.colours.dim(`  and ${hidden} more`)] : []),
  ].join('\n');
}

/** One line without a newline: ` 12/200  ana  87.5/100`. The state is the one after the event. */
export function renderProgressLine(
  state: ProgressState,
  { id, outcome }: Extract<ProgressEvent, { type: 'submissionFinished' }>,
  style: Style,
): string {
  const done = String(state.finished).padStart(String(state.submissions).length);
  const line = `${done}/${state.submissions}  ${safeLine(id, style)}  ${safeLine(outcome, style)}`;
  return truncateMiddle(line, style);
}

/** While another run holds the ports of this machine. */
export function renderWaiting(pid: number): string {
  return `waiting for another run of datagrade (process ${pid}): without isolation only one can use the ports`;
}

const currentShown = 6;
const barWidth = 24;

function renderBar(state: ProgressState, style: Style): string {
  const filled = Math.floor(progressFraction(state) * barWidth);
  const [full, empty] = style.unicode ? ['█', '░'] : ['#', '.'];
  const bar = style.colours.green(full.repeat(filled)) + style.colours.dim(empty.repeat(barWidth - filled));
  const left = remainingMs(state);
  const text = ` ${state.finished}/${state.submissions} graded${left === undefined ? '' : `, ${describeRemaining(left)}`}`;
  return bar + truncateEnd(text, { width: style.width - barWidth, unicode: style.unicode });
}

function renderCurrent({ id, judged, scenarios }: CurrentSubmission, style: Style): string {
  const count = scenarios === 0 ? 'learning how it speaks' : `${Math.min(judged, scenarios)}/${scenarios}`;
  const width = style.width - count.length - 4;
  return `  ${truncateMiddle(safeLine(id, style), { width, unicode: style.unicode })}  ${style.colours.dim(count)}`;
}

/** Coarse, because it is an estimate. */
function describeRemaining(ms: number): string {
  const seconds = Math.ceil(ms / 10_000) * 10;
  if (seconds < 60) return `about ${seconds} s left`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `about ${Math.max(1, minutes)} min left`;
  return `about ${Math.round(minutes / 6) / 10} h left`;
}
