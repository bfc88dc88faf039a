/**
 * How a subject is observed while it runs: through the kernel, or through what any system shows to
 * the parent of a process.
 *
 * The code that waits until a subject is idle polls a {@link Watch}, and does not depend on the
 * kind of observer.
 */
import type { ProcessTree } from './process/tree.ts';
import type { Observation } from './process/activity.ts';

export interface Observer {
  readonly sees: 'kernel' | 'portable';
  /** Finds out what the observer needs before a subject starts. */
  readonly prepare: (hints: StartHints) => Promise<Preparation>;
  /**
   * Whether datagrams were sent that have not reached a socket yet; absent if the observer cannot
   * see that.
   */
  readonly datagramsInTransit?: () => boolean;
}

export interface StartHints {
  /** Ports at which it may listen, the likeliest first. */
  readonly ports: readonly number[];
  /**
   * Observing disturbed an earlier attempt, so this time the observer touches nothing until the
   * subject is certainly running.
   */
  readonly isCautious: boolean;
}

/** The result of an observer's preparation. It starts the watch when the subject has started. */
export interface Preparation {
  readonly watch: (subject: WatchedSubject) => Watch;
}

/** What the observer needs to know of a subject, besides what it sees itself. */
export interface WatchedSubject {
  /** Whether its process group still has a process after the subject has ended. */
  readonly leftGroup: () => boolean;
  /** Its processes, for an observer that reads them. */
  readonly processTree: () => ProcessTree;
  readonly hasEnded: () => boolean;
  /** Its processes that are still alive after the subject has ended, orphans included. */
  readonly orphans: (tree: ProcessTree) => readonly number[];
  /**
   * Ends the subject if it exceeds its limits.
   * @param tree its processes, if the observer can see them
   */
  readonly enforceLimits: (tree?: ProcessTree) => void;
  /** Called once, with the number of processes that are still alive after the subject has ended. */
  readonly onOrphans: (count: number) => void;
  /**
   * Number of events seen so far, and number of those that have an effect (datagrams, ports, ends).
   * A greater number means that something new happened.
   */
  readonly eventCount: () => number;
  readonly effectCount: () => number;
  /** Whether it is a server; then the observer searches for its port. */
  readonly serves: boolean;
  /** What it has displayed so far; the text may contain its port. */
  readonly screen: () => string;
}

export interface Watch {
  /** What it is doing now. */
  readonly poll: () => Observation;
  /**
   * Whether searching for its port may have kept it from binding that port. If so, its behaviour
   * proves nothing.
   */
  readonly mayHaveDisturbed?: () => boolean;
  /** Why its port is unknown, if there is another reason than that it has none. */
  readonly whyNoPort?: () => NoPort;
}

export interface NoPort {
  readonly reason: string;
  /** It may listen at a port that was not found. */
  readonly undecided: boolean;
}
