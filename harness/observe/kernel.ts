/**
 * Watches a subject through the kernel: each of its processes and threads, what it waits for, and its sockets.
 */
import { readActivity, readIfRunning, type Reading } from './activity.ts';
import type { Observer, Watch, Watched } from './observer.ts';

export const kernelObserver: Observer = {
  sees: 'kernel',
  prepare: () => Promise.resolve({ watch: watchInKernel }),
};

function watchInKernel(subject: Watched): Watch {
  const family = subject.family();
  let survivorsSought = false;
  const seekSurvivors = (): void => {
    if (survivorsSought) return;
    survivorsSought = true;
    const survivors = subject.survivors(family);
    family.add(survivors);
    if (survivors.length > 0) subject.onSurvivors(survivors.length);
  };
  const look = (): Reading => {
    subject.keepLimits(family);
    if (subject.hasEnded()) {
      seekSurvivors();
      return readActivity(family.living());
    }
    const reading = readIfRunning(family.known) ?? readActivity(family.living());
    // The kernel may know of the end before Node does: until the end is recorded, it has not happened. A child may live on.
    const hasGone = family.hasLostLeader || reading.activity.is === 'gone';
    return hasGone ? { ...reading, activity: { is: 'running' } } : reading;
  };
  return { look };
}
