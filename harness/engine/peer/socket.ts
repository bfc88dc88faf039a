/**
 * A socket of the testbed. It records all that it receives and all that it sends.
 */
import { ExchangeError } from '../../../reference/exchange-error.ts';
import { UdpSocket } from '../../../reference/udp.ts';
import type { DatagramPurpose } from '../../transcript/purpose.ts';
import type { Recorder } from '../../transcript/recorder.ts';

export interface PeerAddress {
  readonly address: string;
  readonly port: number;
}

export interface ReceivedDatagram {
  readonly payload: Uint8Array;
  readonly from: PeerAddress;
}

/** Of a flood no more is recorded. Only the kernel's drop counter counts the rest. */
const datagramCap = 4096;

export class PeerSocket implements AsyncDisposable {
  readonly received: ReceivedDatagram[] = [];
  readonly #socket: UdpSocket;
  readonly #index: number;
  readonly #recorder: Recorder;

  private constructor(socket: UdpSocket, index: number, recorder: Recorder) {
    this.#socket = socket;
    this.#index = index;
    this.#recorder = recorder;
    socket.onDatagram((datagram) => this.#receive(datagram));
  }

  /**
   * @param port 0 for any free one
   * @throws where the port is taken: datagrade's fault, not the submission's
   */
  static async open(index: number, recorder: Recorder, port = 0): Promise<PeerSocket> {
    return new PeerSocket(await bindAnyFamily(port), index, recorder);
  }

  get port(): number {
    return this.#socket.local.port;
  }

  async send(payload: Uint8Array, to: PeerAddress, purpose: DatagramPurpose): Promise<void> {
    this.#recorder.record({ type: 'datagramSent', purpose, ...this.#fields(payload, to) });
    await this.#socket.send(payload, to);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#socket[Symbol.asyncDispose]();
  }

  #receive({ payload, from }: ReceivedDatagram): void {
    if (this.received.length >= datagramCap) return;
    // An IPv4 address is recorded in its usual form.
    const datagram = { payload, from: { ...from, address: from.address.replace(/^::ffff:/i, '') } };
    this.received.push(datagram);
    this.#recorder.record({ type: 'datagramReceived', ...this.#fields(datagram.payload, datagram.from) });
  }

  #fields(payload: Uint8Array, subject: PeerAddress) {
    return {
      peer: this.#index,
      peerPort: this.port,
      subjectPort: subject.port,
      subjectAddress: subject.address,
      payload: Buffer.from(payload).toString('base64'),
    };
  }
}

/** Binds IPv6 and IPv4, because a program may use either. Without IPv6, only IPv4. */
async function bindAnyFamily(port: number): Promise<UdpSocket> {
  try {
    return await UdpSocket.bind({ address: '::', port });
  } catch (error) {
    if (error instanceof ExchangeError && error.code === 'port-taken') throw error;
    return UdpSocket.bind({ address: '0.0.0.0', port });
  }
}
