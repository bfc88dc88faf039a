/**
 * Watches a subject through the kernel: each of its processes and threads, what it waits for, and its sockets.
 */
import { readActivity, readIfRunning, type Reading } from './process/activity.ts';
import { areDatagramsOnTheirWay } from './network/backlog.ts';
import type { Observer, Watch, Watched } from './observer.ts';
import { Standstill } from './process/unchanged-observation.ts';

export const kernelObserver: Observer = {
  sees: 'kernel',
  prepare: () => Promise.resolve({ watch: watchInKernel }),
  datagramsOnTheirWay: areDatagramsOnTheirWay,
};

function watchInKernel(subject: Watched): Watch {
  const family = subject.family();
  const standstill = new Standstill();
  let survivorsSought = false;
  const seekSurvivors = (): void => {
    if (survivorsSought) return;
    survivorsSought = true;
    const survivors = subject.survivors(family);
    family.add(survivors);
    if (survivors.length > 0) subject.onSurvivors(survivors.length);
  };
  const look = (): Reading => {
    if (subject.hasEnded()) {
      subject.keepLimits(family);
      seekSurvivors();
      return readActivity(family.living());
    }
    const held = standstill.reading();
    if (held !== undefined) return held;
    subject.keepLimits(family);
    const running = readIfRunning(family.known);
    if (running !== undefined) {
      standstill.forget();
      return running;
    }
    const reading = readActivity(family.living());
    // The kernel may know of the end before Node does: until the end is recorded, it has not happened. A child may live on.
    if (family.hasLostLeader || reading.activity.is === 'gone') return { ...reading, activity: { is: 'running' } };
    standstill.note(reading);
    return reading;
  };
  return { look };
}
