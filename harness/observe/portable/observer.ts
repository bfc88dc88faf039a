/**
 * Observes a subject without the kernel's help, on any system: its end, what it displays and sends,
 * and silence.
 *
 * Its activity between two events is unknown; the only fact is how long a silence lasts. {@link
 * Pace} says how long is long enough on this machine. Silence is counted in steps of the polling
 * itself, so that none passes while this process does not run.
 */
import type { Observation } from '../process/activity.ts';
import type { StartHints, NoPort, Observer, Watch, WatchedSubject } from '../observer.ts';
import type { Pace } from './pace.ts';
import { PortSearch, type OpenPorts } from './port-search.ts';
import { filterPorts, isBindable, isTcpBindable } from './ports.ts';

/** TCP ports are unlikely, so only the likeliest candidates are tried. */
const tcpCandidates = 8;

export function portableObserver(pace: Pace): Observer {
  return {
    sees: 'portable',
    async prepare({ ports, isCautious }: StartHints) {
      const open: OpenPorts = {
        udp: await filterPorts(ports, isBindable),
        tcp: await filterPorts(ports.slice(0, tcpCandidates), isTcpBindable),
      };
      return { watch: (subject) => new PortableWatch(subject, pace, open, isCautious) };
    },
  };
}

class PortableWatch implements Watch {
  readonly #subject: WatchedSubject;
  readonly #pace: Pace;
  readonly #search: PortSearch;
  readonly #silence: Silence;
  #hasReportedOrphans = false;

  constructor(subject: WatchedSubject, pace: Pace, open: OpenPorts, isCautious: boolean) {
    this.#subject = subject;
    this.#pace = pace;
    this.#silence = new Silence(subject);
    this.#search = new PortSearch(pace, open, isCautious);
  }

  poll(): Observation {
    this.#subject.enforceLimits();
    const forMs = this.#silence.measure();
    const seen = this.#subject.eventCount();
    // The number of events takes the role that the timeslices of threads have in the kernel
    // observer.
    const timeslices = { pid: 0, tid: 0, timeslices: seen };
    const isGone = this.#subject.hasEnded() && !this.#leftProcesses();
    if (this.#subject.serves && !this.#subject.hasEnded()) this.#search.advance(forMs, this.#subject.screen);
    const port = isGone ? undefined : this.#search.found;
    return {
      activity: isGone ? { is: 'gone' } : { is: 'quiet', forMs, pace: this.#pace },
      timeslices: seen,
      threads: { before: [timeslices], after: [timeslices] },
      cpuMs: 0,
      sockets: port === undefined ? [] : [{ ...socketAtAnyAddress, inode: port, port }],
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
    if (!this.#hasReportedOrphans) this.#subject.onOrphans(1);
    this.#hasReportedOrphans = true;
    return true;
  }
}

/** The bound address is unknown. The socket is treated as one that accepts any address. */
const socketAtAnyAddress = { address: '0.0.0.0', remotePort: 0, queuedBytes: 0, drops: 0 };

/** If more time than this passes between two polls, this process itself did not run. */
const longestStepMs = 30;
/**
 * Output alone, without any other effect, must not delay idleness forever: during output, silence
 * counts with this weight.
 */
const outputOnlyWeight = 1 / 8;

/** How long a subject has been silent. */
class Silence {
  readonly #subject: WatchedSubject;
  #lastPollMs = performance.now();
  #eventCount = -1;
  #effectCount = -1;
  #sinceEventMs = 0;
  #sinceEffectMs = 0;

  constructor(subject: WatchedSubject) {
    this.#subject = subject;
  }

  measure(): number {
    const nowMs = performance.now();
    const stepMs = Math.min(longestStepMs, nowMs - this.#lastPollMs);
    this.#lastPollMs = nowMs;
    const eventCount = this.#subject.eventCount();
    const effectCount = this.#subject.effectCount();
    this.#sinceEventMs = eventCount === this.#eventCount ? this.#sinceEventMs + stepMs : 0;
    this.#sinceEffectMs = effectCount === this.#effectCount ? this.#sinceEffectMs + stepMs : 0;
    this.#eventCount = eventCount;
    this.#effectCount = effectCount;
    return Math.max(this.#sinceEventMs, this.#sinceEffectMs * outputOnlyWeight);
  }
}
