/**
 * A subject under observation: what an observer sees of it becomes events, and its keyboard is
 * served when it reads.
 */
import type { Observation } from '../observe/process/activity.ts';
import type { NoPort, Preparation, Watch } from '../observe/observer.ts';
import { isBindable } from '../observe/portable/ports.ts';
import { sentDatagrams } from '../sandbox/limits/limits.ts';
import type { Subject } from '../sandbox/subject/subject.ts';
import type { Role } from '../handout/programs.ts';
import type { Recorder } from '../transcript/recorder.ts';
import type { TranscriptEvent } from '../transcript/transcript.ts';
import type { PolledSubject } from './wait/poll.ts';
import { unfinishedLast } from './record/unfinished-line.ts';
import { hasWholeAnswer } from './record/whole-answer.ts';
import { questionIn } from './keyboard/leaving.ts';
import type { Typist } from './keyboard/typist.ts';

type Quiet = Extract<Observation['activity'], { readonly is: 'quiet' }>;

export interface ObservedOptions {
  readonly subject: Subject;
  readonly typist: Typist;
  readonly recorder: Recorder;
  readonly preparation: Preparation;
  /** Of several ports that it binds, the one that is meant, if that is known. */
  readonly servicePort?: number | undefined;
  /** How many datagrams it has sent, as far as that is known. */
  readonly sentDatagrams: () => number;
}

export class ObservedSubject implements PolledSubject, AsyncDisposable {
  readonly subject: Subject;
  readonly #watch: Watch;
  readonly #typist: Typist;
  readonly #recorder: Recorder;
  readonly #sentDatagrams: () => number;
  readonly #servicePort: number | undefined;
  /** Ports that it has bound and not yet released. */
  readonly #ports = new Set<number>();
  /** The address at which it bound each port. */
  readonly #addresses = new Map<number, string>();
  /** Datagrams that each of its sockets has dropped, by inode. */
  readonly #drops = new Map<number, number>();
  /** What was recorded before it started: another subject may have run then. */
  readonly #startedAt: number;
  #receivesOn: number | undefined;
  #timeslicesWhenTyped: number | undefined = -1;
  #disposed = false;

