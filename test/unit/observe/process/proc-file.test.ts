/**
 * Files of `/proc` that the kernel returns in several reads are read completely.
 */
import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { readUdpSockets } from '../../../../harness/observe/network/udp-sockets.ts';
import { commandLineOf } from '../../../../harness/observe/process/proc.ts';
import { eventually } from '../../../support/eventually.ts';

it('a table of some hundred sockets', async () => {
  const sockets = Array.from({ length: 300 }, () => createSocket('udp4'));
  try {
    const ports = await Promise.all(sockets.map(boundPort));
    expect(readUdpSockets().map(({ port }) => port)).toEqual(expect.arrayContaining(ports));
  } finally {
    for (const socket of sockets) socket.close();
  }
});

it('an environment longer than one read, with multi-byte characters at every position', async () => {
  // One variable is limited to 128 KiB (execve(2)).
  const value = 'Zé'.repeat(20_000);
  const env = { A: value, B: `-${value}`, C: `--${value}` };
  const program = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore', env });
  try {
    const words = await eventually(
      () => commandLineOf(program.pid as number, 'environ'),
      (all) => all.some((word) => word.startsWith('C=')),
    );
    expect(words.slice(0, 3).toSorted()).toEqual(Object.entries(env).map((pair) => pair.join('=')));
  } finally {
    program.kill('SIGKILL');
    await once(program, 'exit');
  }
});

async function boundPort(socket: Socket): Promise<number> {
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket.address().port;
}
