/**
 * Ends this process if its event loop does not turn for a long time, whatever blocks it: a task that
 * would never end must not hold its lane for ever, and a blocked process would not notice that the
 * process that started it has ended.
 *
 * A thread watches, because nothing else runs while the event loop is blocked. It counts its own
 * turns instead of reading a clock: a process that is stopped, or a machine that sleeps, stops both.
 */
import { fileURLToPath } from 'node:url';
import { Worker, workerData } from 'node:worker_threads';

const turnMs = 1000;

/** A lane that is alive answers within milliseconds, and within seconds on a busy machine. */
const longestTurns = 60;

interface Watched {
  /** The watched thread adds one a turn. */
  readonly turns: Int32Array;
  readonly longest: number;
}

/** Starts the watching thread. It does not keep this process alive. */
export function watchEventLoop(longest = longestTurns): void {
  const watched: Watched = { turns: new Int32Array(new SharedArrayBuffer(4)), longest };
  setInterval(() => Atomics.add(watched.turns, 0, 1), turnMs).unref();
  // With the arguments of this process it would be a lane itself.
  new Worker(fileURLToPath(import.meta.url), { workerData: { watched }, argv: [], execArgv: [] }).unref();
}

function watch({ turns, longest }: Watched): void {
  let last = Atomics.load(turns, 0);
  let unchanged = 0;
  setInterval(() => {
    const now = Atomics.load(turns, 0);
    unchanged = now === last ? unchanged + 1 : 0;
    last = now;
    if (unchanged >= longest) process.kill(process.pid, 'SIGKILL');
  }, turnMs);
}

const { watched } = (workerData ?? {}) as { readonly watched?: Watched };
if (watched !== undefined) watch(watched);
