/**
 * Processes that are stopped by a signal, and continue later: subjects, and this process itself.
 *
 * A shell, a debugger or a container may stop all of them and let them continue, one after another: a
 * program that is stopped only then, or whose clock runs out meanwhile, has done nothing wrong.
 */
import type { Role } from '../../handout/programs.ts';

/** Polls are closer together, even on a busy machine. */
const longestStepMs = 250;
/** Between the first and the last process that continues, also on a busy machine. */
const lastingMs = 2000;

/** For how long each subject has been stopped, in the time in which this process ran itself. */
export class Stops {
  readonly #stoppedMs = new Map<Role, number>();
  #lastPollMs = performance.now();
  #stepMs = 0;

  /** To be called once before each poll of all subjects. */
  notePoll(): void {
    const nowMs = performance.now();
    this.#stepMs = Math.min(nowMs - this.#lastPollMs, longestStepMs);
    this.#lastPollMs = nowMs;
  }

  /** Whether the subject has been stopped for so long that it was not stopped by accident. */
  isLasting(role: Role, isStopped: boolean): boolean {
    const before = this.#stoppedMs.get(role);
    if (isStopped) this.#stoppedMs.set(role, before === undefined ? 0 : before + this.#stepMs);
    else this.#stoppedMs.delete(role);
    return isStopped && (before ?? 0) >= lastingMs;
  }
}

/** Longer than a busy machine lets a process wait for a processor, and shorter than most timeouts of programs. */
const longestMissedMs = 3000;

/** Time between two polls in which this process did not run although it wanted to. */
export class MissedTime {
  #lastMs = performance.now();
  #lastCpuMs = cpuMs();

  /** @param plannedMs how long it meant to wait. @returns whether clocks of subjects may have run out since the last call */
  isLong(plannedMs: number): boolean {
    const [nowMs, nowCpuMs] = [performance.now(), cpuMs()];
    const missedMs = nowMs - this.#lastMs - (nowCpuMs - this.#lastCpuMs) - plannedMs;
    this.#lastMs = nowMs;
    this.#lastCpuMs = nowCpuMs;
    return missedMs > longestMissedMs;
  }
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
