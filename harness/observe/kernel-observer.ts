/**
 * Observes a subject through the kernel: every process and thread, what each one waits for, and the
 * sockets.
 */
import { observeActivity, observeIfRunning, type Observation } from './process/activity.ts';
import { areDatagramsInTransit } from './network/backlog.ts';
import type { Observer, Watch, WatchedSubject } from './observer.ts';
import { RunningSockets } from './process/running-sockets.ts';
import { UnchangedObservation } from './process/unchanged-observation.ts';

export const kernelObserver: Observer = {
  sees: 'kernel',
  prepare: () => Promise.resolve({ watch: watchInKernel }),
  datagramsInTransit: areDatagramsInTransit,
};

function watchInKernel(subject: WatchedSubject): Watch {
  const tree = subject.processTree();
  const unchanged = new UnchangedObservation();
  const sockets = new RunningSockets();
  let hasSearchedOrphans = false;
  const searchOrphans = (): void => {
    if (hasSearchedOrphans) return;
    hasSearchedOrphans = true;
    const orphans = subject.orphans(tree);
    tree.add(orphans);
    if (orphans.length > 0) subject.onOrphans(orphans.length);
  };
  const poll = (): Observation => {
    if (subject.hasEnded()) {
      subject.enforceLimits(tree);
      searchOrphans();
      return observeActivity(tree.living());
    }
    const current = unchanged.current();
    if (current !== undefined) return current;
    subject.enforceLimits(tree);
    const running = observeIfRunning(tree.known);
    if (running !== undefined) {
      unchanged.forget();
      return sockets.addTo(running, tree);
    }
    const observation = observeActivity(tree.living());
    if (observation.socketsUnread === true) return sockets.addTo(observation, tree);
    sockets.note(observation);
    // The kernel may know of the end before Node does. Until Node has recorded it, the subject
    // counts as running. A child may still be alive.
    if (tree.hasLostLeader || observation.activity.is === 'gone')
      return { ...observation, activity: { is: 'running' } };
    unchanged.note(observation);
    return observation;
  };
  return { poll };
}
