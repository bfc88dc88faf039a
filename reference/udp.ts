/**
 * Promises and disposal over node:dgram: one socket, its datagrams in order, its errors as sentences.
 *
 * Guarantees: datagrams are handed out in the order of arrival, whether one asks for them or listens; after `close()` has
 * resolved the port can be bound again; nobody waits for ever on a closed socket. Leaves out multicast and broadcast.
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
  /** Address or name of an interface; `0.0.0.0`, every IPv4 address, unless given. `::` takes IPv6, and IPv4 where the system maps it. */
  readonly address?: string;
  /** 0, any free port, unless given. */
  readonly port?: number;
  /** Wished size of the kernel's receive buffer in bytes; the kernel may give less, silently. Its default unless given. */
  readonly receiveBufferBytes?: number;
  /** Datagrams that nobody has taken yet may hold this many bytes; 64 MiB unless given. What is beyond is lost and counted. */
  readonly queueLimitBytes?: number;
}

export interface ReceiveOptions {
  /** Longest wait in milliseconds; for ever unless given. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export class UdpSocket implements AsyncDisposable {
  /** Where this socket is bound. */
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

  /** @throws ExchangeError `port-taken`, `port-forbidden`, `address-not-here`, `host-unknown` or `socket-failed` */
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
   * Restricts the socket to one peer. Only then does the kernel report that nobody listens there (`nobody-listens`, from the
   * next receive or send); datagrams from any other address or port are no longer received.
   */
  async connect(to: Endpoint): Promise<void> {
    this.#refuseIfClosed();
    const connected = once(this.#socket, 'connect');
    this.#socket.connect(to.port, this.#reachable(to));
    await connected;
    this.#peer = to;
  }

  /**
   * Sends one datagram; resolves when the kernel has it. Datagrams leave in the order of the calls.
   *
   * @param to an address, not a name: see `resolveHost`. On a connected socket it must be the connected one.
   * @throws ExchangeError `too-large`, `unreachable`, `nobody-listens`, `wrong-family`, `socket-closed` or `socket-failed`
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

  /** The next datagram. @throws ExchangeError `timed-out` or `socket-closed`; the signal's reason when aborted */
  receive({ timeoutMs, signal }: ReceiveOptions = {}): Promise<Datagram> {
    return this.#queue.next(
      timeoutMs,
      signal,
      () => new ExchangeError('timed-out', `nothing arrived on ${describeEndpoint(this.local)} within ${timeoutMs} ms`),
    );
  }

  /** Waits like {@link receive}, and then takes along what else has arrived: 1 to `limit` datagrams, in order. */
  async receiveSome(limit: number, options: ReceiveOptions = {}): Promise<Datagram[]> {
    const datagrams = [await this.receive(options)];
    while (datagrams.length < limit) {
      const more = this.#queue.take();
      if (more === undefined) break;
      datagrams.push(more);
    }
    return datagrams;
  }

  /** The alternative to {@link receive}: every datagram goes to `listener`, first those that are queued. Returns how to stop. */
  onDatagram(listener: DatagramListener): () => void {
    this.#refuseIfClosed();
    return this.#queue.listen(listener);
  }

  /** Datagrams that were thrown away because nobody took them in time. */
  get overflowed(): number {
    return this.#queue.overflowed;
  }

  /** Resolves when the port is free again. Who waits in {@link receive} is rejected with `socket-closed`. */
  close(): Promise<void> {
    this.#closing ??= new Promise((resolve) => {
      this.#queue.end(this.#closed());
      // node:dgram forgets the callback of a send that it had not yet begun.
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

  /** The address as this socket's family writes it. */
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
    // Some systems refuse what is above their limit instead of giving the limit; the default does then.
  }
}
