/**
 * A pause before something is looked at again that the kernel does not announce: that a process has begun to wait in a system call (ptrace would tell, but
 * slows the program down and shows it that it is watched), or that a process which is not our child is gone, the last of a group or what was left in
 * a lane (only its parent is told). The time decides when it is looked at, and never what is concluded.
 */
export function pollPause(afterMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, afterMs));
}
