/**
 * Where a performance takes place: the subjects that run, the sockets of the testbed, and the record of it all.
 *
 * A room ends everything in it when it is disposed of. It knows processes, folders and sockets, and nothing of right or wrong.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Role } from '../handout/programs.ts';
import type { WorkingCopies, WorkingCopy } from '../submission/working-copies.ts';
import type { Capture } from '../observe/network/capture.ts';
import { kernelObserver } from '../observe/kernel-observer.ts';
import type { Observer } from '../observe/observer.ts';
import { leftDiskBytes, neededDiskBytes, requireDiskRoom } from '../sandbox/limits/disk-room.ts';
import type { Jail } from '../sandbox/jail/jail.ts';
import { Subject } from '../sandbox/subject/subject.ts';
import { Recorder, type Activities } from '../transcript/transcript.ts';
import { changedFiles, changedPaths, listFolder, type FileListing } from './record/files.ts';
import { LossRecord } from './record/losses.ts';
import { ObservedSubject } from './observed-subject.ts';
import { PeerSocket, type PeerAddress } from './peer/socket.ts';
import type { Satisfaction } from './idle/subject-idleness.ts';
import { waitUntilIdle } from './idle/wait-until-idle.ts';
import { WaitBudget } from './idle/wait-budget.ts';
import type { Typist } from './keyboard/typist.ts';
import { WireRecord } from './record/wire.ts';

/** How a program is started in a room: everything is known, nothing is guessed any more. */
export interface Launch {
  readonly role: Role;
  readonly argv: readonly string[];
  /** Folder in which it runs, relative to its copy of the submission. */
  readonly cwd: string;
  readonly typist: Typist;
  readonly copies: WorkingCopies;
  /** Folders that are made in its own before it starts. */
  readonly folders?: readonly string[];
  /** Files that its folder holds when it starts: path relative to the folder to content. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
  /** Where it may listen, likeliest first. */
  readonly ports?: readonly number[];
}

export interface RoomOptions {
  /** Folder in which the copies of the submission are: its disk needs room for what subjects write. */
  readonly scratch: string;
  /** Makes marks that no other subject on this machine bears. */
  readonly nextMark: () => string;
  /** How its subjects are watched; through the kernel where nothing else is said. */
  readonly observer?: Observer | undefined;
  /** An earlier attempt was disturbed by being watched. */
  readonly calm?: boolean | undefined;
  /** Each program is started in a jail of its own; absent where the machine has none. */
  readonly jail?: Jail | undefined;
  /** Shared by all rooms of one submission. */
  readonly patience?: WaitBudget | undefined;
  readonly signal?: AbortSignal | undefined;
  /** All traffic of the lane, where it can be seen; shared by its rooms, one after another. */
  readonly capture?: Capture | undefined;
  /** Nobody else uses this network: what the kernel counts for all of it is the room's. */
  readonly ownsNetwork?: boolean | undefined;
}

export class Room implements AsyncDisposable {
  readonly recorder = new Recorder();
  readonly #options: RoomOptions;
  readonly #patience: WaitBudget;
  readonly #observer: Observer;
  readonly #subjects = new Map<Role, ObservedSubject>();
  /** Not yet waited for. */
  #started: Role | undefined;
  readonly #peers: PeerSocket[] = [];
  readonly #copies: WorkingCopy[] = [];
  readonly #wire: WireRecord;
  readonly #losses: LossRecord;
  readonly #before = new Map<Role, { readonly folder: string; readonly listing: FileListing }>();

  /** @throws where the disk has no room for what its subjects may write */
  constructor(options: RoomOptions) {
    requireDiskRoom(options.scratch, neededDiskBytes);
    this.#options = options;
    // Where an attempt was disturbed, the next one is to decide: it has all the patience there is.
    const known = options.calm === true ? undefined : options.patience;
    this.#patience = known ?? new WaitBudget();
    this.#observer = options.observer ?? kernelObserver;
    this.#wire = new WireRecord(this.recorder, options.capture);
    this.#losses = new LossRecord(this.recorder, options.ownsNetwork === true);
  }

  subject(role: Role): ObservedSubject | undefined {
    return this.#subjects.get(role);
  }

