/**
 * Whether an empty datagram arrives at all: some versions of Node on some systems lose it, and then nobody can see the end of a file whose size is
 * a multiple of 2048.
 */
import { createSocket } from 'node:dgram';

/** For a hang only: what arrives on loopback arrives at once. */
const patienceMs = 2_000;

export function emptyDatagramsArrive(): Promise<boolean> {
  const socket = createSocket('udp4');
  return new Promise<boolean>((resolve) => {
    // What is waited for is the datagram, which is an event below. That one is lost has none: only a clock ends the wait for it.
    const giveUp = setTimeout(() => resolve(false), patienceMs);
    const done = (arrived: boolean): void => {
      clearTimeout(giveUp);
      resolve(arrived);
    };
    socket.on('error', () => done(false));
    socket.on('message', () => done(true));
    socket.bind(0, '127.0.0.1', () => socket.send(Buffer.alloc(0), socket.address().port, '127.0.0.1'));
  }).finally(() => socket.close());
}
