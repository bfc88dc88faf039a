/**
 * The kernel's count of dropped datagrams: parsed from text, and as it grows.
 */
import { describe, expect, it } from 'vitest';
import { droppedOnLoopback, parseDropped, readDroppedDatagrams } from '../../../../harness/observe/network/losses.ts';
import { hasOwnNetwork, inOwnNetwork } from '../../../support/in-own-network.ts';
import { python } from '../../../support/toolchain.ts';

const snmp = `Ip: Forwarding DefaultTTL
Ip: 1 64
Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors
Udp: 100 2 30 140 17 0
UdpLite: InDatagrams RcvbufErrors
UdpLite: 0 99
`;

describe('the count of dropped datagrams', () => {
  it('is read from the column with its name, for both versions of IP', () => {
    expect(parseDropped(snmp, '')).toBe(17);
    expect(parseDropped(snmp, 'Udp6InDatagrams       5\nUdp6RcvbufErrors      4\nUdpLite6RcvbufErrors 9\n')).toBe(21);
  });

  it('is unknown if there is no such column', () => {
    expect(parseDropped('Udp: InDatagrams\nUdp: 100\n', '')).toBeUndefined();
    expect(parseDropped('', '')).toBeUndefined();
  });

  it('includes the drops of the loopback, and of no other device', () => {
    const devices = `Inter-|   Receive                      |  Transmit
 face |bytes    packets errs drop fifo frame |bytes    packets errs drop
  lo2:       1       2    3    4    0     0        1       2    0    0
    lo:      50       7    0    5    0     0       50       1    0    8
  eth0:       9       9    9    9    0     0        9       9    0    9
`;
    expect(droppedOnLoopback(devices)).toBe(5);
    expect(droppedOnLoopback(devices.replace('lo:      50', 'lo:50'))).toBe(5);
    expect(droppedOnLoopback('')).toBe(0);
  });

  it('is known on this machine', () => {
    expect(readDroppedDatagrams()).toBeGreaterThanOrEqual(0);
  });

  it.skipIf(!hasOwnNetwork)('moves by what a socket lost, also when that is closed', async () => {
    const told = await inOwnNetwork(`
import { readDroppedDatagrams } from '$/harness/observe/network/losses.js';
const [full, sender] = [await bound(), await bound()];
full.setRecvBufferSize(1);
const before = readDroppedDatagrams();
// The event loop does not run in between, so nothing is read.
const sent = Array.from({ length: 20 }, () => send(sender, Buffer.alloc(2048), full.address().port, '127.0.0.1'));
await Promise.all(sent);
full.close(); sender.close();
tell({ before, after: readDroppedDatagrams() });`);
    const { before, after } = told as Record<'before' | 'after', number>;
    expect(before).toBe(0);
    expect(after).toBeGreaterThan(0);
  });

  it.skipIf(!hasOwnNetwork)('moves by what the kernel itself has dropped on loopback', async () => {
    // A packet of an unknown protocol is counted in the same place as one that came to a full
    // backlog, which cannot be filled at will.
    const sends = `import socket
s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW); s.bind(("lo", 0)); s.send(bytes(12) + bytes([0x99, 0x99]) + bytes(50))`;
    const told = await inOwnNetwork(`
import { execFileSync } from 'node:child_process';
import { readDroppedDatagrams } from '$/harness/observe/network/losses.js';
const before = readDroppedDatagrams();
execFileSync(${JSON.stringify(python)}, ['-c', \`${sends}\`]);
tell({ before, after: readDroppedDatagrams() });`);
    expect(told).toEqual({ before: 0, after: 1 });
  });
});
