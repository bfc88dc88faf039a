/**
 * In which order, from which socket and to which port the two halves of the add assignment say their datagrams, where that is not simply the
 * request and then the reply. Plain data.
 *
 * The client's turns say the layouts of the request, one after the other; the server's those of the reply: first what goes to the client's first
 * socket, then what goes to its second.
 */
import type { FieldName, Layout } from '../../reference/add/dialect.ts';
import { fieldsOf } from '../../reference/add/message.ts';
import type { Role } from '../handout/programs.ts';

export interface SequencedMessage {
  readonly by: Role;
  /** The client's socket, numbered in the order of use. */
  readonly socket: number;
  /** The server's port, counted from its lowest; `sender` for wherever the server last spoke from. */
  readonly port: number | 'sender';
}

/** The index of the turn with which the client has sent its name and integer; what comes after it is the answer, and what the client says to that. */
export function requestIndex(sequence: readonly SequencedMessage[], request: readonly Layout[]): number {
  const carrying = request.findLastIndex((layout) => carriesField(layout, 'number') || carriesField(layout, 'name'));
  const clients = sequence.flatMap(({ by }, at) => (by === 'client' ? [at] : []));
  return clients[carrying] ?? clients.at(-1) ?? -1;
}

/** The datagrams of a client that carry its name and integer, without what it says to the answer. */
export function properRequest(
  sequence: readonly SequencedMessage[] | undefined,
  request: readonly Layout[],
): readonly Layout[] {
  if (sequence === undefined) return request;
  const end = requestIndex(sequence, request);
  return request.slice(0, sequence.slice(0, end + 1).filter(({ by }) => by === 'client').length);
}

export function carriesField(layout: Layout, field: FieldName): boolean {
  return fieldsOf(layout).has(field);
}

/** For each turn, which layout of the request or of the reply it says. */
export function layoutIndexes(sequence: readonly SequencedMessage[]): readonly number[] {
  const all = sequence.map((message, at) => ({ turn: message, at }));
  const clients = all.filter(({ turn: message }) => message.by === 'client');
  const servers = all
    .filter(({ turn: message }) => message.by === 'server')
    .toSorted((a, b) => a.turn.socket - b.turn.socket);
  return all.map(({ turn: message, at }) =>
    (message.by === 'client' ? clients : servers).findIndex((each) => each.at === at),
  );
}

/** Ports beside the lowest one. */
export function furtherPorts(sequence: readonly SequencedMessage[]): readonly number[] {
  const offsets = sequence.flatMap(({ port }) => (port === 'sender' || port === 0 ? [] : [port]));
  return [...new Set(offsets)].toSorted((a, b) => a - b);
}
