/**
 * How long a silence has to last before it means something, where only silence tells: measured on this machine, because a loaded or slow one
 * needs more.
 *
 * The measure is how long an interpreter takes to start and how late timers fire. Everything else is a multiple of what a usual machine needs.
 */
import { spawn } from 'node:child_process';

/** All in milliseconds of silence. */
export interface Pace {
  /** After a prompt, before it is answered. */
  readonly promptMs: number;
  /** Without any prompt, before a line is typed nevertheless: a program may ask without words, or its words may be held back. */
  readonly mutePromptMs: number;
  /** After the start, before a server's port is looked for. */
  readonly probeMs: number;
  /** When all that is expected has come. */
  readonly settledMs: number;
  /** The same where it matters that nothing follows. */
  readonly silentMs: number;
  /** When something is still expected: it will not come any more. */
  readonly lastingMs: number;
  /** Where silence is what is tried, so that a time-out of the program's own can end it. */
  readonly patientMs: number;
}

export interface Speed {
  /** How long an interpreter takes to start and end, in milliseconds. */
  readonly interpreterStartMs: number;
  /** How late a timer fires at most, in milliseconds. */
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

/** Node itself is the one interpreter that is surely there. */
function startInterpreter(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore', env: {} });
    child.once('exit', () => resolve());
    child.once('error', reject);
  });
}

const timerMs = 5;

/** The one wait that waits for time itself: how late a timer fires is what is measured, and no event stands for that. */
function fireTimer(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, timerMs));
}
