/**
 * How soon after its start a subject is worth looking at, as the starts before it tell.
 */
import type { Role } from '../../handout/programs.ts';

/** Nobody is left out of sight for longer: its limits are looked after, too. */
const longestMs = 50;
/** What is left of a pause that was too long. */
const shorter = 0.8;

/**
 * How long a subject that has just been started is not looked at, unless something is heard of it: for as long as the one before in its role was
 * still on its way. An interpreter takes as long each time; looks meanwhile find nothing, cost time beside it, and have become rare when it gets
 * there. Like all pauses, it decides when something is seen, and never what is concluded.
 */
export class StartPauses {
  readonly #lastMs = new Map<Role, number>();

  /** To be called when the wait for it begins. */
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

  /** For how long it need not be looked at yet, in whole milliseconds, as timers count, which may come one too early; 0 where it is time to. */
  get leftMs(): number {
    const leftMs = this.#ms - this.#sinceMs;
    return leftMs > 1 ? Math.round(leftMs) : 0;
  }

  /** It was still on its way when it was looked at. */
  wasOnItsWay(): void {
    if (this.leftMs > 0) return;
    this.#isProven = true;
    this.#learn(Math.min(this.#sinceMs, longestMs));
  }

  /** It had got there when it was looked at, or had been heard. */
  hadArrived(): void {
    if (this.leftMs === 0 && !this.#isProven) this.#learn(this.#ms * shorter);
  }

  get #sinceMs(): number {
    return performance.now() - this.#startedMs;
  }
}
