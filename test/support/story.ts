/**
 * Transcripts written by hand: what happened in a performance, told in the order in which it happened.
 */
import type { Layout } from '../../reference/add/dialect.ts';
import { View } from '../../harness/transcript/view.ts';
import { contentOf, type TestFile } from '../../harness/transcript/test-file.ts';
import type { EventBody, Facts, FoundFile, IdleActivity, Transcript } from '../../harness/transcript/transcript.ts';
import type { LineMeaning } from '../../harness/transcript/purpose.ts';
import type { Role } from '../../harness/handout/programs.ts';

/** Of each file. */
const recordedFileBytes = 1024 * 1024;

const commaLayouts: readonly Layout[] = [{ format: 'text', parts: [{ field: 'name' }, ',', { field: 'number' }] }];

/** A submission that was learned: both halves write `name,number`. */
export const learnedFacts: Facts = {
  ownNames: { client: 'Client of Ana', server: 'Server of Ana' },
  peerName: 'Bofadi Kumora',
  dialects: { clientRequest: commaLayouts, serverReply: commaLayouts },
};

/** A submission of which nothing was learned. */
export const unlearnedFacts: Facts = { ownNames: {}, peerName: 'Bofadi Kumora', dialects: {} };

export class Story {
  readonly #events: EventBody[] = [];
  readonly #facts: Facts;
  #action = -1;
  #peer = 0;

  constructor(facts: Facts = learnedFacts) {
    this.#facts = facts;
  }

  /** The next action begins. */
  begins(): this {
    return this.#add({ type: 'actionBegan', action: (this.#action += 1) });
  }

  starts(subject: Role, ...command: readonly string[]): this {
    return this.#add({ type: 'subjectStarted', subject, command });
  }

  types(subject: Role, text: string, means: LineMeaning = 'number', echoed = false): this {
    return this.#add({ type: 'lineTyped', subject, text, means, echoed });
  }

  shows(subject: Role, text: string): this {
    return this.#add({ type: 'screenWritten', subject, text });
  }

  complains(subject: Role, text: string): this {
    return this.#add({ type: 'errorWritten', subject, text });
  }

  binds(subject: Role, port = 5000): this {
    return this.#add({ type: 'portBound', subject, port });
  }

  /** The lane answers where this host is. */
  looksUp(name: string): this {
    return this.#add({ type: 'nameLookedUp', name });
  }

  /** A datagram of the subject reaches the testbed's current socket. */
  sends(payload: string | Uint8Array): this {
    return this.#add({ type: 'datagramReceived', ...this.#fields(payload) });
  }

  /** All traffic is captured from here on. */
  captures(): this {
    return this.#add({ type: 'captureBegan' });
  }

  /** The capture has missed some. */
  missesTraffic(): this {
    return this.#add({ type: 'captureCut', by: 'overflow', count: 3 });
  }

  /** A datagram went over the wire, whoever sent it. */
  sees(fromPort: number, toPort: number, payload: string | Uint8Array, address = '127.0.0.1'): this {
    const bytes = Buffer.from(payload);
    return this.#add({
      type: 'datagramCaptured',
      from: { address: '127.0.0.1', port: fromPort },
      to: { address, port: toPort },
      sizeBytes: bytes.length,
      payload: bytes.toString('base64'),
    });
  }

  /** The kernel dropped datagrams for want of room. */
  loses(at: 'subject' | 'peer', count = 3): this {
    return this.#add({ type: 'datagramsDropped', at, count });
  }

  /** It repeats, at the slowest pace, what lost datagrams before. */
  isRepeated(): this {
    return this.#add({ type: 'pacedSlowly' });
  }

  /** Nobody listened where it went. */
  isRefused(fromPort: number, toPort: number, address = '127.0.0.1'): this {
    const [from, to] = [
      { address: '127.0.0.1', port: fromPort },
      { address, port: toPort },
    ];
    return this.#add({ type: 'datagramRefused', from, to });
  }

  /** The testbed's next client sends. */
  isAsked(number: number, payload = `${this.#facts.peerName},${number}`): this {
    this.#peer += 1;
    return this.#add({ type: 'datagramSent', purpose: { kind: 'ask', number }, ...this.#fields(payload) });
  }

  /** Another client than the first asks, with a name of its own. */
  isAskedBy(name: string, number: number): this {
    this.#peer += 1;
    const purpose = { kind: 'ask', number, name } as const;
    return this.#add({ type: 'datagramSent', purpose, ...this.#fields(`${name},${number}`) });
  }

  isAskedFor(file: TestFile): this {
    this.#peer += 1;
    return this.#add({
      type: 'datagramSent',
      purpose: { kind: 'request', file: file.name },
      ...this.#fields(file.name),
    });
  }

  isAnswered(payload: string | Uint8Array, number = 17): this {
    return this.#add({ type: 'datagramSent', purpose: { kind: 'answer', number }, ...this.#fields(payload) });
  }

  serves(file: TestFile): this {
    const content = Buffer.from(contentOf(file)).toString('base64');
    return this.#add({ type: 'fileServed', name: file.name, content });
  }

  exits(subject: Role, status: number | null = 0, signal: string | null = null): this {
    return this.#add({ type: 'subjectExited', subject, status, signal });
  }

  reachesLimit(
    subject: Role,
    limit: 'tasks' | 'memory' | 'disk' | 'output' | 'datagrams',
    used: number,
    allowed: number,
  ): this {
    return this.#add({ type: 'limitReached', subject, limit, used, allowed });
  }

  interrupts(subject: Role): this {
    return this.#add({ type: 'subjectInterrupted', subject });
  }

  ends(subject: Role): this {
    return this.#add({ type: 'subjectEnded', subject });
  }

  leavesProcesses(subject: Role, count = 1): this {
    return this.#add({ type: 'leftoverProcessesFound', subject, count });
  }

  portIsTried(subject: Role, bindable: boolean, port = 5000): this {
    return this.#add({ type: 'portTried', subject, port, bindable });
  }

  leavesFiles(subject: Role, files: Readonly<Record<string, Uint8Array>>): this {
    const found = Object.entries(files).map(([path, bytes]): FoundFile => ({
      path,
      sizeBytes: bytes.length,
      content: Buffer.from(bytes.subarray(0, recordedFileBytes)).toString('base64'),
    }));
    return this.#add({ type: 'filesFound', subject, files: found });
  }

  /** Everything has come to rest after the current action. */
  settles(activities: { readonly [role in Role]?: Partial<IdleActivity> & Pick<IdleActivity, 'is'> } = {}): this {
    const full = Object.fromEntries(Object.entries(activities).map(([role, each]) => [role, { sockets: [], ...each }]));
    return this.#add({ type: 'actionSettled', action: this.#action, activities: full });
  }

  isImpossible(reason: string, activities: { readonly [role in Role]?: IdleActivity } = {}): this {
    return this.#add({ type: 'actionImpossible', action: this.#action, reason, activities });
  }

  transcript(): Transcript {
    const events = [...this.#events, { type: 'performanceEnded' } as const].map((body, at) => ({
      atMs: at * 3,
      ...body,
    }));
    return { schema: 'datagrade.transcript/2', actions: [], facts: this.#facts, events };
  }

  view(): View {
    return new View(this.transcript());
  }

  #fields(payload: string | Uint8Array) {
    return {
      peer: this.#peer,
      peerPort: 40_000 + this.#peer,
      subjectPort: 5000,
      subjectAddress: '127.0.0.1',
      payload: Buffer.from(payload).toString('base64'),
    };
  }

  #add(body: EventBody): this {
    this.#events.push(body);
    return this;
  }
}
