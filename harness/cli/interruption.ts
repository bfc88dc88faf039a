/**
 * Handles Ctrl-C, SIGTERM and SIGHUP: a signal asks the run to end and clean up; disposing
 * of what runs does the work.
 */
export interface Interruption extends Disposable {
  readonly signal: AbortSignal;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function onInterruption(): Interruption {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  for (const name of signals) process.on(name, abort);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      for (const name of signals) process.off(name, abort);
    },
  };
}
