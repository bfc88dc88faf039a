/**
 * How long a silence must last before it means something to the portable observer. It is measured,
 * because a slow or loaded machine needs more time.
 *
 * The measures are the start time of an interpreter and the lateness of timers. All durations are
 * multiples of what a usual machine needs.
 */
import { spawn } from 'node:child_process';

/** Durations of silence, in milliseconds. */
export interface Pace {
  /** After a prompt, before the answer is typed. */
  readonly promptMs: number;
  /**
   * Without a prompt, before a line is typed anyway: a program may ask without text, or its text
   * may be buffered.
   */
  readonly mutePromptMs: number;
  /** After the start, before the search for a server's port. */
  readonly probeMs: number;
  /** After everything that is expected has arrived. */
  readonly settledMs: number;
  /** The same, if it matters that nothing follows. */
  readonly silentMs: number;
  /** After this, something that is still expected will not arrive any more. */
  readonly lastingMs: number;
  /** If the scenario tests silence: long enough for a timeout of the program to end it. */
  readonly patientMs: number;
}

export interface Speed {
  /** How long an interpreter takes to start and end, in milliseconds. */
  readonly interpreterStartMs: number;
  /** The greatest lateness of a timer, in milliseconds. */
  readonly timerLatenessMs: number;
}

const usualStartMs = 60;
const usualLatenessMs = 20;
const slowestFactor = 8;

export function paceFor({ interpreterStartMs, timerLatenessMs }: Speed): Pace {
  const factor = Math.min(
    slowestFactor,
    Math.max(1, interpreterStartMs / usualStartMs, timerLatenessMs / usualLatenessMs),
  );
  const times = (ms: number): number => Math.round(ms * factor);
  return {
    promptMs: times(30),
    mutePromptMs: times(350),
    probeMs: times(60),
    settledMs: times(40),
    silentMs: times(160),
    lastingMs: times(3_000),
    patientMs: times(2_000),
  };
}

const starts = 3;
const timers = 5;

export async function measureSpeed(): Promise<Speed> {
  const startsMs: number[] = [];
  for (let each = 0; each < starts; each += 1) startsMs.push(await timed(startInterpreter));
  let timerLatenessMs = 0;
  for (let each = 0; each < timers; each += 1)
    timerLatenessMs = Math.max(timerLatenessMs, (await timed(fireTimer)) - timerMs);
  const [, median = 0] = startsMs.toSorted((a, b) => a - b);
  return { interpreterStartMs: Math.round(median), timerLatenessMs: Math.max(0, Math.round(timerLatenessMs)) };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** Node is the one interpreter that is certainly installed. */
function startInterpreter(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore', env: {} });
    child.once('exit', () => resolve());
    child.once('error', reject);
  });
}

const timerMs = 5;

/**
 * The one wait for time itself: it measures how late a timer fires, and no event announces that.
 */
function fireTimer(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, timerMs));
}
