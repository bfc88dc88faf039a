/**
 * In which order, from which socket and to which port the two halves of the add assignment say their datagrams, where that is not simply the
 * request and then the reply. Plain data.
 *
 * The client's turns say the layouts of the request, one after the other; the server's those of the reply: first what goes to the client's first
 * socket, then what goes to its second.
 */
import type { FieldName, Layout } from '../../reference/add/dialect.ts';
import type { Role } from '../handout/programs.ts';

export interface Turn {
  readonly by: Role;
  /** The client's socket, numbered in the order of use. */
  readonly socket: number;
  /** The server's port, counted from its lowest; `sender` for wherever the server last spoke from. */
  readonly port: number | 'sender';
}

/** The index of the turn with which the client has sent its name and integer; what comes after it is the answer, and what the client says to that. */
export function turnOfRequest(turns: readonly Turn[], request: readonly Layout[]): number {
  const carrying = request.findLastIndex((layout) => carries(layout, 'number') || carries(layout, 'name'));
  const clients = turns.flatMap(({ by }, at) => (by === 'client' ? [at] : []));
  return clients[carrying] ?? clients.at(-1) ?? -1;
}

/** The datagrams of a client that carry its name and integer, without what it says to the answer. */
export function properRequest(turns: readonly Turn[] | undefined, request: readonly Layout[]): readonly Layout[] {
  if (turns === undefined) return request;
  const end = turnOfRequest(turns, request);
  return request.slice(0, turns.slice(0, end + 1).filter(({ by }) => by === 'client').length);
}

export function carries(layout: Layout, field: FieldName): boolean {
  return JSON.stringify(layout).includes(`field":"${field}"`);
}

/** For each turn, which layout of the request or of the reply it says. */
export function layoutIndexes(turns: readonly Turn[]): readonly number[] {
  const all = turns.map((turn, at) => ({ turn, at }));
  const clients = all.filter(({ turn }) => turn.by === 'client');
  const servers = all.filter(({ turn }) => turn.by === 'server').toSorted((a, b) => a.turn.socket - b.turn.socket);
  return all.map(({ turn, at }) => (turn.by === 'client' ? clients : servers).findIndex((each) => each.at === at));
}

/** Ports beside the lowest one. */
export function furtherPorts(turns: readonly Turn[]): readonly number[] {
  const offsets = turns.flatMap(({ port }) => (port === 'sender' || port === 0 ? [] : [port]));
  return [...new Set(offsets)].toSorted((a, b) => a - b);
}
