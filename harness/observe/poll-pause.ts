/**
 * A pause between two polls, for states that the kernel does not announce.
 *
 * One is that a process begins to wait in a system call; ptrace would report it, but slows the
 * program down and can be detected by it. Another is that a process ends that is not our child,
 * such as the last one of a group or a leftover process in a lane: the kernel informs only its
 * parent. The pause decides when the state is polled, never what is concluded from it.
 */
export function pollPause(afterMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, afterMs));
}
