/**
 * The process group of which a subject is the leader: all that it started, but what left the group. Known on every system but Windows, where the
 * one process stands for all.
 */

/** The id under which a signal reaches the whole group. */
export function groupOf(pid: number): number {
  return process.platform === 'win32' ? pid : -pid;
}

/**
 * A group as long as it is the subject's. The system gives its id to nobody else while there is a process in it; once it has been seen empty, it may
 * be another's, and is looked at and signalled no more. To be asked when its leader ends, and now and then after that.
 */
export class ProcessGroup {
  readonly #pid: number;
  #isOver = false;

  constructor(pid: number) {
    this.#pid = pid;
  }

  /** Whether there is a process in it. */
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
      // EPERM: there are processes, which have made themselves somebody else's.
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
  }
}
