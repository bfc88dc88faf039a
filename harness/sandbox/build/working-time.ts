/**
 * How long a tool has worked, and how long it has done nothing: a clock that runs neither while others keep the processor from it nor while the testbed
 * itself is kept from looking. Pure; what there is to see of the tool is told to it.
 */
export interface ToolActivity {
  /** Processor time that each of its living processes has used so far, by process id, in milliseconds. */
  readonly cpuMs: ReadonlyMap<number, number>;
  /** Whether any thread of it runs, wants to, or waits for a disk. */
  readonly isActive: boolean;
}

/** More than this between two looks is time in which the testbed itself was kept from looking. */
const longestStepMs = 250;

export class WorkingTime {
  readonly #known = new Map<number, number>();
  #updatedMs: number;
  #workedMs = 0;
  #idleMs = 0;

  constructor(nowMs: number) {
    this.#updatedMs = nowMs;
  }

  /** The longer of the two: processor time of all its processes together, and time in which none of them did anything. */
  get spentMs(): number {
    return Math.max(this.#workedMs, this.#idleMs);
  }

  update({ cpuMs, isActive }: ToolActivity, nowMs: number): void {
    const before = this.#workedMs;
    for (const [pid, total] of cpuMs) {
      // The id of one that has ended may be given to another.
      this.#workedMs += Math.max(0, total - (this.#known.get(pid) ?? 0));
      this.#known.set(pid, total);
    }
    if (!isActive && this.#workedMs === before) this.#idleMs += Math.min(longestStepMs, nowMs - this.#updatedMs);
    this.#updatedMs = nowMs;
  }
}