  /** Starts a program in a fresh copy of the submission. An earlier subject of the same role is ended first. */
  async start(launch: Launch): Promise<void> {
    await this.#subjects.get(launch.role)?.[Symbol.asyncDispose]();
    const copy = launch.copies.take();
    this.#copies.push(copy);
    const { folder } = copy;
    const cwd = join(folder, launch.cwd);
    for (const path of launch.folders ?? []) mkdirSync(join(cwd, path), { recursive: true });
    for (const [path, content] of launch.files ?? []) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), content);
    }
    this.#before.set(launch.role, { folder, listing: listFolder(folder) });
    const mark = this.#options.nextMark();
    const { role, argv, typist, ports = [] } = launch;
    const { recorder } = this;
    const jail = this.#options.jail === undefined ? undefined : { jail: this.#options.jail, folder };
    const preparation = await this.#observer.prepare({ ports, calm: this.#options.calm === true });
    const subject = new Subject({ role, argv, cwd, mark, recorder, jail, reach: this.#observer.sees });
    this.#subjects.set(role, new ObservedSubject({ subject, typist, recorder, preparation }));
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

  /** @param satisfied whether all that is expected at this point has come. @param patient silence itself is what is tried */
  rest(satisfied: () => Satisfaction = () => 'no', patient = false): Promise<Activities> {
    const started = this.#started;
    this.#started = undefined;
    return waitUntilIdle({
      budget: this.#patience,
      subjects: [...this.#subjects.values()],
      started,
      onEvent: (tell) => (this.recorder.onRecord = tell),
      happened: () => {
        this.#wire.takeIn();
        // What was captured is no news: where it reaches anybody, that is.
        return this.recorder.events.length - this.#wire.recorded;
      },
      effects: () => this.recorder.effects + this.#answersInPair(),
      satisfied,
      datagramsOnTheirWay: () => this.#observer.datagramsOnTheirWay?.() === true,
      patient,
      signal: this.#options.signal,
    });
  }

  /** What a server answers to a client beside it moves a pair on as what reaches the testbed does elsewhere. */
  #answersInPair(): number {
    if (!this.#subjects.has('client')) return 0;
    const port = this.#subjects.get('server')?.servicePort;
    return port === undefined ? 0 : this.#wire.countFrom(port);
  }

  /** Whether this is a second attempt, after a first one that was disturbed. */
  get isCalm(): boolean {
    return this.#options.calm === true;
  }

  /** Whether nothing more can be displayed but by a server that holds its output back until it ends. */
  holdsOutputBack(): boolean {
    const running = [...this.#subjects.values()].filter(({ subject }) => !subject.hasEnded);
    return running.length > 0 && running.every(({ subject }) => subject.role === 'server' && subject.holdsOutputBack);
  }

  /** From here on a subject does what it does because the testbed wants it to end. */
  noteInterruption(subject: Role): void {
    this.recorder.record({ type: 'subjectInterrupted', subject });
  }

  /** Sends what is not part of what is tried. */
  async sendUnrecorded(payload: Uint8Array, to: PeerAddress): Promise<void> {
    const peer = await PeerSocket.open(this.#peers.length, new Recorder());
    this.#peers.push(peer);
    await peer.send(payload, to, 'asks to end');
  }

  /** Presses Ctrl-C where a program still runs, and lets it finish what it then wants to say. */
  async interrupt(): Promise<void> {
    const running = [...this.#subjects.values()].filter((subject) => !subject.subject.hasEnded);
    if (running.length === 0) return;
    for (const { subject } of running) {
      const before = this.#before.get(subject.role);
      if (before === undefined) continue;
      const paths = changedPaths(before.folder, before.listing);
      this.recorder.record({ type: 'filesBegun', subject: subject.role, paths });
    }
    for (const { role } of running) this.noteInterruption(role);
    await this.#letFinish(running);
    for (const { subject } of running) subject.signal('SIGINT');
    await this.rest(() => (running.every(({ subject }) => subject.hasEnded) ? 'yes' : 'ending'));
  }

  /** What a runtime holds back is shown at its end, not when a signal ends it: nothing more is typed, and it may come to its end. */
  async #letFinish(running: readonly ObservedSubject[]): Promise<void> {
    const holding = running.filter(({ subject }) => subject.holdsOutputBack && subject.role === 'client');
    if (holding.length === 0) return;
    for (const { subject } of holding) subject.endInput();
    await this.rest(() => (holding.every(({ subject }) => subject.hasEnded) ? 'yes' : 'no'));
  }

  /** Ends every subject and records the files that each has left. */
  async end(): Promise<void> {
    requireDiskRoom(this.#options.scratch, leftDiskBytes);
    for (const observed of this.#subjects.values()) {
      if (observed.subject.losesOutput) this.recorder.record({ type: 'outputHeldBack', subject: observed.role });
      await observed[Symbol.asyncDispose]();
    }
    for (const [role, { folder, listing }] of this.#before) {
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
