/**
 * A pause between two polls that an event ends early, and that may be shorter than a timer. A
 * performance trick: both let the wait see sooner what has happened.
 */
export class InterruptiblePause {
  #end: (() => void) | undefined;

  /** @param events any of them ends the pause that lasts at that moment */
  static untilOneOf(events: readonly Promise<void>[]): InterruptiblePause {
    const pause = new InterruptiblePause();
    const end = (): void => pause.end();
    for (const event of events) void event.then(end, end);
    return pause;
  }

  /** Ends the pause that lasts now. A brief pause cannot be ended. */
  end(): void {
    this.#end?.();
  }

  async last(forMs: number): Promise<void> {
    if (forMs < shortestTimerMs) return sleepBriefly(forMs);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, forMs);
      this.#end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#end = undefined;
  }
}

/** A timer of the event loop cannot be shorter. */
const shortestTimerMs = 1;
const neverWritten = new Int32Array(new SharedArrayBuffer(4));

/** Blocks this process, and so leaves its processor to the program that is about to wait. */
function sleepBriefly(forMs: number): void {
  Atomics.wait(neverWritten, 0, 0, forMs);
}
