/**
 * The pauses between the polls of a wait. A performance trick, like all of this folder: it decides
 * when something is seen, and never what is concluded. `await pollPause(1)` could replace it.
 *
 * A pause is short after an event, and grows while nothing happens. That buys time twice: an
 * answer is seen at once, and polls take little of the processor that the subjects need.
 */
import type { Role } from '../../../handout/programs.ts';
import type { Observation } from '../../../observe/process/activity.ts';
import { InterruptiblePause } from './interruptible-pause.ts';
import type { StartPause, StartPauses } from './start-pauses.ts';

/** The longest pause between two polls, at first and after a long time without an event. */
interface PauseLimits {
  readonly soonMs: number;
  readonly lateMs: number;
}

/**
 * While a subject runs. A poll takes a hundredth of the first pause. In the second, a program
 * cannot take much of the machine unseen, and the portable observer still counts a silence whole.
 */
const runningPause: PauseLimits = { soonMs: 8, lateMs: 20 };
/**
 * While all subjects that are not idle wait with a timeout or sleep, which is seldom shorter. A
 * poll takes a twentieth of the first pause.
 */
const timedPause: PauseLimits = { soonMs: 16, lateMs: 100 };
const shortestMs = 1;
/**
 * The first pause after an event is shorter than a timer can be: a program that was typed to or
 * answered mostly waits again by then. One wait has room for a long conversation at the keyboard,
 * but does not poll so often a program that never stops writing.
 */
const briefMs = 0.25;
const briefPauses = 32;
/** What a pause may add to the time that has passed without an event. */
const pausePart = 1 / 50;

type PolledActivities = readonly Observation['activity'][];

export interface PollPausesOptions {
  readonly subjects: readonly {
    /** Resolves when the subject is gone, which ends a pause. */
    readonly ended: Promise<void>;
  }[];
  /** Count of all that has happened so far. */
  readonly happened: () => number;
  /** Calls the listener at each event, until another one takes its place. */
  readonly onEvent: (listener: () => void) => void;
  /** The subject that has just been started. */
  readonly started?: Role | undefined;
  readonly startPauses?: StartPauses | undefined;
}

export class PollPauses {
  readonly #pause: InterruptiblePause;
  readonly #happened: () => number;
  #start: StartPause | undefined;
  /** Count of what had happened after the last poll. */
  #known: number;
  #lastEventMs = performance.now();
  #nextMs = briefMs;
  #lastingMs = shortestMs;
  #briefLeft = briefPauses;

  constructor({ subjects, happened, onEvent, started, startPauses }: PollPausesOptions) {
    this.#start = started === undefined ? undefined : startPauses?.begin(started);
    this.#pause = InterruptiblePause.untilOneOf(subjects.map(({ ended }) => ended));
    this.#happened = happened;
    this.#known = happened();
    // A program that never stops writing is not polled at each event.
    onEvent(() => this.#lastingMs > shortestMs && this.#pause.end());
  }

  /** The length of the last pause. */
  get lastingMs(): number {
    return this.#lastingMs;
  }

  endPoll(activities: PolledActivities): void {
    if (this.#happened() === this.#known && activities.some(({ is }) => is === 'running'))
      return this.#start?.wasStarting();
    this.#start?.hadStarted();
    this.#start = undefined;
  }

  /** Lasts until the next poll is due. */
  async untilNext(activities: PolledActivities): Promise<void> {
    const happened = this.#happened();
    const isNew = happened !== this.#known;
    this.#known = happened;
    if (isNew) this.#lastEventMs = performance.now();
    const startMs = this.#start?.leftMs ?? 0;
    this.#nextMs = isNew || startMs > 0 ? this.#firstMs() : this.#longerMs(activities);
    this.#lastingMs = Math.max(this.#nextMs, startMs);
    if (this.#lastingMs < shortestMs) this.#briefLeft -= 1;
    await this.#pause.last(this.#lastingMs);
  }

  #firstMs(): number {
    return this.#briefLeft > 0 ? briefMs : shortestMs;
  }

  #longerMs(activities: PolledActivities): number {
    const sinceEventMs = performance.now() - this.#lastEventMs;
    const { soonMs, lateMs } = activities.some(mayActSoon) ? runningPause : timedPause;
    return Math.min(this.#nextMs * 2, lateMs, Math.max(soonMs, sinceEventMs * pausePart));
  }
}

function mayActSoon({ is }: Observation['activity']): boolean {
  return is === 'running' || is === 'quiet' || is === 'keyboard';
}
