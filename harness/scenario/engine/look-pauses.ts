/**
 * The pauses between looks at the subjects: short while something happens, longer the longer nothing does, and none where news came during a look.
 */
import type { Reading } from '../../observe/activity.ts';
import { Pause } from '../../observe/next-look.ts';
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
/** What a pause may add to the time that has passed without anything new. */
const pauseShare = 1 / 50;

type Activities = readonly Reading['activity'][];

export interface LookPausesOptions {
  /** Each resolves when a subject is gone, which ends a pause. */
  readonly ends: readonly Promise<void>[];
  /** Count of all that happened so far. */
  readonly happened: () => number;
  /** Has somebody told whenever something happens, until somebody else is. */
  readonly onNews: (tell: () => void) => void;
  /** Where a subject has just been started. */
  readonly start?: StartPause | undefined;
}

export class LookPauses {
  readonly #pause: Pause;
  readonly #happened: () => number;
  #start: StartPause | undefined;
  /** Count of what had happened when the last look was over, and when this one began. */
  #known: number;
  #beforeLook: number;
  #newsMs = performance.now();
  #nextMs = shortestMs;
  #lastingMs = shortestMs;
  #isLookedAtOnce = false;

  constructor({ ends, happened, onNews, start }: LookPausesOptions) {
    this.#pause = Pause.untilOneOf(ends);
    this.#happened = happened;
    this.#start = start;
    this.#known = happened();
    this.#beforeLook = this.#known;
    // What never stops being heard is not looked at each time.
    onNews(() => this.#lastingMs > shortestMs && this.#pause.end());
  }

  beginLook(): void {
    this.#beforeLook = this.#happened();
  }

  endLook(activities: Activities): void {
    if (this.#happened() === this.#known && activities.some(({ is }) => is === 'running'))
      return this.#start?.wasOnItsWay();
    this.#start?.hadArrived();
    this.#start = undefined;
  }

  /** Lasts until the next look is due. */
  async untilNext(activities: Activities): Promise<void> {
    const happened = this.#happened();
    const hasNews = happened !== this.#known;
    // What takes what was sent or typed mostly waits again at once; where it never does, it is not looked at all the time.
    const atOnce = happened !== this.#beforeLook && !this.#isLookedAtOnce;
    this.#isLookedAtOnce = happened !== this.#beforeLook;
    this.#known = happened;
    if (hasNews) this.#newsMs = performance.now();
    if (atOnce) return;
    const startMs = this.#start?.leftMs ?? 0;
    this.#nextMs = hasNews || startMs > 0 ? shortestMs : this.#longerMs(activities);
    this.#lastingMs = Math.max(this.#nextMs, startMs);
    await this.#pause.last(this.#lastingMs);
  }

  #longerMs(activities: Activities): number {
    const silentMs = performance.now() - this.#newsMs;
    const { soonMs, lateMs } = activities.some(isOnItsWay) ? runningPause : timedPause;
    return Math.min(this.#nextMs * 1.5, lateMs, Math.max(soonMs, silentMs * pauseShare));
  }
}

function isOnItsWay({ is }: Reading['activity']): boolean {
  return is === 'running' || is === 'quiet' || is === 'keyboard';
}
