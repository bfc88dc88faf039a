/**
 * The server of "Adding two numbers" (handout §3): answers clients until one sends an integer
 * outside 1 to 100.
 *
 * It answers requests one after another, in the order in which they became complete. It ignores
 * datagrams that do not fit the dialect. It sends no reply to an out-of-range integer, closes the
 * socket, and only then resolves. The caller displays.
 */
import { ExchangeError } from '../exchange-error.ts';
import { type Datagram, type Endpoint, UdpSocket } from '../udp.ts';
import { MessageCollector } from './collector.ts';
import type { Dialect } from './dialect.ts';
import { encode } from './message.ts';
import { type AddValues, isInRange } from './values.ts';

export interface Exchange {
  readonly from: Endpoint;
  readonly client: { readonly name: string; readonly number: number };
  readonly server: { readonly name: string; readonly number: number };
  readonly sum: number;
}

export interface ServeAddOptions {
  /** A bound socket, which the server closes when it ends. By default, it binds one on its own. */
  readonly socket?: UdpSocket;
  /** The port to bind, on all IPv4 addresses; by default any free port. */
  readonly port?: number;
  readonly dialect: Dialect;
  readonly name: string;
  /** The server's integer, 1 to 100: always the same, or chosen for each exchange. */
  readonly number: number | (() => number);
  /** The socket is bound and requests will be answered. */
  readonly onReady?: (local: Endpoint) => void;
  /** Called after the reply has been sent. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** A datagram that does not fit the dialect, or a reply that could not be sent. */
  readonly onIgnored?: (ignored: { readonly from: Endpoint; readonly reason: string }) => void;
  readonly signal?: AbortSignal;
}

export type ServeAddEnd =
  | { readonly reason: 'out-of-range'; readonly from: Endpoint; readonly client: Exchange['client'] }
  | { readonly reason: 'aborted' };

/**
 * Serves until an out-of-range integer arrives or the signal aborts. Then it closes the socket and
 * resolves.
 *
 * @throws ExchangeError what binding throws; `cannot-carry` if the dialect cannot carry the
 * server's name
 * @throws RangeError if the server's integer is outside 1 to 100
 */
export async function serveAdd(options: ServeAddOptions): Promise<ServeAddEnd> {
  const { signal } = options;
  await using socket = options.socket ?? (await UdpSocket.bind({ port: options.port ?? 0 }));
  refuseUnusableOptions(options);
  const collector = new MessageCollector(options.dialect.request);
  options.onReady?.(socket.local);
  for (;;) {
    const datagram = await nextUnlessAborted(socket, signal);
    if (datagram === undefined) return { reason: 'aborted' };
    const { from } = datagram;
    const collected = collector.add(datagram);
    if (collected.state === 'unfit') options.onIgnored?.({ from, reason: 'it does not fit the dialect' });
    if (collected.state !== 'complete') continue;
    const { name, number } = collected.values;
    if (!isInRange(number)) return { reason: 'out-of-range', from, client: { name, number } };
    await answer(socket, from, { name, number }, options);
  }
}

/**
 * Sends one reply.
 *
 * @param asked what the client sent, for dialects that repeat it
 * @throws ExchangeError `cannot-carry` or what sending throws
 */
export async function sendReply(
  socket: UdpSocket,
  to: Endpoint,
  dialect: Dialect,
  own: Exchange['server'],
  asked: Exchange['client'],
): Promise<void> {
  for (const payload of encode(dialect.reply, replyValues(own, asked))) await socket.send(payload, to);
}

async function answer(
  socket: UdpSocket,
  from: Endpoint,
  client: Exchange['client'],
  { dialect, name, number, onExchange, onIgnored }: ServeAddOptions,
): Promise<void> {
  const server = { name, number: picked(number) };
  try {
    await sendReply(socket, from, dialect, server, client);
  } catch (error) {
    // A problem with one client must not stop the service for the others.
    if (!(error instanceof ExchangeError)) throw error;
    onIgnored?.({ from, reason: error.message });
    return;
  }
  onExchange?.({ from, client, server, sum: client.number + server.number });
}

async function nextUnlessAborted(socket: UdpSocket, signal: AbortSignal | undefined): Promise<Datagram | undefined> {
  try {
    return await socket.receive({ signal });
  } catch (error) {
    if (signal?.aborted === true) return undefined;
    throw error;
  }
}

function replyValues(own: Exchange['server'], asked: Exchange['client']): AddValues {
  return { ...own, askedName: asked.name, askedNumber: asked.number, sum: own.number + asked.number };
}

function picked(number: number | (() => number)): number {
  const value = typeof number === 'function' ? number() : number;
  if (!isInRange(value)) throw new RangeError(`the server's integer is ${value}; the handout says 1 to 100`);
  return value;
}

function refuseUnusableOptions({ dialect, name, number }: ServeAddOptions): void {
  if (typeof number === 'number') picked(number);
  encode(dialect.reply, replyValues({ name, number: 1 }, { name: 'x', number: 1 }));
}
