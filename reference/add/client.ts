/**
 * The client of "Adding two numbers" (handout §3): sends a name and an integer, and receives the
 * server's.
 *
 * The caller reads the keyboard, adds and displays. Datagrams from other hosts, and those that do
 * not fit the dialect, are ignored. An answer from another port of the asked host is accepted.
 * Nothing is retransmitted, because the handout does not ask for it.
 */
import { describeEndpoint, isSameHost } from '../endpoint.ts';
import { ExchangeError } from '../exchange-error.ts';
import type { Endpoint, UdpSocket } from '../udp.ts';
import { MessageCollector } from './collector.ts';
import type { Dialect } from './dialect.ts';
import { encode } from './message.ts';
import type { AddValues } from './values.ts';

export interface ReplyOptions {
  readonly dialect: Dialect;
  /** Maximum wait for the whole reply in milliseconds, from the call on; unlimited by default. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface AskOptions extends ReplyOptions {
  readonly name: string;
  /** Any safe integer: the server decides whether it is in range. */
  readonly number: number;
}

/**
 * Sends a request and waits for the reply.
 *
 * @param to address (not a name) and port of the server
 * @returns the server's name and integer, and the values that its dialect repeats
 * @throws ExchangeError `no-answer`, `cannot-carry` or what sending throws; the signal's reason
 * when aborted
 */
export async function askServer(socket: UdpSocket, to: Endpoint, options: AskOptions): Promise<AddValues> {
  await sendRequest(socket, to, options);
  return receiveReply(socket, to, options);
}

/**
 * Sends a request and does not wait for a reply.
 *
 * @throws ExchangeError `cannot-carry` or what sending throws
 */
export async function sendRequest(
  socket: UdpSocket,
  to: Endpoint,
  { dialect, name, number }: Pick<AskOptions, 'dialect' | 'name' | 'number'>,
): Promise<void> {
  for (const payload of encode(dialect.request, { name, number })) await socket.send(payload, to);
}

/**
 * Waits for a reply from the host of `from`.
 *
 * @throws ExchangeError `no-answer`; the signal's reason when aborted
 */
export async function receiveReply(
  socket: UdpSocket,
  from: Endpoint,
  { dialect, timeoutMs, signal }: ReplyOptions,
): Promise<AddValues> {
  const collector = new MessageCollector(dialect.reply);
  const deadlineMs = timeoutMs === undefined ? undefined : performance.now() + timeoutMs;
  let arrived = 0;
  for (;;) {
    const leftMs = deadlineMs === undefined ? undefined : Math.max(0, deadlineMs - performance.now());
    const datagram = await socket.receive({ timeoutMs: leftMs, signal }).catch((error: unknown) => {
      if (error instanceof ExchangeError && error.code === 'timed-out') throw noAnswer(from, timeoutMs ?? 0, arrived);
      throw error;
    });
    if (!isSameHost(from.address, datagram.from.address)) continue;
    arrived += 1;
    const collected = collector.add(datagram);
    if (collected.state === 'complete') return collected.values;
  }
}

function noAnswer(from: Endpoint, timeoutMs: number, arrived: number): ExchangeError {
  const what = `no answer from ${describeEndpoint(from)} within ${timeoutMs / 1000} s`;
  const why =
    arrived === 0
      ? 'nothing arrived; check that the server runs there and that it speaks this dialect'
      : `${arrived === 1 ? 'one datagram' : `${arrived} datagrams`} arrived, but did not make a reply in this dialect; take the server's dialect`;
  return new ExchangeError('no-answer', `${what}: ${why}`);
}
