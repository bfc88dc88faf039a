/**
 * Watches a subject without the kernel's help, on any system: by its end, by what it displays and sends, and by silence.
 *
 * What it does between two signs of life is not known. A silence that lasts is the only fact; how long it has to last is measured on the machine
 * ({@link Pace}). It is counted in steps of the watch itself: while the testbed is kept from running, no silence passes.
 */
import type { Observation } from '../process/activity.ts';
import type { Expected, NoPort, Observer, Watch, WatchedSubject } from '../observer.ts';
import type { Pace } from './pace.ts';
import { PortSearch, type OpenPorts } from './port-search.ts';
import { filterPorts, isBindable, isTcpBindable } from './ports.ts';

/** Of many candidates only the likeliest are tried as ports of TCP, which nobody should be using. */
const tcpCandidates = 8;

export function portableObserver(pace: Pace): Observer {
  return {
    sees: 'portable',
    async prepare({ ports, calm }: Expected) {
      const open: OpenPorts = {
        udp: await filterPorts(ports, isBindable),
        tcp: await filterPorts(ports.slice(0, tcpCandidates), isTcpBindable),
      };
      return { watch: (subject) => new PortableWatch(subject, pace, open, calm) };
    },
  };
}

class PortableWatch implements Watch {
  readonly #subject: WatchedSubject;
  readonly #pace: Pace;
  readonly #search: PortSearch;
  readonly #silence: Silence;
  #survivorsSeen = false;

  constructor(subject: WatchedSubject, pace: Pace, open: OpenPorts, calm: boolean) {
    this.#subject = subject;
    this.#pace = pace;
    this.#silence = new Silence(subject);
    this.#search = new PortSearch(pace, open, calm);
  }

  poll(): Observation {
    this.#subject.keepLimits();
    const forMs = this.#silence.measure();
    const seen = this.#subject.happened();
    // What was seen of it takes the place of its threads' timeslices.
    const timeslices = { pid: 0, tid: 0, timeslices: seen };
    const isGone = this.#subject.hasEnded() && !this.#leftProcesses();
    if (this.#subject.serves && !this.#subject.hasEnded()) this.#search.advance(forMs, this.#subject.screen);
    const port = isGone ? undefined : this.#search.found;
    return {
      activity: isGone ? { is: 'gone' } : { is: 'quiet', forMs, pace: this.#pace },
      timeslices: seen,
      threads: { before: [timeslices], after: [timeslices] },
      cpuMs: 0,
      sockets: port === undefined ? [] : [{ ...unknownSocket, inode: port, port }],
    };
  }

  mayHaveDisturbed(): boolean {
    return this.#search.found === undefined && this.#search.attempts > 0;
  }

  whyNoPort(): NoPort {
    return this.#search.whyNone(this.#subject.screen());
  }

  #leftProcesses(): boolean {
    if (!this.#subject.leftGroup()) return false;
    if (!this.#survivorsSeen) this.#subject.onOrphans(1);
    this.#survivorsSeen = true;
    return true;
  }
}

/** Which address it has bound is not known: it is reached as one that takes any. */
const unknownSocket = { address: '0.0.0.0', remotePort: 0, queuedBytes: 0, drops: 0 };

/** More than this between two looks is time in which the testbed itself was kept from running. */
const longestStepMs = 30;
/** What is merely displayed, without any effect, cannot hold a rest up for ever: it counts for this part of a silence. */
const chatterShare = 1 / 8;

/** How long nothing was seen of a subject. */
class Silence {
  readonly #subject: WatchedSubject;
  #lookedMs = performance.now();
  #happened = -1;
  #effects = -1;
  #sinceAnythingMs = 0;
  #sinceEffectMs = 0;

  constructor(subject: WatchedSubject) {
    this.#subject = subject;
  }

  measure(): number {
    const nowMs = performance.now();
    const stepMs = Math.min(longestStepMs, nowMs - this.#lookedMs);
    this.#lookedMs = nowMs;
    const happened = this.#subject.happened();
    const effects = this.#subject.effects();
    this.#sinceAnythingMs = happened === this.#happened ? this.#sinceAnythingMs + stepMs : 0;
    this.#sinceEffectMs = effects === this.#effects ? this.#sinceEffectMs + stepMs : 0;
    this.#happened = happened;
    this.#effects = effects;
    return Math.max(this.#sinceAnythingMs, this.#sinceEffectMs * chatterShare);
  }
}
