/**
 * The place of one performance: the subjects that run, the sockets of the testbed, and the record.
 *
 * A room ends everything in it when it is disposed of. It knows processes, folders and sockets, and
 * does not know what is right or wrong.
 */
import { join } from 'node:path';
import type { Role } from '../handout/programs.ts';
import type { WorkingCopy } from '../submission/working-copies.ts';
import { kernelObserver } from '../observe/kernel-observer.ts';
import type { Observer } from '../observe/observer.ts';
import { reservedDiskBytes, neededDiskBytes, requireDiskRoom } from '../sandbox/limits/disk-room.ts';
import { Subject } from '../sandbox/subject/subject.ts';
import { Recorder } from '../transcript/recorder.ts';
import type { Activities } from '../transcript/transcript.ts';
import type { WaitEnd } from '../transcript/wait-end.ts';
import type { Machine } from './machine.ts';
import { layOut, type FolderAtStart, type Launch } from './launch.ts';
import { changedFiles } from './record/files.ts';
import { LossRecord } from './record/losses.ts';
import { ObservedSubject } from './observed-subject.ts';
import { PeerSocket, type PeerAddress } from './peer/socket.ts';
import { stillUnmet, type WaitCondition } from './wait/condition.ts';
import { waitUntilIdle } from './wait/wait-until-idle.ts';
import type { StartPauses } from './wait/polling/start-pauses.ts';
import { WaitBudget } from './wait/wait-budget.ts';
import { WireRecord } from './record/wire.ts';

export interface RoomOptions extends Machine {
  /** The attempt before was disturbed by being watched. */
  readonly calm?: boolean | undefined;
  /** Shared by all rooms of one submission. */
  readonly waitBudget?: WaitBudget | undefined;
  /** Shared by all rooms of one submission, to find a started program sooner. */
  readonly startPauses?: StartPauses | undefined;
}

export class Room implements AsyncDisposable {
  readonly recorder = new Recorder();
  readonly #options: RoomOptions;
  readonly #budget: WaitBudget;
  readonly #observer: Observer;
  readonly #subjects = new Map<Role, ObservedSubject>();
  /** The subject that no wait has included yet. */
  #started: Role | undefined;
  #missedTime = false;
  readonly #peers: PeerSocket[] = [];
  readonly #copies: WorkingCopy[] = [];
  readonly #wire: WireRecord;
  readonly #losses: LossRecord;
  readonly #foldersAtStart = new Map<Role, FolderAtStart>();

  /** @throws where the disk has no room for what its subjects may write */
  constructor(options: RoomOptions) {
    requireDiskRoom(options.scratch, neededDiskBytes);
    // After a disturbed attempt this one has to decide: it gets the whole budget.
    this.#options = options.calm === true ? { ...options, waitBudget: undefined, startPauses: undefined } : options;
    this.#budget = this.#options.waitBudget ?? new WaitBudget();
    this.#observer = options.observer ?? kernelObserver;
    if (options.names !== undefined)
      options.names.onLookup = (name) => this.recorder.record({ type: 'nameLookedUp', name });
    this.#wire = new WireRecord(this.recorder, options.capture);
    this.#losses = new LossRecord(this.recorder, options.ownsNetwork === true);
  }

  subject(role: Role): ObservedSubject | undefined {
    return this.#subjects.get(role);
  }

  runningSubjects(): readonly ObservedSubject[] {
    return [...this.#subjects.values()].filter(({ subject }) => !subject.hasEnded);
  }

  folderAtStart(role: Role): FolderAtStart | undefined {
    return this.#foldersAtStart.get(role);
  }

  /**
   * Starts a program in a fresh copy of the submission, or again in the same one. It replaces a
   * subject of the same role.
   */
  async start(launch: Launch): Promise<void> {
    const { role, copies } = launch;
    await this.#subjects.get(role)?.[Symbol.asyncDispose]();
    const folder = launch.again === true ? await this.#folderLeftBy(role) : undefined;
    if (folder === undefined) {
      const copy = copies.take();
      this.#copies.push(copy);
      this.#foldersAtStart.set(role, layOut(copy.folder, launch));
    }
    await this.#run(launch, folder ?? (this.#foldersAtStart.get(role) as FolderAtStart).folder);
  }

  /** Records the files that the last subject of this role has left. @returns its folder */
  async #folderLeftBy(role: Role): Promise<string | undefined> {
    const start = this.#foldersAtStart.get(role);
    if (start === undefined) return undefined;
    const files = await changedFiles(start.folder, start.listing);
    this.recorder.record({ type: 'filesFound', subject: role, files });
    return start.folder;
  }

