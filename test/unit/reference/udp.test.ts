import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { describeEndpoint, isSameHost, resolveHost } from '../../../reference/endpoint.ts';
import { type Datagram, UdpSocket } from '../../../reference/udp.ts';
import { failureOf } from '../../support/reference-failure.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = ({ payload }: Datagram): string => new TextDecoder().decode(payload);
const loopback = (): Promise<UdpSocket> => UdpSocket.bind({ address: '127.0.0.1' });
/** Only a hang takes this long. */
const patiently = { timeout: 60_000 };
const hasIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ family }) => family === 'IPv6'));

describe('a UDP socket', () => {
  it('delivers datagrams in order, with their senders', async () => {
    await using left = await loopback();
    await using right = await loopback();
    await Promise.all(['a', 'b', '', 'c'].map((each) => left.send(bytes(each), right.local)));
    const first = await right.receive();
    expect([text(first), first.from]).toEqual(['a', left.local]);
    expect([text(await right.receive()), text(await right.receive()), text(await right.receive())]).toEqual([
      'b',
      '',
      'c',
    ]);
  });

  it('serves several receivers that wait in the order in which they asked', async () => {
    await using left = await loopback();
    await using right = await loopback();
    const waiting = [right.receive(), right.receive()];
    await left.send(bytes('a'), right.local);
    await left.send(bytes('b'), right.local);
    expect((await Promise.all(waiting)).map(text)).toEqual(['a', 'b']);
  });

  it('gives a listener what is queued first, and the queue again afterwards', async () => {
    await using left = await loopback();
    await using right = await loopback();
    await left.send(bytes('a'), right.local);
    await left.send(bytes('b'), right.local);
    expect(text(await right.receive())).toBe('a');
    const heard: string[] = [];
    const third = new Promise<void>((resolve) => {
      const stop = right.onDatagram((datagram) => {
        heard.push(text(datagram));
        if (heard.length === 3) resolve(stop());
      });
    });
    await left.send(bytes('c'), right.local);
    await left.send(bytes('d'), right.local);
    await third;
    await left.send(bytes('e'), right.local);
    expect(heard).toEqual(['b', 'c', 'd']);
    expect(text(await right.receive())).toBe('e');
  });

  it('also delivers datagrams that have already arrived', async () => {
    await using left = await loopback();
    await using right = await loopback();
    for (const each of ['a', 'b', 'c', 'd']) await left.send(bytes(each), right.local);
    const got: string[] = [];
    while (got.length < 4) {
      const some = await right.receiveSome(3);
      expect(some.length).toBeLessThanOrEqual(3);
      got.push(...some.map(text));
    }
    expect(got).toEqual(['a', 'b', 'c', 'd']);
  });

  it('ends a wait when the time is over, and by the signal', async () => {
    await using socket = await loopback();
    expect(await failureOf(socket.receive({ timeoutMs: 5 }))).toMatchObject({
      code: 'timed-out',
      message: `nothing arrived on ${describeEndpoint(socket.local)} within 5 ms`,
    });
    const stop = new AbortController();
    const waiting = failureOf(socket.receive({ signal: stop.signal }));
    stop.abort(new Error('enough'));
    expect(await waiting).toMatchObject({ message: 'enough' });
    expect(await failureOf(socket.receive({ signal: stop.signal }))).toMatchObject({ message: 'enough' });
  });

  it('loses no datagram to a wait that was aborted', async () => {
    await using left = await loopback();
    await using right = await loopback();
    await failureOf(right.receive({ timeoutMs: 1 }));
    await left.send(bytes('a'), right.local);
    expect(text(await right.receive())).toBe('a');
  });

  it('rejects waiting receivers when it is closed, and frees its port', async () => {
    const socket = await loopback();
    const waiting = [failureOf(socket.receive()), failureOf(socket.receive({ timeoutMs: 60_000 }))];
    const sending = socket.send(bytes('a'), socket.local).catch((error: unknown) => error);
    await Promise.all([socket.close(), socket.close()]);
    for (const each of await Promise.all(waiting)) expect(each).toMatchObject({ code: 'socket-closed' });
    await sending;
    expect(await failureOf(socket.receive())).toMatchObject({ code: 'socket-closed', audience: 'developer' });
    expect(await failureOf(socket.send(bytes('a'), socket.local))).toMatchObject({ code: 'socket-closed' });
    await using again = await UdpSocket.bind(socket.local);
    expect(again.local).toEqual(socket.local);
  });

  it('drops and counts the datagrams beyond the bound of its queue', async () => {
    await using left = await loopback();
    await using right = await UdpSocket.bind({ address: '127.0.0.1', queueLimitBytes: 4 * (100 + 256) });
    const marker = right.receive();
    await left.send(bytes('first'), right.local);
    await marker;
    for (let sent = 0; sent < 6; sent += 1) await left.send(new Uint8Array(100), right.local);
    await expect.poll(() => right.overflowed, patiently).toBe(2);
    expect(await right.receiveSome(10)).toHaveLength(4);
  });

  it.skipIf(!hasIPv6)('sends IPv6, and IPv4 from an IPv6 socket', async () => {
    await using four = await loopback();
    await using six = await UdpSocket.bind({ address: '::' });
    await six.send(bytes('hello'), four.local);
    const { from } = await four.receive();
    expect(from.port).toBe(six.local.port);
    await four.send(bytes('back'), from);
    const back = await six.receive();
    expect([text(back), back.from]).toEqual(['back', { address: '::ffff:127.0.0.1', port: four.local.port }]);
    await six.send(bytes('again'), back.from);
    expect(text(await four.receive())).toBe('again');
  });
});

