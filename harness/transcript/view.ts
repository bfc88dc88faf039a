/**
 * A transcript, or the first part of one, as expectations read it. Pure: it changes nothing.
 */
import { decodeFound, type FoundValues } from '../../reference/add/message.ts';
import type { Role } from '../handout/programs.ts';
import type { EventBody, Facts, IdleActivity, Transcript, TranscriptEvent } from './transcript.ts';
import { withoutEscapes } from './screen.ts';

type EventOf<T extends EventBody['type']> = Extract<TranscriptEvent, { readonly type: T }>;

/** A datagram with which a client of the testbed asked. */
type Ask = EventOf<'datagramSent'> & { readonly purpose: { readonly kind: 'ask' } };

export class View {
  readonly facts: Facts;
  readonly events: readonly TranscriptEvent[];

  constructor(transcript: Pick<Transcript, 'facts' | 'events'>) {
    this.facts = transcript.facts;
    this.events = transcript.events;
  }

  all<T extends EventBody['type']>(type: T): readonly EventOf<T>[] {
    return this.events.filter((event): event is EventOf<T> => event.type === type);
  }

  last<T extends EventBody['type']>(type: T): EventOf<T> | undefined {
    return this.all(type).at(-1);
  }

  /**
   * Standard output of a subject, without escape sequences, zero bytes, and the echo of a program
   * that edits lines itself.
   *
   * @param since index of the first event that counts
   */
  screen(role: Role, since = 0): string {
    return withoutEscapes(this.written(role, since));
  }

  /** As {@link screen}, with its zero bytes: a terminal hides them, and a reader has to know. */
  displayed(role: Role): string {
    return this.written(role).split('\0').map(withoutEscapes).join('\0');
  }

  private written(role: Role, since = 0): string {
    let text = '';
    const echoes: { readonly from: number; readonly typed: string }[] = [];
    for (const event of this.events.slice(since)) {
      if (event.type === 'screenWritten' && event.subject === role) text += event.text;
      if (event.type === 'lineTyped' && event.subject === role && event.echoed)
        echoes.push({ from: text.length, typed: event.text });
    }
    for (const { from, typed } of echoes.toReversed()) text = withoutFirst(text, typed, from);
    return text;
  }

  /** Standard error of a subject, until the testbed interrupted it. */
  errors(role: Role): string {
    const cut = this.events.findIndex((event) => event.type === 'subjectInterrupted' && event.subject === role);
    const events = cut === -1 ? this.events : this.events.slice(0, cut);
    return withoutEscapes(
      events.map((event) => (event.type === 'errorWritten' && event.subject === role ? event.text : '')).join(''),
    );
  }

  /**
   * How a subject ended on its own, or because it reached a limit. Undefined while it runs, or if
   * the testbed ended it. A reached limit counts as its end, although many processes take long to end.
   */
  exit(role: Role): EventOf<'subjectExited'> | undefined {
    let isLimited = false;
    for (const event of this.events) {
      if (!('subject' in event) || event.subject !== role) continue;
      if (event.type === 'subjectExited') return event;
      isLimited ||= event.type === 'limitReached';
      if ((event.type === 'subjectInterrupted' || event.type === 'subjectEnded') && !isLimited) return undefined;
    }
    return undefined;
  }

  /** What a subject was doing when everything was last idle. */
  activity(role: Role): IdleActivity | undefined {
    const settled = this.events.findLast(
      (event) => event.type === 'actionSettled' || event.type === 'actionImpossible',
    );
    return settled !== undefined && 'activities' in settled ? settled.activities[role] : undefined;
  }

  /** Whether the testbed's peer could send this name: a dialect may have no room for one. */
  peerGaveName(name = this.facts.peerName): boolean {
    return this.all('datagramSent').some((event) => includesText(fromBase64(event.payload), name));
  }

  received(since = 0): readonly EventOf<'datagramReceived'>[] {
    return this.events
      .slice(since)
      .filter((event): event is EventOf<'datagramReceived'> => event.type === 'datagramReceived');
  }

  /** What happened after the last event for which the test holds, or all of it if there is none. */
  since(test: (event: TranscriptEvent) => boolean): View {
    return new View({ facts: this.facts, events: this.events.slice(this.after(test)) });
  }

  /** Index after the last event for which the test holds; 0 if there is none. */
  after(test: (event: TranscriptEvent) => boolean): number {
    return this.events.findLastIndex(test) + 1;
  }

  /** The requests that the testbed's clients sent in the add assignment, each with the datagrams that came back to that client. */
  exchanges(): readonly Exchange[] {
    const first = new Map<number, Ask>();
    for (const ask of this.asks()) if (!first.has(ask.peer)) first.set(ask.peer, ask);
    return [...first.values()].map((asked) => {
      const { number, name = this.facts.peerName } = asked.purpose;
      const own = this.socketsOf(asked);
      const replies = this.received(this.events.indexOf(asked))
        .filter((event) => own.has(event.peer) && this.isBeforeNextAsk(event, asked))
        // Datagrams at two sockets have an order only at each socket.
        .toSorted((a, b) => a.peer - b.peer);
      const payloads = replies.map((event) => fromBase64(event.payload));
      return { number, name, payloads, reply: this.decodeReply(payloads) };
    });
  }

  /** The exchanges in which something came back to the client, whatever it is worth. */
  answeredExchanges(): readonly Exchange[] {
    return this.exchanges().filter(({ payloads }) => payloads.length > 0);
  }

  private asks(): readonly Ask[] {
    return this.all('datagramSent').filter((event): event is Ask => event.purpose.kind === 'ask');
  }

  /** The socket from which a client asked, and those from which it continued. */
  private socketsOf(asked: Ask): ReadonlySet<number> {
    const further = this.all('datagramSent').filter(
      (event) =>
        event.purpose.kind === 'continueAsking' && this.isBeforeNextAsk(event, asked) && event.peer > asked.peer,
    );
    return new Set([asked.peer, ...further.map(({ peer }) => peer)]);
  }

  /** A datagram that came only after another client had asked is not a reply to this one. */
  private isBeforeNextAsk(event: TranscriptEvent, asked: Ask): boolean {
    const next = this.asks().find(
      (each) => each.peer !== asked.peer && this.events.indexOf(each) > this.events.indexOf(asked),
    );
    return next === undefined || this.events.indexOf(event) < this.events.indexOf(next);
  }

  private decodeReply(payloads: readonly Uint8Array[]): FoundValues | undefined {
    const layouts = this.facts.dialects.serverReply;
    if (layouts === undefined) return undefined;
    return decodeFound(layouts, payloads.slice(0, layouts.length));
  }
}

export interface Exchange {
  readonly number: number;
  /** The name of the testbed's client. */
  readonly name: string;
  readonly payloads: readonly Uint8Array[];
  /** Absent if nothing came back, or if it cannot be decoded. */
  readonly reply: FoundValues | undefined;
}

function includesText(payload: Uint8Array, text: string): boolean {
  const bytes = Buffer.from(payload);
  // Unchanged, in Latin-1, or with the escapes of JSON or Python.
  const escaped = JSON.stringify(text).slice(1, -1);
  return [text, escaped].some(
    (each) => bytes.includes(Buffer.from(each)) || bytes.includes(Buffer.from(each, 'latin1')),
  );
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}

function withoutFirst(text: string, part: string, from: number): string {
  const at = text.indexOf(part, from);
  return at === -1 ? text : text.slice(0, at) + text.slice(at + part.length);
}