  async #run({ role, argv, typist, cwd: inFolder, ports = [], servicePort }: Launch, folder: string): Promise<void> {
    const mark = this.#options.nextMark();
    const { recorder } = this;
    const jail = this.#options.jail === undefined ? undefined : { jail: this.#options.jail, folder };
    const preparation = await this.#observer.prepare({ ports, isCautious: this.isCalm });
    const cwd = join(folder, inFolder);
    const subject = new Subject({ role, argv, cwd, mark, recorder, jail, processControl: this.#observer.sees });
    this.#subjects.set(
      role,
      new ObservedSubject({
        subject,
        typist,
        recorder,
        preparation,
        servicePort,
        sentDatagrams: () => this.#sentBy(role),
      }),
    );
    this.#started = role;
  }

  /** @param port 0 for any free one */
  async openPeer(port = 0): Promise<PeerSocket> {
    const peer = await PeerSocket.open(this.#peers.length, this.recorder, port);
    this.#peers.push(peer);
    return peer;
  }

  get peers(): readonly PeerSocket[] {
    return this.#peers;
  }

  /** @param condition what the wait is for; by default until all subjects are idle */
  async waitUntilIdle(
    condition: () => WaitCondition = () => stillUnmet,
  ): Promise<{ readonly activities: Activities; readonly end: WaitEnd }> {
    const started = this.#started;
    this.#started = undefined;
    const outcome = await waitUntilIdle({
      budget: this.#budget,
      subjects: [...this.#subjects.values()],
      started,
      startPauses: this.#options.startPauses,
      onEvent: (listener) => (this.recorder.onRecord = listener),
      happened: () => {
        this.#wire.takeIn();
        // A captured datagram is not an event of its own: its arrival somewhere is. What a program
        // only repeats is none at all.
        return this.recorder.events.length - this.#wire.recorded - this.recorder.repetitions;
      },
      effects: () => this.recorder.effects + this.#answersInPair(),
      condition,
      datagramsOnTheirWay: () => this.#observer.datagramsInTransit?.() === true,
      signal: this.#options.signal,
      onMissedTime: () => (this.#missedTime = true),
    });
    // An abort is thrown with the reason that the signal carries, usually an error.
    if (outcome.is === 'aborted') throw outcome.reason as Error;
    return outcome;
  }

  /** What a server sends to a client beside it is an effect, as what reaches the testbed is. */
  #answersInPair(): number {
    if (!this.#subjects.has('client')) return 0;
    const port = this.#subjects.get('server')?.servicePort;
    return port === undefined ? 0 : this.#wire.countFrom(port);
  }

  /** What the capture shows, or else what has reached the testbed. */
  #sentBy(role: Role): number {
    const port = this.#subjects.get(role)?.servicePort;
    return Math.max(this.recorder.receivedDatagrams, port === undefined ? 0 : this.#wire.sentFrom(port));
  }

  /** Whether this is a second attempt, after a first one that was disturbed. */
  get isCalm(): boolean {
    return this.#options.calm === true;
  }

  /** Whether datagrade or a subject was stopped for a while, and one may have answered too late. */
  get missedTime(): boolean {
    return this.#missedTime;
  }

  /** Whether only a server that holds its output back until it ends can still display anything. */
  holdsOutputBack(): boolean {
    const running = this.runningSubjects();
    return running.length > 0 && running.every(({ subject }) => subject.role === 'server' && subject.buffersOutput);
  }

  /** From here on a subject does what it does because the testbed wants it to end. */
  noteInterruption(subject: Role): void {
    this.recorder.record({ type: 'subjectInterrupted', subject });
  }

  /** Sends what is not part of the scenario. */
  async sendUnrecorded(payload: Uint8Array, to: PeerAddress): Promise<void> {
    const peer = await PeerSocket.open(this.#peers.length, new Recorder());
    this.#peers.push(peer);
    await peer.send(payload, to, { kind: 'askToEnd' });
  }

  /** Ends every subject, and records the files that each has left. */
  async end(): Promise<void> {
    requireDiskRoom(this.#options.scratch, reservedDiskBytes);
    for (const observed of this.#subjects.values()) {
      if (observed.subject.losesOutput) this.recorder.record({ type: 'outputHeldBack', subject: observed.role });
      await observed[Symbol.asyncDispose]();
    }
    for (const [role, { folder, listing }] of this.#foldersAtStart) {
      this.recorder.record({ type: 'filesFound', subject: role, files: await changedFiles(folder, listing) });
    }
    this.#losses.end(this.#peers.map((peer) => peer.port));
    this.#wire.end();
    this.recorder.record({ type: 'performanceEnded' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const observed of this.#subjects.values()) await observed[Symbol.asyncDispose]();
    for (const peer of this.#peers) await peer[Symbol.asyncDispose]();
    for (const copy of this.#copies) copy.giveBack();
  }
}
