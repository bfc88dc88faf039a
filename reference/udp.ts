/**
 * A UDP socket with promises and disposal, over node:dgram. Its errors are sentences.
 *
 * Datagrams are received in the order of arrival. When `close()` has resolved, the port can be
 * bound again. No call waits forever on a closed socket. Multicast and broadcast are not supported.
 */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { type Datagram, type DatagramListener, DatagramQueue } from './datagram-queue.ts';
import { describeEndpoint, type Endpoint, resolveHost } from './endpoint.ts';
import { ExchangeError } from './exchange-error.ts';
import { bindFault, sendFault, socketFault } from './udp-fault.ts';

export type { Datagram, DatagramListener } from './datagram-queue.ts';
export type { Endpoint } from './endpoint.ts';

export interface BindOptions {
  /**
   * Address or name of an interface; by default `0.0.0.0`, all IPv4 addresses. `::` also receives
   * IPv6, and IPv4 only if the system maps it.
   */
  readonly address?: string;
  /** By default 0, any free port. */
  readonly port?: number;
  /** Requested size of the kernel's receive buffer in bytes; the kernel may silently give less. */
  readonly receiveBufferBytes?: number;
  /**
   * Maximum size in bytes of datagrams that were not yet received; 64 MiB by default. More are
   * dropped and counted.
   */
  readonly queueLimitBytes?: number;
}

export interface ReceiveOptions {
  /** Maximum wait in milliseconds; unlimited by default. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export class UdpSocket implements AsyncDisposable {
  /** The address and port that this socket is bound to. */
  readonly local: Endpoint;
  readonly #socket: Socket;
  readonly #queue: DatagramQueue;
  readonly #sending = new Set<(error: Error) => void>();
  #peer: Endpoint | undefined;
  #closing: Promise<void> | undefined;

  private constructor(socket: Socket, queue: DatagramQueue) {
    const { address, port } = socket.address();
    this.local = { address, port };
    this.#socket = socket;
    this.#queue = queue;
    socket.on('error', (error) => queue.fail(socketFault(error, this.#peer ?? this.local)));
  }

  /**
   * @throws ExchangeError `port-taken`, `port-forbidden`, `address-not-here`, `host-unknown` or
   * `socket-failed`
   */
  static async bind(options: BindOptions = {}): Promise<UdpSocket> {
    const at = { address: await resolveHost(options.address ?? '0.0.0.0'), port: options.port ?? 0 };
    const socket = createSocket(isIPv6(at.address) ? 'udp6' : 'udp4');
    const queue = new DatagramQueue(options.queueLimitBytes ?? 64 * 1024 * 1024);
    socket.on('message', (payload: Buffer, { address, port }: RemoteInfo) =>
      queue.push({ payload, from: { address, port } }),
    );
    try {
      socket.bind(at);
      await once(socket, 'listening');
    } catch (error) {
      socket.close();
      throw bindFault(error, at);
    }
    if (options.receiveBufferBytes !== undefined) enlargeReceiveBuffer(socket, options.receiveBufferBytes);
    return new UdpSocket(socket, queue);
  }

  /**
   * Restricts the socket to one peer: it no longer receives datagrams from other addresses or
   * ports. Only on a connected socket does the kernel report that no program listens at the
   * destination (`nobody-listens`, from the next receive or send).
   */
  async connect(to: Endpoint): Promise<void> {
    this.#refuseIfClosed();
    const connected = once(this.#socket, 'connect');
    this.#socket.connect(to.port, this.#reachable(to));
    await connected;
    this.#peer = to;
  }

  /**
   * Sends one datagram. Resolves when the kernel has it. Datagrams are sent in the order of the
   * calls.
   *
   * @param to an address, not a name: see `resolveHost`. On a connected socket it must be the
   * connected one.
   * @throws ExchangeError `too-large`, `unreachable`, `nobody-listens`, `wrong-family`,
   * `socket-closed` or `socket-failed`
   */
  async send(payload: Uint8Array, to: Endpoint): Promise<void> {
    this.#refuseIfClosed();
    const address = this.#reachable(to);
    await new Promise<void>((resolve, reject) => {
      const sent = (error: Error | null): void => {
        this.#sending.delete(reject);
        if (error === null) resolve();
        else reject(this.#closing === undefined ? sendFault(error, payload.length, to) : this.#closed());
      };
      this.#sending.add(reject);
      if (this.#peer === undefined) this.#socket.send(payload, to.port, address, sent);
      else this.#socket.send(payload, sent);
    });
  }

  /**
   * Waits for the next datagram.
   *
   * @throws ExchangeError `timed-out` or `socket-closed`; the signal's reason when aborted
   */
  receive({ timeoutMs, signal }: ReceiveOptions = {}): Promise<Datagram> {
    return this.#queue.next(
      timeoutMs,
      signal,
      () => new ExchangeError('timed-out', `nothing arrived on ${describeEndpoint(this.local)} within ${timeoutMs} ms`),
    );
  }

  /**
   * Waits like {@link receive}, and then also returns what else has arrived: 1 to `limit`
   * datagrams, in order.
   */
  async receiveSome(limit: number, options: ReceiveOptions = {}): Promise<Datagram[]> {
    const datagrams = [await this.receive(options)];
    while (datagrams.length < limit) {
      const more = this.#queue.take();
      if (more === undefined) break;
      datagrams.push(more);
    }
    return datagrams;
  }

  /**
   * The alternative to {@link receive}: gives all queued and later datagrams to `listener`.
   *
   * @returns a function that stops this
   */
  onDatagram(listener: DatagramListener): () => void {
    this.#refuseIfClosed();
    return this.#queue.listen(listener);
  }

  /** Number of datagrams that were dropped because the program did not receive them in time. */
  get overflowed(): number {
    return this.#queue.overflowed;
  }

  /**
   * Resolves when the port is free again. Waiting calls of {@link receive} are rejected with
   * `socket-closed`.
   */
  close(): Promise<void> {
    this.#closing ??= new Promise((resolve) => {
      this.#queue.end(this.#closed());
      // node:dgram never calls the callback of a send that it had not yet begun.
      for (const reject of this.#sending) reject(this.#closed());
      this.#socket.close(() => resolve());
    });
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #refuseIfClosed(): void {
    if (this.#closing !== undefined) throw this.#closed();
  }

  #closed(): ExchangeError {
    return new ExchangeError('socket-closed', `the socket on ${describeEndpoint(this.local)} has been closed`);
  }

  /** The address as a socket of this family needs it. */
  #reachable({ address }: Endpoint): string {
    const sixSocket = isIPv6(this.local.address);
    if (sixSocket === isIPv6(address)) return address;
    if (sixSocket) return `::ffff:${address}`;
    throw new ExchangeError(
      'wrong-family',
      `cannot send from ${this.local.address} to ${address}: one is IPv4 and the other IPv6; bind the socket to "::"`,
    );
  }
}

function enlargeReceiveBuffer(socket: Socket, sizeBytes: number): void {
  try {
    socket.setRecvBufferSize(sizeBytes);
  } catch {
    // Above their limit, some systems report an error instead of using the limit. The default size
    // is then kept.
  }
}
