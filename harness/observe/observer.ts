/**
 * How a subject is watched while it runs: by what the kernel knows of it, or by what any system shows to who started it.
 *
 * Whoever waits for a rest asks a {@link Watch} again and again and knows nothing of the difference.
 */
import type { ProcessTree } from './process/tree.ts';
import type { Observation } from './process/activity.ts';

export interface Observer {
  readonly sees: 'kernel' | 'portable';
  /** What there is to find out before a subject starts. */
  readonly prepare: (expected: Expected) => Promise<Preparation>;
  /** Whether datagrams were sent that no socket has got yet; absent where that cannot be seen. */
  readonly datagramsOnTheirWay?: () => boolean;
}

export interface Expected {
  /** Ports at which it may listen, likeliest first. */
  readonly ports: readonly number[];
  /** An earlier attempt was disturbed by being watched: this time nothing is touched before the subject surely is up. */
  readonly calm: boolean;
}

/** What an observer has found out before a subject starts; begins the watch when it has. */
export interface Preparation {
  readonly watch: (subject: WatchedSubject) => Watch;
}

/** What there is to know of a subject beside what the observer sees itself. */
export interface WatchedSubject {
  /** Whether a process lives on in its process group when it has ended. */
  readonly leftGroup: () => boolean;
  /** Its processes, for an observer that reads them. */
  readonly processTree: () => ProcessTree;
  readonly hasEnded: () => boolean;
  /** Those of them, and those that left them, that live on when it has ended. */
  readonly orphans: (tree: ProcessTree) => readonly number[];
  /** Ends it where they use more of the machine than they may. @param family its processes, where they can be looked at */
  readonly keepLimits: (family?: ProcessTree) => void;
  /** Called once, with their number, when processes are found that outlived it. */
  readonly onOrphans: (count: number) => void;
  /** How much the testbed has seen so far, of anything, and of datagrams, ports and ends alone: a greater figure is something new. */
  readonly happened: () => number;
  readonly effects: () => number;
  /** Whether it serves: its port is then looked for. */
  readonly serves: boolean;
  /** What it has displayed so far, in which it may name its port. */
  readonly screen: () => string;
}

export interface Watch {
  /** What it is doing now. */
  readonly poll: () => Observation;
  /** Whether looking for its port may have kept it from binding that: what it did then is no evidence. */
  readonly mayHaveDisturbed?: () => boolean;
  /** Why no port of it is known, where that is not simply that it has none. */
  readonly whyNoPort?: () => NoPort;
}

export interface NoPort {
  readonly reason: string;
  /** It may listen at a port that could not be found. */
  readonly undecided: boolean;
}
