/**
 * Measures the floor of grading: starts the same programs again in the same jails, and repeats the
 * same exchanges with a plain socket. Nothing is copied, learned, stored, observed or judged. Only
 * the port that a server binds is polled, as fast as possible.
 */
import { createSocket, type Socket } from 'node:dgram';
import { join } from 'node:path';
import { readUdpSockets } from '../../harness/observe/network/udp-sockets.ts';
import type { Jail } from '../../harness/sandbox/jail/jail.ts';
import { Subject } from '../../harness/sandbox/subject/subject.ts';
import { Recorder } from '../../harness/transcript/recorder.ts';
import type { Transcript, TranscriptEvent } from '../../harness/transcript/transcript.ts';
import type { Role } from '../../harness/handout/programs.ts';

export interface ReplayOptions {
  /** Folder that holds the built submission and the files that are served. */
  readonly tree: string;
  /** Folder of a program inside the tree, by the command that starts it. */
  readonly cwdOf: (command: readonly string[]) => string;
  readonly nextMark: () => string;
  readonly jail: Jail;
}

/** @returns how many processes were started */
export async function replay({ events }: Transcript, options: ReplayOptions): Promise<number> {
  await using stage = new ReplayStage(options);
  await stage.openPeers(events);
  for (const event of events) await stage.play(event);
  return stage.starts;
}

class ReplayStage implements AsyncDisposable {
  starts = 0;
  readonly #options: ReplayOptions;
  readonly #subjects = new Map<Role, Subject>();
  readonly #peers = new Map<number, PlainPeer>();

  constructor(options: ReplayOptions) {
    this.#options = options;
  }

  /**
   * The ports on which the testbed received datagrams have to be open before the programs start.
   */
  async openPeers(events: readonly TranscriptEvent[]): Promise<void> {
    for (const event of events) {
      if (event.type !== 'datagramReceived' && event.type !== 'datagramSent') continue;
      if (!this.#peers.has(event.peer)) this.#peers.set(event.peer, await PlainPeer.open(event.peerPort));
    }
  }

  async play(event: TranscriptEvent): Promise<void> {
    switch (event.type) {
      case 'subjectStarted':
        return this.#start(event.subject, event.command);
      case 'lineTyped':
        return this.#subjects.get(event.subject)?.type(event.text, event.means);
      case 'portBound':
        // A client's own port differs from start to start, and no step waits for it.
        return event.subject === 'server' ? untilBound(event.port) : undefined;
      case 'datagramSent': {
        const peer = this.#peers.get(event.peer);
        return peer?.send(Buffer.from(event.payload, 'base64'), event.subjectPort);
      }
      case 'datagramReceived':
        return this.#peers.get(event.peer)?.receives();
      case 'subjectInterrupted':
        // A signal could arrive before the program handles it, and would not be sent again. So the
        // program is killed.
        return this.#end(event.subject);
      case 'subjectEnded':
        return this.#end(event.subject);
      case 'subjectExited':
        return this.#subjects.get(event.subject)?.ended;
      default:
        return undefined;
    }
  }

  async #end(role: Role): Promise<void> {
    const subject = this.#subjects.get(role);
    this.#subjects.delete(role);
    await subject?.[Symbol.asyncDispose]();
  }

  async #start(role: Role, command: readonly string[]): Promise<void> {
    await this.#end(role);
    this.starts += 1;
    const { tree, cwdOf, nextMark, jail } = this.#options;
    const cwd = join(tree, cwdOf(command));
    const options = { role, argv: command, cwd, mark: nextMark(), recorder: new Recorder() };
    this.#subjects.set(role, new Subject({ ...options, jail: { jail, folder: tree } }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const role of this.#subjects.keys()) await this.#end(role);
    for (const peer of this.#peers.values()) peer.close();
  }
}

/** Answers the last sender, because a program's own port differs from start to start. */
class PlainPeer {
  readonly #socket: Socket;
  #senderPort: number | undefined;
  #received = 0;
  #awaited = 0;
  #wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (_, { port }) => {
      this.#senderPort = port;
      this.#received += 1;
      this.#wake();
    });
  }

  static open(port: number): Promise<PlainPeer> {
    const socket = createSocket('udp4');
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(port, () => resolve(new PlainPeer(socket)));
    });
  }

  send(payload: Uint8Array, recordedPort: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.send(payload, this.#senderPort ?? recordedPort, '127.0.0.1', (error) =>
        error === null ? resolve() : reject(error),
      );
    });
  }

  async receives(): Promise<void> {
    this.#awaited += 1;
    while (this.#received < this.#awaited) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  close(): void {
    this.#socket.close();
  }
}

async function untilBound(port: number): Promise<void> {
  while (!readUdpSockets().some((socket) => socket.port === port)) await new Promise((again) => setTimeout(again, 1));
}