describe('errors of a UDP socket are sentences', () => {
  it('for a taken port', async () => {
    await using socket = await loopback();
    expect(await failureOf(UdpSocket.bind(socket.local))).toMatchObject({
      code: 'port-taken',
      message: `cannot listen on ${describeEndpoint(socket.local)}: another program holds that port; end that program or take another port`,
    });
  });

  it('for an address of another machine', async () => {
    expect(await failureOf(UdpSocket.bind({ address: '192.0.2.1' }))).toMatchObject({ code: 'address-not-here' });
  });

  it('for an unknown host', async () => {
    expect(await failureOf(resolveHost('nowhere.invalid'))).toMatchObject({ code: 'host-unknown' });
    expect(await failureOf(resolveHost(''))).toMatchObject({ code: 'host-unknown' });
  });

  it('for a datagram that is too large', async () => {
    await using socket = await loopback();
    expect(await failureOf(socket.send(new Uint8Array(65_508), socket.local))).toMatchObject({ code: 'too-large' });
  });

  it('for an IPv6 address from an IPv4 socket', async () => {
    await using socket = await loopback();
    expect(await failureOf(socket.send(bytes('a'), { address: '::1', port: 9 }))).toMatchObject({
      code: 'wrong-family',
    });
  });

  it('for a connected socket whose destination has no receiver', async () => {
    const gone = await loopback();
    await gone.close();
    await using socket = await loopback();
    await socket.connect(gone.local);
    await socket.send(bytes('a'), gone.local);
    expect(await failureOf(socket.receive())).toMatchObject({
      code: 'nobody-listens',
      message: `the exchange with ${describeEndpoint(gone.local)} failed: no program listens there; start the server first and check the port`,
    });
  });
});

describe('hosts', () => {
  it('keeps addresses and prefers IPv4 for names', async () => {
    expect(await resolveHost('192.0.2.7')).toBe('192.0.2.7');
    expect(await resolveHost('::1')).toBe('::1');
    expect(await resolveHost('localhost')).toBe('127.0.0.1');
  });

  it('recognises which replies can come from the requested host', () => {
    expect(isSameHost('127.0.1.1', '127.0.0.1')).toBe(true);
    expect(isSameHost('0.0.0.0', '127.0.0.1')).toBe(true);
    expect(isSameHost('192.0.2.1', '::ffff:192.0.2.1')).toBe(true);
    expect(isSameHost('192.0.2.1', '192.0.2.2')).toBe(false);
    expect(isSameHost('192.0.2.1', '127.0.0.1')).toBe(false);
  });
});
