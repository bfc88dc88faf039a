/**
 * A subject whose observations a test decides, for tests of the wait.
 */
import type { Activity, Observation } from '../../harness/observe/process/activity.ts';
import { paceFor } from '../../harness/observe/portable/pace.ts';
import type { Role } from '../../harness/handout/programs.ts';
import type { PolledSubject } from '../../harness/engine/wait/poll.ts';

/** How long silences have to last on a usual machine. */
export const usualPace = paceFor({ interpreterStartMs: 60, timerLatenessMs: 1 });

/** Nothing of the subject has run since the last poll, unless the facts say otherwise. */
export function observationOf(activity: Activity, facts: Partial<Observation> = {}): Observation {
  const { timeslices = 7 } = facts;
  const threads = [{ pid: 1, tid: 1, timeslices }];
  return { activity, timeslices, threads: { before: threads, after: threads }, cpuMs: 0, sockets: [], ...facts };
}

export const activities = {
  gone: { is: 'gone' },
  stopped: { is: 'stopped' },
  running: { is: 'running' },
  waiting: { is: 'waiting', receivesOn: [12_000], call: 'recvfrom' },
  sleeping: { is: 'timed', receivesOn: [], call: 'clock_nanosleep' },
  receivingForATime: { is: 'timed', receivesOn: [12_000], call: 'poll' },
  keyboard: { is: 'keyboard', receivesOn: [], call: 'read' },
  eventLoop: { is: 'keyboard', receivesOn: [12_000], call: 'epoll_wait', wakesUp: true },
  keyboardWithClock: { is: 'keyboard', receivesOn: [], call: 'epoll_wait', wakesUp: true },
} as const satisfies Readonly<Record<string, Activity>>;

export function quietFor(forMs: number): Activity {
  return { is: 'quiet', forMs, pace: usualPace };
}

/** A subject that never types and never ends. */
export function polledSubject(role: Role, poll: () => Observation): PolledSubject {
  return {
    role,
    ended: new Promise(() => undefined),
    poll,
    takesWhatWasTyped: () => false,
    typeIfAsked: () => false,
  };
}
