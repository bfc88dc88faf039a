/** Which ports are tried for a client, and which are skipped. Each attempt is a real process. */
import { createSocket } from 'node:dgram';
import { describe, expect, it } from 'vitest';
import { hasSentRequest } from '../../../../harness/learn/add/request.ts';
import { starts } from '../../../../harness/learn/add/trial-values.ts';
import { findInvocation } from '../../../../harness/learn/invocation/search.ts';
import { openTrials, runnable, type Trials } from '../../../support/trials.ts';

/** Ports that are free at the moment. */
async function freePorts(count: number): Promise<readonly number[]> {
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = createSocket('udp4');
      await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
      return socket;
    }),
  );
  const ports = sockets.map((socket) => socket.address().port);
  await Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.close(resolve))));
  return ports;
}

const sendsTo = (port: number): string => `
import socket
n = input("Integer: ")
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(("Client of Ana," + n).encode(), ("127.0.0.1", ${port}))
`;

const find = ({ context }: Trials, ownServerPort: number, ports: readonly number[]) =>
  findInvocation(
    context,
    { ...runnable('add.client', 'client.py', ports), ownServerPort, arguments: [] },
    [starts(27)],
    hasSentRequest,
  );

describe('a client', () => {
  it('is tried on the port of its own server alone, if it sends there', async () => {
    const [own, other] = (await freePorts(2)) as [number, number];
    await using trials = await openTrials({ 'client.py': sendsTo(own) });
    const found = await find(trials, own, [own, other]);
    expect(found).toMatchObject({ works: true, evidence: { isProven: true }, program: { ports: [own] } });
    expect(trials.starts()).toBe(1);
  });

  it('is tried on the other ports of its source, if nothing arrives at the first', async () => {
    const [own, other] = (await freePorts(2)) as [number, number];
    await using trials = await openTrials({ 'client.py': sendsTo(other) });
    const found = await find(trials, own, [own, other]);
    expect(found).toMatchObject({ works: true, program: { ports: [other] } });
    expect(trials.starts()).toBe(2);
  });

  it('is not tried again where its own server is the only one that its source names', async () => {
    const [own, other] = (await freePorts(2)) as [number, number];
    await using trials = await openTrials({ 'client.py': sendsTo(other) });
    const found = await find(trials, own, [own]);
    expect(found.works).toBe(false);
    expect(trials.starts()).toBe(1);
  });
});
