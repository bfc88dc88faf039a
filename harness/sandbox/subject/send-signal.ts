/** Signals to what may be gone by now. */

/** @param target a process, or a group as `groupOf` gives it. What is gone, or is not ours to end, is left alone. */
export function sendSignal(target: number, name: NodeJS.Signals): void {
  try {
    process.kill(target, name);
  } catch {
    // ESRCH: nothing is left of it. EPERM: it is somebody else's.
  }
}
