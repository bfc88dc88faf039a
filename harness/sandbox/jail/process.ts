/**
 * A process in a jail. It leads a session of its own, and everything that it started ends with it.
 */
import type { Readable } from 'node:stream';
import { childrenOf } from '../../observe/process/proc.ts';
import { pollPause } from '../../observe/poll-pause.ts';
import { groupOf } from '../../observe/process/group.ts';
import { parseReport, reportDescriptor, type Exit } from './init.ts';
import { sendSignal } from '../subject/send-signal.ts';
import { startSession, type StreamSource, type SessionLeader } from '../subject/start-session.ts';
import { findJailSetup } from '../subject/orphans.ts';

export interface JailedProcess {
  /** The process that starts the jail. */
  readonly child: SessionLeader;
  /**
   * How the program ended; undefined if its jail ended without a report, which is not the program's
   * fault.
   */
  readonly exited: Promise<Exit | undefined>;
  /** The first process in the jail, while it exists. */
  readonly init: () => number | undefined;
  /** Ends all its processes; resolves when none is left. */
  readonly end: () => Promise<void>;
}

const longestPauseMs = 50;

/**
 * @param command the result of {@link Jail.commandFor}
 * @param mark the mark that the jail was given
 * @param streams standard input, output and error
 */
export function startInJail(
  command: readonly [string, ...string[]],
  mark: string,
  cwd: string,
  env: Record<string, string>,
  streams: readonly StreamSource[],
): JailedProcess {
  const child = startSession({ argv: command, cwd, env, streams: [...streams, 'pipe'] });
  let hasReported = false;
  let isGone = false;
  const noteEnd = async (): Promise<void> => {
    await child.gone;
    isGone = true;
    if (child.pid !== undefined) void endUnfinishedJail(child.pid, mark, () => hasReported);
  };
  const gone = noteEnd();
  let isEnding = false;
  const exited = reportOf(child.stdio[reportDescriptor] as Readable).then(async (exit) => {
    hasReported = true;
    if (exit !== undefined || !isEnding) return exit;
    // The init ends first, and the report with it. A program that was still shutting down counts as
    // killed.
    await gone;
    return { status: null, signal: 'SIGKILL' };
  });
  // After its end, its id may belong to another process.
  const init = (): number | undefined => (child.pid === undefined || isGone ? undefined : childrenOf(child.pid)[0]);
  return {
    child,
    exited,
    init,
    async end() {
      if (isGone) return;
      isEnding = true;
      const first = init();
      // The end of the first process of a pid namespace ends all others, before that process itself
      // is gone. So nothing is left when bwrap ends.
      if (first !== undefined) sendSignal(first, 'SIGKILL');
      else killGroupOf(child.pid);
      await gone;
    },
  };
}

/**
 * If a jail was killed before it was complete, one of its processes may still hold the report. It
 * waits for its parent forever, or continues without it. This function ends such processes.
 *
 * @param isOver whether the report has come, or has ended
 */
async function endUnfinishedJail(pid: number, mark: string, isOver: () => boolean): Promise<void> {
  if (!isOver()) killGroupOf(pid);
  for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    await pollPause(pauseMs);
    if (isOver()) return;
    for (const starter of findJailSetup(mark)) sendSignal(starter, 'SIGKILL');
  }
}

function killGroupOf(pid: number | undefined): void {
  if (pid !== undefined) sendSignal(groupOf(pid), 'SIGKILL');
}

function reportOf(stream: Readable): Promise<Exit | undefined> {
  let text = '';
  return new Promise((resolve) => {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const exit = parseReport(text);
      if (exit !== undefined) resolve(exit);
    });
    for (const end of ['error', 'close', 'end']) stream.on(end, () => resolve(parseReport(text)));
  });
}
