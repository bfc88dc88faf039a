/**
 * How long a tool has worked, and how long it has been idle. This clock stops while other programs
 * keep the processor from the tool, and while datagrade itself cannot poll. Pure: the caller passes
 * in what it has observed.
 */
export interface ToolActivity {
  /** Processor time so far of each of its living processes, by process id, in milliseconds. */
  readonly cpuMs: ReadonlyMap<number, number>;
  /** Whether any of its threads runs, is ready to run, or waits for a disk. */
  readonly isActive: boolean;
}

/** If more time than this passes between two updates, datagrade itself could not poll. */
const longestStepMs = 250;

export class WorkingTime {
  readonly #known = new Map<number, number>();
  #updatedMs: number;
  #workedMs = 0;
  #idleMs = 0;

  constructor(nowMs: number) {
    this.#updatedMs = nowMs;
  }

  /**
   * The longer of the two: processor time of all its processes together, and time in which none of
   * them did anything.
   */
  get spentMs(): number {
    return Math.max(this.#workedMs, this.#idleMs);
  }

  update({ cpuMs, isActive }: ToolActivity, nowMs: number): void {
    const before = this.#workedMs;
    for (const [pid, total] of cpuMs) {
      // The id of a process that has ended may be reused.
      this.#workedMs += Math.max(0, total - (this.#known.get(pid) ?? 0));
      this.#known.set(pid, total);
    }
    if (!isActive && this.#workedMs === before) this.#idleMs += Math.min(longestStepMs, nowMs - this.#updatedMs);
    this.#updatedMs = nowMs;
  }
}
