/**
 * How long after its start a subject is first polled, learned from the starts before it. A
 * performance trick: an interpreter takes equally long each time. Polls in between find nothing,
 * cost time, and have become rare when the program is up.
 */
import type { Role } from '../../../handout/programs.ts';

/** No subject goes without a poll for longer: a poll also keeps its limits. */
const longestMs = 50;
/** What is left of a pause that was too long. */
const shortening = 0.8;

/**
 * The pauses after the starts of one submission's programs. Each lasts as long as the program
 * before in the same role was still starting, unless an event ends it.
 */
export class StartPauses {
  readonly #lastMs = new Map<Role, number>();

  /** To be called when the wait for the subject begins. */
  begin(role: Role): StartPause {
    return new StartPause(this.#lastMs.get(role) ?? 0, (ms) => this.#lastMs.set(role, ms));
  }
}

export class StartPause {
  readonly #ms: number;
  readonly #learn: (ms: number) => void;
  readonly #startedMs = performance.now();
  #isProven = false;

  constructor(ms: number, learn: (ms: number) => void) {
    this.#ms = ms;
    this.#learn = learn;
  }

  /**
   * How long the subject need not be polled yet; 0 when it is time to. In whole milliseconds, as
   * timers count; a timer may fire one millisecond early.
   */
  get leftMs(): number {
    const leftMs = this.#ms - this.#sinceMs;
    return leftMs > 1 ? Math.round(leftMs) : 0;
  }

  /** A poll found the subject still starting. */
  wasStarting(): void {
    if (this.leftMs > 0) return;
    this.#isProven = true;
    this.#learn(Math.min(this.#sinceMs, longestMs));
  }

  /** A poll or an event showed that the subject is up. */
  hadStarted(): void {
    if (this.leftMs === 0 && !this.#isProven) this.#learn(this.#ms * shortening);
  }

  get #sinceMs(): number {
    return performance.now() - this.#startedMs;
  }
}
