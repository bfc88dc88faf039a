/**
 * Which observation this machine allows: through the kernel, or as any system allows. Found out by observing a program of which it is known what
 * it does.
 */
import { spawn } from 'node:child_process';
import { observeActivity } from './process/activity.ts';
import { pollPause } from './poll-pause.ts';
import { waitingCalls } from './process/system-calls.ts';

export interface ObservationFound {
  readonly observation: 'kernel' | 'portable';
  /** Why not through the kernel; absent where it is. */
  readonly note?: string;
}

/** Looks at most this often for what is usually seen at the second look. */
const looks = 400;
const pauseMs = 5;

export async function findObservation(): Promise<ObservationFound> {
  const why = await whyNotKernel();
  return why === undefined ? { observation: 'kernel' } : { observation: 'portable', note: why };
}

async function whyNotKernel(): Promise<string | undefined> {
  if (process.platform !== 'linux')
    return `programs are observed through Linux's /proc, and this is ${process.platform}`;
  if (waitingCalls() === undefined) return `the numbers of the system calls of ${process.arch} are not known`;
  // It reads its keyboard and does nothing else.
  const reader = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
  const failed = new Promise<void>((resolve) => reader.once('error', () => resolve()));
  try {
    for (let look = 0; look < looks; look += 1) {
      if (reader.pid === undefined) return 'no program could be started to try the observation';
      if (observeActivity([reader.pid]).activity.is === 'keyboard') return undefined;
      await Promise.race([failed, pollPause(pauseMs)]);
    }
    return '/proc does not show what a program waits for';
  } finally {
    // Of a child that was never started Node signals whatever process id stands in its handle: 0, its own group, or any other.
    if (reader.pid !== undefined) reader.kill('SIGKILL');
  }
}
