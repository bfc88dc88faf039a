/**
 * Finds out how this machine lets programs be observed: through the kernel, or in the portable way
 * that works on any system. It observes a program whose state is known.
 */
import { spawn } from 'node:child_process';
import { observeActivity } from './process/activity.ts';
import { pollPause } from './poll-pause.ts';
import { waitingCalls } from './process/system-calls.ts';

export interface ObservationFound {
  readonly observation: 'kernel' | 'portable';
  /** Why the kernel cannot be used; absent if it can. */
  readonly note?: string;
}

/** Upper bound. The second poll usually succeeds. */
const maxPolls = 400;
const pauseMs = 5;

export async function findObservation(): Promise<ObservationFound> {
  const why = await whyNotKernel();
  return why === undefined ? { observation: 'kernel' } : { observation: 'portable', note: why };
}

async function whyNotKernel(): Promise<string | undefined> {
  if (process.platform !== 'linux')
    return `observing programs through the kernel needs /proc of Linux, and this system is ${process.platform}`;
  if (waitingCalls() === undefined)
    return `the system call numbers of this processor architecture, ${process.arch}, are unknown`;
  // This program waits for its standard input and does nothing else.
  const reader = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
  const failed = new Promise<void>((resolve) => reader.once('error', () => resolve()));
  try {
    for (let poll = 0; poll < maxPolls; poll += 1) {
      if (reader.pid === undefined) return 'the command cat could not be started to try the observation';
      if (observeActivity([reader.pid]).activity.is === 'keyboard') return undefined;
      await Promise.race([failed, pollPause(pauseMs)]);
    }
    return '/proc does not show the system call in which a program waits';
  } finally {
    // If the child was never started, Node would signal the process id in its handle: 0, which is
    // its own process group, or any other process.
    if (reader.pid !== undefined) reader.kill('SIGKILL');
  }
}
