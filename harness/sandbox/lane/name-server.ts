/**
 * Answers name lookups in a lane (RFC 1035), so that a host name of another machine works as its
 * address does: every name leads to this machine.
 *
 * Only what can be the name of a host is answered. A lookup is never a datagram of the lab.
 */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { AUTHORITATIVE_ANSWER, decode, encode, type Packet } from 'dns-packet';

/** Where resolvers ask by default (resolv.conf(5)). */
export const nameServicePort = 53;

/** Of the name server, and the answer to every lookup. */
export const ownAddress = '127.0.0.1';

export interface NameServer extends Disposable {
  readonly port: number;
  /** Called with the name of each lookup that was answered. */
  onLookup: ((name: string) => void) | undefined;
}

/**
 * @param port 0 for any free one
 * @throws if the port cannot be bound
 */
export async function openNameServer(port: number = nameServicePort): Promise<NameServer> {
  const socket = createSocket('udp4');
  socket.bind(port, ownAddress);
  await once(socket, 'listening');
  // It keeps no process alive.
  socket.unref();
  return new LaneNameServer(socket);
}

class LaneNameServer implements NameServer {
  onLookup: ((name: string) => void) | undefined;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (message, from) => {
      const reply = replyTo(message, (name) => this.onLookup?.(name));
      if (reply !== undefined) socket.send(reply, from.port, from.address, ignoreError);
    });
    // A refusal of an answer that came too late.
    socket.on('error', ignoreError);
  }

  get port(): number {
    return this.#socket.address().port;
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }
}

function ignoreError(): void {
  // The resolver asks again.
}

/**
 * @param found called with the name if it is answered
 * @returns undefined if the message is not a lookup
 */
export function replyTo(message: Uint8Array, found: (name: string) => void): Uint8Array | undefined {
  const query = queryIn(message);
  const [question] = query?.questions ?? [];
  if (query === undefined || question === undefined) return undefined;
  const { name, type } = question;
  const isHost = isHostName(name);
  const asksForAddress = type === 'A' || type === 'AAAA';
  if (isHost && asksForAddress) found(name);
  const answers =
    isHost && type === 'A' ? [{ name, type: 'A' as const, class: 'IN' as const, ttl: 0, data: ownAddress }] : [];
  return encode({
    type: 'response',
    ...(query.id === undefined ? {} : { id: query.id }),
    // The last four bits are the response code: 3 says that there is no such name.
    flags: AUTHORITATIVE_ANSWER | (isHost ? 0 : 3),
    questions: [question],
    answers,
  });
}

function queryIn(message: Uint8Array): Packet | undefined {
  try {
    const packet = decode(Buffer.from(message));
    return packet.type === 'query' ? packet : undefined;
  } catch {
    // Any bytes can arrive here.
    return undefined;
  }
}

/**
 * Labels of letters, digits and hyphens (RFC 1123, section 2.1), the last one not a number: an
 * address with a mistake in it, or with a port, is not a name.
 */
function isHostName(name: string): boolean {
  const labels = name.split('.');
  const areLabels = labels.every((label) => /^(?!-)[\w-]{1,63}(?<!-)$/.test(label));
  return name.length <= 253 && areLabels && !/^\d+$/.test(labels.at(-1) ?? '');
}
