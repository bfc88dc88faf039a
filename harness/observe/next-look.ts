/**
 * A pause before something is looked at again that the kernel does not announce: that a process has begun to wait in a system call (ptrace would tell, but
 * slows the program down and shows it that it is watched), or that the last process of a group is gone (only its parent is told, and that may be
 * another). The time decides when it is looked at, and never what is concluded.
 */
export function nextLook(afterMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, afterMs));
}
