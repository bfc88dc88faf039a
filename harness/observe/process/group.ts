/**
 * The process group that a subject leads: all that it started, except processes that left the
 * group. It works on every system except Windows, where the one process counts as the group.
 */

/** The id that addresses the whole group in a signal (kill(2)). */
export function groupOf(pid: number): number {
  return process.platform === 'win32' ? pid : -pid;
}

/**
 * A process group, as long as it belongs to the subject. The system does not reuse its id while the
 * group has a process. Once it has been empty, the id may belong to another group, which is never
 * read or signalled. Callers check it when its leader ends, and now and then after that.
 */
export class ProcessGroup {
  readonly #pid: number;
  #isOver = false;

  constructor(pid: number) {
    this.#pid = pid;
  }

  /** Whether the group has a process. */
  hasProcesses(): boolean {
    this.#isOver ||= !this.#reaches(0);
    return !this.#isOver;
  }

  kill(): void {
    if (this.hasProcesses()) this.#reaches('SIGKILL');
  }

  #reaches(signal: 0 | 'SIGKILL'): boolean {
    try {
      return process.kill(groupOf(this.#pid), signal);
    } catch (error) {
      // EPERM: the group has processes, but they have changed to another user.
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
  }
}
