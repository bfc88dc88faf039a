/**
 * How much of what a wait may use for subjects that never become idle: all the limits of waiting.
 *
 * Most are counted in what the subject itself does (its CPU time, rounds of its own timeouts), so
 * that a slow or loaded machine changes no verdict. Real time is the last resort. Each effect of a
 * subject (a datagram, a port, an exit) gives it a new budget.
 */
import type { BudgetKind } from '../../transcript/wait-end.ts';

/** The budget of a submission's first wait, and what is always left of it. */
interface Limit {
  readonly full: number;
  readonly least: number;
}

/** Milliseconds of CPU time without an effect, after which a running subject is called busy. */
const cpuTime: Limit = { full: 5_000, least: 1_000 };

/**
 * Rounds of the subject's own timeouts or sleeps without any event. The last one is a whole one,
 * because the first may have begun before the wait.
 */
const ownTimeouts: Limit = { full: 3, least: 2 };

/** Milliseconds of real time without an effect, for a subject that wakes up on its own. */
const realTime: Limit = { full: 30_000, least: 3_000 };

/** A factor for the length of a silence where something is still expected. */
const silence: Limit = { full: 1, least: 1 / 3 };

/** Milliseconds of CPU time after which a running subject is busy where nothing is expected. */
export const graceCpuMs = 100;

/** Milliseconds of real time for a whole wait, for subjects that have effects without end. */
const wholeWait: Limit = { full: 120_000, least: 10_000 };

/**
 * A subject whose processes have become this many times more gets a new budget. It is not busy: it
 * is on its way to the limit of processes, which then ends it.
 */
export const processGrowth = 2;

/**
 * The same factor within `graceCpuMs`: a busy machine starts few processes in so short a time. From
 * one process to their limit, a subject grows by this factor about fifty times.
 */
export const processGrowthInGrace = 1.1;

/**
 * The budget of all waits for the programs of one submission. Each time that a wait has spent all
 * of one kind without effect, the later waits get less of it: a submission that hangs wherever it
 * can does not take hours. A budget never grows again.
 */
export class WaitBudget {
  #cpuMs: number;
  #rounds: number = ownTimeouts.full;
  #realMs: number;
  #silenceFactor: number = silence.full;
  #wholeMs: number = wholeWait.full;

  constructor({ cpuMs = cpuTime.full, realMs = realTime.full } = {}) {
    this.#cpuMs = cpuMs;
    this.#realMs = realMs;
  }

  get cpuMs(): number {
    return this.#cpuMs;
  }

  get rounds(): number {
    return this.#rounds;
  }

  get realMs(): number {
    return this.#realMs;
  }

  get silenceFactor(): number {
    return this.#silenceFactor;
  }

  get wholeMs(): number {
    return this.#wholeMs;
  }

  /** Notes that a wait has ended only because it took too long as a whole. */
  reduceWhole(): void {
    this.#wholeMs = Math.max(wholeWait.least, this.#wholeMs / 2);
  }

  /** Notes that a wait has spent all of this kind without effect. */
  reduce(kind: BudgetKind): void {
    switch (kind) {
      case 'cpuTime':
        this.#cpuMs = Math.max(cpuTime.least, this.#cpuMs / 2);
        return;
      case 'ownTimeouts':
        this.#rounds = ownTimeouts.least;
        return;
      case 'silence':
        this.#silenceFactor = Math.max(silence.least, this.#silenceFactor / 1.5);
        return;
      case 'realTime':
        this.#realMs = Math.max(realTime.least, this.#realMs / 3);
    }
  }
}
