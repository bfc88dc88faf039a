/**
 * Whether an empty datagram arrives at all. Some versions of Node on some systems lose it. Then
 * datagrade cannot see the end of a file whose size is a multiple of 2048.
 */
import { createSocket } from 'node:dgram';

/** Only for a datagram that is lost: one that arrives on loopback arrives at once. */
const timeoutMs = 2_000;

export function emptyDatagramsArrive(): Promise<boolean> {
  const socket = createSocket('udp4');
  return new Promise<boolean>((resolve) => {
    // The event that ends this wait is the datagram, below. The loss of a datagram has no event, so
    // only a timer can end the wait for it.
    const giveUp = setTimeout(() => resolve(false), timeoutMs);
    const done = (arrived: boolean): void => {
      clearTimeout(giveUp);
      resolve(arrived);
    };
    socket.on('error', () => done(false));
    socket.on('message', () => done(true));
    socket.bind(0, '127.0.0.1', () => socket.send(Buffer.alloc(0), socket.address().port, '127.0.0.1'));
  }).finally(() => socket.close());
}
