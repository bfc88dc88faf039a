/**
 * A process in a jail: started as the leader of a session of its own, and ended with all that it started.
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
  /** What starts the jail. */
  readonly child: SessionLeader;
  /** How the program ended; undefined where its jail ended without telling, which is no fault of the program's. */
  readonly exited: Promise<Exit | undefined>;
  /** The first process in the jail, as long as there is one. */
  readonly init: () => number | undefined;
  /** Ends all of it; resolves when nothing is left. */
  readonly end: () => Promise<void>;
}

const longestPauseMs = 50;

/**
 * @param command as the jail gave it
 * @param mark as the jail was given it
 * @param streams for its standard input, output and error
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
    // The init goes first, and the report with it: nobody who is still on the way out has survived.
    await gone;
    return { status: null, signal: 'SIGKILL' };
  });
  // Once it is gone its id may be another's.
  const init = (): number | undefined => (child.pid === undefined || isGone ? undefined : childrenOf(child.pid)[0]);
  return {
    child,
    exited,
    init,
    async end() {
      if (isGone) return;
      isEnding = true;
      const first = init();
      // With the first process of its namespace every other ends, before that one is gone: nothing is left when bwrap says so.
      if (first !== undefined) sendSignal(first, 'SIGKILL');
      else killGroupOf(child.pid);
      await gone;
    },
  };
}

/**
 * One that was killed before its jail was whole leaves a half with the report in its hand, which waits for it for ever or goes on without it.
 *
 * @param isOver whether the report has come, or its end
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
