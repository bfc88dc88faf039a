/**
 * How long a subject that never comes to rest is waited for.
 */
import { StartPauses } from './start-pauses.ts';

/** Processor time without any effect after which a subject counts as busy for good. */
const cpuPatienceMs = 5_000;
const leastCpuPatienceMs = 1_000;
/** Real time, as the very last resort, for what wakes up by itself without any effect. */
const timedPatienceMs = 30_000;
const leastTimedPatienceMs = 3_000;
/** Rounds of its own time-out without any effect after which a subject counts as waiting for good; the last one of them is a whole one. */
const timedRounds = 3;
const leastTimedRounds = 2;
/** Of a silence that has to last, what is left when the same was waited for in vain before. */
const leastSilenceShare = 1 / 3;

/**
 * How long a submission's subjects are waited for where they never come to rest. Each time that all of it was spent in vain there is less the next
 * time, so that one that hangs wherever it can does not take hours; it never grows again.
 */
export class WaitBudget {
  timedMs = timedPatienceMs;
  cpuMs = cpuPatienceMs;
  timedRounds = timedRounds;
  /** Of a silence that has to last. */
  silenceShare = 1;
  readonly startPauses = new StartPauses();

  timedInVain(): void {
    this.timedMs = Math.max(leastTimedPatienceMs, this.timedMs / 3);
  }

  countedInVain(): void {
    this.timedRounds = leastTimedRounds;
  }

  listenedInVain(): void {
    this.silenceShare = Math.max(leastSilenceShare, this.silenceShare / 1.5);
  }

  computedInVain(): void {
    this.cpuMs = Math.max(leastCpuPatienceMs, this.cpuMs / 2);
  }
}