  constructor({ subject, typist, recorder, preparation, servicePort, sentDatagrams: countSent }: ObservedOptions) {
    this.subject = subject;
    this.#typist = typist;
    this.#recorder = recorder;
    this.#sentDatagrams = countSent;
    this.#servicePort = servicePort;
    this.#startedAt = recorder.events.length;
    this.#watch = preparation.watch({
      leftGroup: () => subject.leftGroup(),
      processTree: () => subject.processTree(),
      orphans: (tree) => subject.orphans(tree),
      enforceLimits: (tree) => subject.enforceLimits(tree),
      hasEnded: () => subject.hasEnded,
      onOrphans: (count) => recorder.record({ type: 'leftoverProcessesFound', subject: subject.role, count }),
      eventCount: () => recorder.events.length,
      effectCount: () => recorder.effects,
      serves: subject.role === 'server',
      screen: () => this.#written(0),
    });
  }

  get role(): Role {
    return this.subject.role;
  }

  get ended(): Promise<void> {
    return this.subject.ended;
  }

  /** The port that is meant, or at which it was last seen to receive, or else the first of its ports. */
  get servicePort(): number | undefined {
    const known = [this.#servicePort, this.#receivesOn].find((port) => port !== undefined && this.#ports.has(port));
    return known ?? [...this.#ports][0];
  }

  /** The lowest of its ports. */
  get lowestPort(): number | undefined {
    return [...this.#ports].toSorted((a, b) => a - b)[0];
  }

  /** The address that it has bound, or this machine's if it takes datagrams to any. */
  get serviceAddress(): string {
    const bound = this.#addresses.get(this.servicePort ?? 0) ?? '0.0.0.0';
    return bound === '0.0.0.0' || bound === '::' ? '127.0.0.1' : bound;
  }

  poll(): Observation {
    this.subject.throwFault();
    this.#endIfEndless();
    const observation = this.#watch.poll();
    // After the observation: when it shows an idle subject, its output before that is known.
    this.subject.readScreen();
    if (observation.socketsUnread !== true) this.#notePorts(observation);
    if ('receivesOn' in observation.activity && observation.activity.receivesOn.length > 0)
      [this.#receivesOn] = observation.activity.receivesOn;
    for (const socket of observation.sockets) this.#drops.set(socket.inode, socket.drops);
    return observation;
  }

  /** A client may send again until it is answered. A server that sends on and on is stopped. */
  #endIfEndless(): void {
    const used = this.role === 'server' ? this.#sentDatagrams() : 0;
    if (used > sentDatagrams) this.subject.endAtLimit({ limit: 'datagrams', used, allowed: sentDatagrams });
  }

  #notePorts(observation: Observation): void {
    for (const { port, address } of observation.sockets) this.#addresses.set(port, address);
    const bound = new Set(observation.sockets.map((socket) => socket.port).filter((port) => port > 0));
    for (const port of bound) {
      if (this.#ports.has(port)) continue;
      this.#ports.add(port);
      this.#recorder.record({ type: 'portBound', subject: this.role, port });
    }
    for (const port of this.#ports) {
      if (bound.has(port)) continue;
      this.#ports.delete(port);
      const by = this.subject.hasEnded ? 'exit' : 'close';
      this.#recorder.record({ type: 'portReleased', subject: this.role, port, by });
    }
  }

  /**
   * A typed line reaches its reader through a worker of the kernel. Until the reader has run again,
   * the program still waits in the same read.
   */
  takesWhatWasTyped(observation: Observation): boolean {
    return observation.timeslices === this.#timeslicesWhenTyped;
  }

  typeIfAsked(observation: Observation): boolean {
    if (this.takesWhatWasTyped(observation)) return true;
    const { prompt, hasActed, isDone } = this.#sinceTyped();
    if (observation.activity.is === 'quiet' && !this.#seemsToAsk(prompt, observation.activity)) return false;
    const hasEventLoop = observation.activity.is === 'keyboard' && observation.activity.call !== 'read';
    // An event loop watches the keyboard all the time. Without a new prompt it asks for nothing.
    if (hasEventLoop && this.#typist.typed.length > 0 && (isDone ? questionIn(prompt) : prompt) === '') return false;
    const answer = this.#typist.answer(prompt, { hasActed, asksAnew: this.role === 'server', isDone });
    if (answer === undefined) return false;
    this.#timeslicesWhenTyped = observation.timeslices;
    this.subject.type(answer.text, answer.means);
    return true;
  }

  /**
   * What it wrote since the last line was typed, whether it has sent or received anything, and
   * whether its work is done.
   */
  #sinceTyped(): { readonly prompt: string; readonly hasActed: boolean; readonly isDone: boolean } {
    const events = this.#eventsSinceStart();
    const from = events.findLastIndex((event) => event.type === 'lineTyped' && event.subject === this.role) + 1;
    const prompt = this.#written(from);
    const begun = this.role === 'server' ? 'actionSettled' : 'datagramReceived';
    const hasActed = events.some(({ type }) => type === begun || type === 'datagramSent');
    return { prompt, hasActed, isDone: this.#isDone() };
  }

  #eventsSinceStart(): readonly TranscriptEvent[] {
    return this.#recorder.events.slice(this.#startedAt);
  }

  #isDone(): boolean {
    const { events } = this.#recorder;
    if (this.role === 'client') return hasWholeAnswer(events, this.#startedAt);
    const hasBound = this.#eventsSinceStart().some(
      (event) => event.type === 'portBound' && event.subject === this.role,
    );
    return hasBound && this.#ports.size === 0;
  }

  /**
   * In a silence, words without a line end are a prompt. Without such words, a line is typed only
   * if the silence lasts.
   */
  #seemsToAsk(prompt: string, { forMs, pace }: Quiet): boolean {
    if (forMs < pace.promptMs || this.subject.hasEnded) return false;
    if (/[^\s]\s*$/.test(prompt) && !prompt.endsWith('\n')) return true;
    return forMs >= pace.mutePromptMs && (this.role === 'client' || this.servicePort === undefined);
  }

  /** All that it wrote, to both of its streams, with an unfinished line last. */
  #written(from: number): string {
    const written = this.#eventsSinceStart()
      .slice(from)
      .flatMap((event) =>
        (event.type === 'screenWritten' || event.type === 'errorWritten') && event.subject === this.role ? [event] : [],
      );
    return unfinishedLast(written.map(({ type, text }) => ({ isError: type === 'errorWritten', text })));
  }

  /** Whether the search for its port may have kept it from binding that port. */
  get wasDisturbed(): boolean {
    return this.subject.hasEnded && this.servicePort === undefined && this.#watch.mayHaveDisturbed?.() === true;
  }

  /** Why no port of it is known. */
  get noPort(): NoPort {
    const boundNone = { reason: 'it did not bind a UDP port', undecided: false };
    return this.subject.hasEnded ? boundNone : (this.#watch.whyNoPort?.() ?? boundNone);
  }

  /** Tries whether another program can now bind the ports that it had bound before it ended. */
  async tryPorts(): Promise<void> {
    const bound = this.#recorder.events.filter((event) => event.type === 'portBound' && event.subject === this.role);
    for (const port of new Set(bound.flatMap((event) => ('port' in event ? [event.port] : [])))) {
      this.#recorder.record({
        type: 'portTried',
        subject: this.role,
        port,
        bindable: await isBindable(port),
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    const count = [...this.#drops.values()].reduce((sum, drops) => sum + drops, 0);
    if (count > 0) this.#recorder.record({ type: 'datagramsDropped', at: 'subject', count });
    await this.subject[Symbol.asyncDispose]();
  }
}
