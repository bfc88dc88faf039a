/**
 * The process group of which a subject is the leader: all that it started, but what left the group. Known on every system but Windows, where the
 * one process stands for all.
 */

/** The id under which a signal reaches the whole group. */
export function groupOf(pid: number): number {
  return process.platform === 'win32' ? pid : -pid;
}

export function isGroupAlive(pid: number): boolean {
  try {
    return process.kill(groupOf(pid), 0);
  } catch (error) {
    // EPERM: there are processes, of somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
