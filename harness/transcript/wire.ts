/**
 * What went over the wire in a performance, as far as it was captured: whose datagrams no program
 * received, and what the two halves of a pair sent to each other. Pure.
 *
 * If nothing was captured, or not all of it, nothing follows from what is missing: the answers are
 * then empty or undefined.
 */
import type { Role } from '../handout/programs.ts';
import type { CapturedDatagram, Endpoint } from './transcript.ts';
import { fromBase64, type View } from './view.ts';

/**
 * Where a subject's datagrams went without being received, each place once: the kernel has answered
 * that no program listens there.
 */
export function unheardDestinations(view: View, role: Role): readonly Endpoint[] {
  const peerPorts = new Set(
    [...view.all('datagramSent'), ...view.all('datagramReceived')].map((event) => event.peerPort),
  );
  const refused = view
    .all('datagramRefused')
    .filter(({ from }) => !peerPorts.has(from.port) && senderOf(view, from) === role);
  return [...new Map(refused.map(({ to }) => [describeEndpoint(to), to])).values()];
}

/** @returns a predicate about the subject; undefined where all that it sent arrived */
export function describeUnheard(view: View, role: Role): string | undefined {
  const places = unheardDestinations(view, role).map(describeEndpoint);
  if (places.length === 0) return undefined;
  const what = role === 'client' ? 'request' : 'reply';
  const more = places.length > 3 ? ` and ${places.length - 3} more` : '';
  return `sent its ${what} to ${places.slice(0, 3).join(', ')}${more}, where no program listens`;
}

/** What the submission's own halves sent to each other. */
export interface PairExchange {
  readonly requests: readonly CapturedDatagram[];
  /** All that came back to where the requests came from. */
  readonly replies: readonly CapturedDatagram[];
}

/** @returns undefined where it is not known for sure */
export function exchangeOfPair(view: View): PairExchange | undefined {
  if (view.last('captureBegan') === undefined || view.last('captureCut') !== undefined) return undefined;
  const ports = portsOf(view, 'server');
  const captured = view.all('datagramCaptured');
  const requests = captured.filter(({ from, to }) => ports.has(to.port) && !ports.has(from.port));
  const askers = new Set(requests.map(({ from }) => describeEndpoint(from)));
  return { requests, replies: captured.filter(({ to }) => askers.has(describeEndpoint(to))) };
}

/** One datagram of a conversation. */
export interface PairDatagram {
  readonly by: Role;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly payload: Uint8Array;
}

/**
 * What the submission's own halves sent to each other, in the kernel's order, from any socket.
 *
 * @returns undefined where it is not known for sure and whole
 */
export function datagramsOfPair(view: View): readonly PairDatagram[] | undefined {
  const exchange = exchangeOfPair(view);
  if (exchange === undefined) return undefined;
  const clients = new Set(exchange.requests.map(({ from }) => describeEndpoint(from)));
  const exchanged = view
    .all('datagramCaptured')
    .filter(({ from, to }) => clients.has(describeEndpoint(from)) || clients.has(describeEndpoint(to)));
  const payloads = payloadsOf(exchanged);
  return payloads?.map((payload, at) => {
    const { from, to } = exchanged[at] as CapturedDatagram;
    return { by: clients.has(describeEndpoint(from)) ? 'client' : 'server', from, to, payload };
  });
}

/** The payloads, where every one of them is known whole. */
export function payloadsOf(datagrams: readonly CapturedDatagram[]): readonly Uint8Array[] | undefined {
  const payloads = datagrams.flatMap(({ payload }) => (payload === undefined ? [] : [fromBase64(payload)]));
  return payloads.length === datagrams.length ? payloads : undefined;
}

function describeEndpoint({ address, port }: Endpoint): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** A server is known by its port; whatever else is no peer's is the client's. */
function senderOf(view: View, from: Endpoint): Role {
  if (portsOf(view, 'server').has(from.port)) return 'server';
  return view.all('subjectStarted').some(({ subject }) => subject === 'client') ? 'client' : 'server';
}

function portsOf(view: View, role: Role): ReadonlySet<number> {
  return new Set(
    view
      .all('portBound')
      .filter(({ subject }) => subject === role)
      .map(({ port }) => port),
  );
}
