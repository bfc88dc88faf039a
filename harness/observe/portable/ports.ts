/**
 * Whether a port can be bound. These functions bind it for a moment, which any system allows.
 *
 * A port that cannot be bound is in use. During the attempt, a program that wants the port for
 * itself cannot bind it.
 */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

export function isBindable(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ port, address: '0.0.0.0', exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

/** The same for TCP. */
export function isTcpBindable(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '0.0.0.0', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

export async function filterPorts(
  ports: readonly number[],
  test: (port: number) => Promise<boolean>,
): Promise<readonly number[]> {
  const found: number[] = [];
  for (const port of ports) if (await test(port)) found.push(port);
  return found;
}
