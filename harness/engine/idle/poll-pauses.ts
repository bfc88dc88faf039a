/**
 * The pauses between looks at the subjects: short while something happens, longer the longer nothing does, and none where news came during a look.
 */
import type { Observation } from '../../observe/process/activity.ts';
import { InterruptiblePause } from '../../observe/poll-pause.ts';
import type { StartPause } from './start-pauses.ts';

/** The longest pause between two looks, at first and after a long time without anything new. */
interface PauseLimits {
  readonly soonMs: number;
  readonly lateMs: number;
}

/**
 * A look at a program that runs costs a hundredth of the first; in the second it cannot take much of the machine unseen, and a silence is still
 * counted whole (`observe/portable.ts`).
 */
const runningPause: PauseLimits = { soonMs: 8, lateMs: 20 };
/** Where all that are not at rest have a time-out or a sleep of their own, which are seldom shorter, a look costs a twentieth of the first. */
const timedPause: PauseLimits = { soonMs: 16, lateMs: 100 };
const shortestMs = 1;
/**
 * The first pause after news, shorter than a timer can be: a program that was typed to or answered mostly waits again by then. In one wait there is
 * room for a long conversation at the keyboard; one that never stops being heard is not looked at so often.
 */
const briefMs = 0.25;
const briefPauses = 32;
/** What a pause may add to the time that has passed without anything new. */
const pauseShare = 1 / 50;

type PolledActivities = readonly Observation['activity'][];

export interface PollPausesOptions {
  /** Each resolves when a subject is gone, which ends a pause. */
  readonly ends: readonly Promise<void>[];
  /** Count of all that happened so far. */
  readonly happened: () => number;
  /** Has somebody told whenever something happens, until somebody else is. */
  readonly onEvent: (tell: () => void) => void;
  /** Where a subject has just been started. */
  readonly start?: StartPause | undefined;
}

export class PollPauses {
  readonly #pause: InterruptiblePause;
  readonly #happened: () => number;
  #start: StartPause | undefined;
  /** Count of what had happened when the last look was over. */
  #known: number;
  #newsMs = performance.now();
  #nextMs = briefMs;
  #lastingMs = shortestMs;
  #briefLeft = briefPauses;

  constructor({ ends, happened, onEvent, start }: PollPausesOptions) {
    this.#pause = InterruptiblePause.untilOneOf(ends);
    this.#happened = happened;
    this.#start = start;
    this.#known = happened();
    // What never stops being heard is not looked at each time.
    onEvent(() => this.#lastingMs > shortestMs && this.#pause.end());
  }

  endLook(activities: PolledActivities): void {
    if (this.#happened() === this.#known && activities.some(({ is }) => is === 'running'))
      return this.#start?.wasOnItsWay();
    this.#start?.hadArrived();
    this.#start = undefined;
  }

  /** Lasts until the next look is due. */
  async untilNext(activities: PolledActivities): Promise<void> {
    const happened = this.#happened();
    const hasNews = happened !== this.#known;
    this.#known = happened;
    if (hasNews) this.#newsMs = performance.now();
    const startMs = this.#start?.leftMs ?? 0;
    this.#nextMs = hasNews || startMs > 0 ? this.#firstMs() : this.#longerMs(activities);
    this.#lastingMs = Math.max(this.#nextMs, startMs);
    if (this.#lastingMs < shortestMs) this.#briefLeft -= 1;
    await this.#pause.last(this.#lastingMs);
  }

  #firstMs(): number {
    return this.#briefLeft > 0 ? briefMs : shortestMs;
  }

  #longerMs(activities: PolledActivities): number {
    const silentMs = performance.now() - this.#newsMs;
    const { soonMs, lateMs } = activities.some(isOnItsWay) ? runningPause : timedPause;
    return Math.min(this.#nextMs * 2, lateMs, Math.max(soonMs, silentMs * pauseShare));
  }
}

function isOnItsWay({ is }: Observation['activity']): boolean {
  return is === 'running' || is === 'quiet' || is === 'keyboard';
}
