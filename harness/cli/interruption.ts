/**
 * Handles Ctrl-C, SIGTERM and SIGHUP: a signal asks the run to end and clean up; disposing
 * of what runs does the work. A later signal ends this process at once: the lanes notice it and
 * clean up on their own.
 */
import { exitStatus } from './cli-error.ts';

export interface Interruption extends Disposable {
  readonly signal: AbortSignal;
}

/** npm passes on the signal that a terminal has already sent: within this time, two are one. */
const sameSignalMs = 1000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function onInterruption(): Interruption {
  const controller = new AbortController();
  let firstMs: number | undefined;
  const abort = (): void => {
    const nowMs = performance.now();
    firstMs ??= nowMs;
    // oxlint-disable-next-line unicorn/no-process-exit -- a person who asks again does not want to wait
    if (nowMs - firstMs > sameSignalMs) process.exit(exitStatus.interrupted);
    controller.abort();
  };
  for (const name of signals) process.on(name, abort);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      for (const name of signals) process.off(name, abort);
    },
  };
}
