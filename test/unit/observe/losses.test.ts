/** The kernel's count of dropped datagrams: as text, and as it moves. */
import { describe, expect, it } from 'vitest';
import { parseDropped, readDroppedDatagrams } from '../../../harness/observe/losses.ts';
import { hasOwnNetwork, inOwnNetwork } from '../../support/in-own-network.ts';

const snmp = `Ip: Forwarding DefaultTTL
Ip: 1 64
Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors
Udp: 100 2 30 140 17 0
UdpLite: InDatagrams RcvbufErrors
UdpLite: 0 99
`;

describe('the count of dropped datagrams', () => {
  it('is read by the name of its column, of both versions of IP', () => {
    expect(parseDropped(snmp, '')).toBe(17);
    expect(parseDropped(snmp, 'Udp6InDatagrams       5\nUdp6RcvbufErrors      4\nUdpLite6RcvbufErrors 9\n')).toBe(21);
  });

  it('is unknown where there is no such column', () => {
    expect(parseDropped('Udp: InDatagrams\nUdp: 100\n', '')).toBeUndefined();
    expect(parseDropped('', '')).toBeUndefined();
  });

  it('is known on this machine', () => {
    expect(readDroppedDatagrams()).toBeGreaterThanOrEqual(0);
  });

  it.skipIf(!hasOwnNetwork)('moves by what a socket lost, also when that is closed', async () => {
    const told = await inOwnNetwork(`
import { readDroppedDatagrams } from '$/harness/observe/losses.js';
const [full, sender] = [await bound(), await bound()];
full.setRecvBufferSize(1);
const before = readDroppedDatagrams();
// No turn of the event loop in between: nothing is read.
const sent = Array.from({ length: 20 }, () => send(sender, Buffer.alloc(2048), full.address().port, '127.0.0.1'));
await Promise.all(sent);
full.close(); sender.close();
tell({ before, after: readDroppedDatagrams() });`);
    const { before, after } = told as Record<'before' | 'after', number>;
    expect(before).toBe(0);
    expect(after).toBeGreaterThan(0);
  });
});
