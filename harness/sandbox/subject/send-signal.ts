/**
 * Sends signals to processes that may already be gone.
 */

/**
 * @param target a process, or a group as `groupOf` returns it. A target that is gone, or that this
 * user may not signal, is ignored.
 */
export function sendSignal(target: number, name: NodeJS.Signals): void {
  try {
    process.kill(target, name);
  } catch {
    // ESRCH: it is gone. EPERM: it belongs to another user.
  }
}
