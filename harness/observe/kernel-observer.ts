/**
 * Watches a subject through the kernel: each of its processes and threads, what it waits for, and its sockets.
 */
import { observeActivity, observeIfRunning, type Observation } from './process/activity.ts';
import { areDatagramsOnTheirWay } from './network/backlog.ts';
import type { Observer, Watch, WatchedSubject } from './observer.ts';
import { UnchangedObservation } from './process/unchanged-observation.ts';

export const kernelObserver: Observer = {
  sees: 'kernel',
  prepare: () => Promise.resolve({ watch: watchInKernel }),
  datagramsOnTheirWay: areDatagramsOnTheirWay,
};

function watchInKernel(subject: WatchedSubject): Watch {
  const tree = subject.processTree();
  const unchanged = new UnchangedObservation();
  let survivorsSought = false;
  const seekSurvivors = (): void => {
    if (survivorsSought) return;
    survivorsSought = true;
    const orphans = subject.orphans(tree);
    tree.add(orphans);
    if (orphans.length > 0) subject.onOrphans(orphans.length);
  };
  const look = (): Observation => {
    if (subject.hasEnded()) {
      subject.keepLimits(tree);
      seekSurvivors();
      return observeActivity(tree.living());
    }
    const held = unchanged.reading();
    if (held !== undefined) return held;
    subject.keepLimits(tree);
    const running = observeIfRunning(tree.known);
    if (running !== undefined) {
      unchanged.forget();
      return running;
    }
    const observation = observeActivity(tree.living());
    // The kernel may know of the end before Node does: until the end is recorded, it has not happened. A child may live on.
    if (tree.hasLostLeader || observation.activity.is === 'gone')
      return { ...observation, activity: { is: 'running' } };
    unchanged.note(observation);
    return observation;
  };
  return { poll: look };
}
