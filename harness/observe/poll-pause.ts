/**
 * A pause before something is looked at again that the kernel does not announce: that a process has begun to wait in a system call (ptrace would tell, but
 * slows the program down and shows it that it is watched), or that a process which is not our child is gone, the last of a group or what was left in
 * a lane (only its parent is told). The time decides when it is looked at, and never what is concluded.
 */
export function pollPause(afterMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, afterMs));
}

/** The same pause, which ends early when something is announced after all: that a subject is gone, or has been heard. */
export class InterruptiblePause {
  #end: (() => void) | undefined;

  /** @param events any of them ends the pause that lasts when it comes */
  static untilOneOf(events: readonly Promise<void>[]): InterruptiblePause {
    const pause = new InterruptiblePause();
    const end = (): void => pause.end();
    for (const event of events) void event.then(end, end);
    return pause;
  }

  /** Ends the pause that lasts now, if it is no brief one. */
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

/** What a timer of the event loop cannot be shorter than. */
const shortestTimerMs = 1;
const nobodyWrites = new Int32Array(new SharedArrayBuffer(4));

/** The same pause where a timer is too coarse: holds this process up, and leaves its processor to the program that is about to wait. */
function sleepBriefly(forMs: number): void {
  Atomics.wait(nobodyWrites, 0, 0, forMs);
}
