/**
 * The reference client and server of "Adding two numbers", as library functions over real sockets.
 */
import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { askServer, sendRequest } from '../../reference/add/client.ts';
import { dialectNames, dialects } from '../../reference/add/dialect.ts';
import { encode } from '../../reference/add/message.ts';
import { type Exchange, sendReply, serveAdd, type ServeAddOptions } from '../../reference/add/server.ts';
import { MessageCollector } from '../../reference/add/collector.ts';
import { type Endpoint, UdpSocket } from '../../reference/udp.ts';
import { failureOf } from '../support/reference-failure.ts';

const loopback = (): Promise<UdpSocket> => UdpSocket.bind({ address: '127.0.0.1' });
const server = { dialect: dialects.comma, name: 'Server of Rui', number: 58 };
const client = { dialect: dialects.comma, name: 'Client of Ana', number: 42 };

async function serving(
  options: Partial<ServeAddOptions>,
): Promise<{ at: Endpoint; exchanges: Exchange[]; end: ReturnType<typeof serveAdd> }> {
  const socket = await loopback();
  const exchanges: Exchange[] = [];
  const end = serveAdd({ ...server, socket, onExchange: (exchange) => exchanges.push(exchange), ...options });
  return { at: socket.local, exchanges, end };
}

/** An out-of-range integer ends a server; its port is free when the promise resolves. */
async function shutDown(socket: UdpSocket, { at, end }: Awaited<ReturnType<typeof serving>>): Promise<void> {
  await sendRequest(socket, at, { ...client, number: 101 });
  expect(await end).toMatchObject({ reason: 'out-of-range', client: { number: 101 } });
}

describe('the add client and server', () => {
  it.each(dialectNames)('exchange names and integers in the dialect %s', async (name) => {
    const dialect = dialects[name];
    const running = await serving({ dialect });
    await using socket = await loopback();
    for (const number of [1, 42, 100]) {
      const reply = await askServer(socket, running.at, { ...client, dialect, name: 'Ana, 2: ç|;', number });
      expect(reply).toEqual({ name: 'Server of Rui', number: 58 });
    }
    await sendRequest(socket, running.at, { ...client, dialect, number: -1 });
    expect(await running.end).toMatchObject({ reason: 'out-of-range', client: { name: 'Client of Ana', number: -1 } });
    expect(running.exchanges).toHaveLength(3);
    expect(running.exchanges[1]).toEqual({
      from: socket.local,
      client: { name: 'Ana, 2: ç|;', number: 42 },
      server: { name: 'Server of Rui', number: 58 },
      sum: 100,
    });
  });

  it.each([0, 101, -1, 1000, 10 ** 15])('stop at %d without a reply, and the server frees its port', async (number) => {
    const running = await serving({});
    await using socket = await loopback();
    await askServer(socket, running.at, client);
    await sendRequest(socket, running.at, { ...client, number });
    expect(await running.end).toMatchObject({ reason: 'out-of-range', client: { number } });
    await using again = await UdpSocket.bind(running.at);
    expect(again.local).toEqual(running.at);
    expect(await failureOf(socket.receive({ timeoutMs: 1 }))).toMatchObject({ code: 'timed-out' });
  });

  it('complete an exchange while strangers send invalid datagrams', async () => {
    const ignored: string[] = [];
    const running = await serving({ onIgnored: ({ reason }) => ignored.push(reason) });
    await using socket = await loopback();
    await using stranger = await loopback();
    for (const rubbish of ['', 'rubbish', 'a,4.5', '\u0000']) await stranger.send(Buffer.from(rubbish), running.at);
    await stranger.send(Uint8Array.of(0xff, 0x2c, 0x39), running.at);
    expect(await askServer(socket, running.at, client)).toMatchObject({ number: 58 });
    expect(ignored).toEqual(Array<string>(5).fill('it does not fit the dialect'));
    await shutDown(socket, running);
  });

  it('keep interleaved requests of two datagrams apart', async () => {
    const dialect = dialects['two-datagrams'];
    const running = await serving({ dialect });
    await using left = await loopback();
    await using right = await loopback();
    const [ana, seven] = encode(dialect.request, { name: 'Ana', number: 7 });
    const [rui, nine] = encode(dialect.request, { name: 'Rui', number: 9 });
    if (ana === undefined || seven === undefined || rui === undefined || nine === undefined) throw new Error('too few');
    await left.send(ana, running.at);
    await right.send(rui, running.at);
    await right.send(nine, running.at);
    await left.send(seven, running.at);
    for (const socket of [left, right]) for (const _ of [1, 2]) await socket.receive();
    expect(running.exchanges.map((each) => each.client)).toEqual([
      { name: 'Rui', number: 9 },
      { name: 'Ana', number: 7 },
    ]);
    await left.send(ana, running.at);
    await left.send(Buffer.from('0'), running.at);
    await running.end;
  });

  it('complete exchanges of many clients at the same time', async () => {
    const running = await serving({});
    const replies = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await using socket = await loopback();
        return await askServer(socket, running.at, { ...client, name: `Client ${index}`, number: index + 1 });
      }),
    );
    expect(replies).toHaveLength(20);
    expect(new Set(running.exchanges.map(({ sum }) => sum)).size).toBe(20);
    await using socket = await loopback();
    await shutDown(socket, running);
  });

  it('use IPv4 and a new integer for each client if the server binds its own socket', async () => {
    let next = 1;
    const ready = new EventEmitter<{ listening: [Endpoint] }>();
    const listening = once(ready, 'listening') as Promise<[Endpoint]>;
    const end = serveAdd({ ...server, port: 0, number: () => next++, onReady: (at) => ready.emit('listening', at) });
    await using socket = await loopback();
    const to = { address: '127.0.0.1', port: (await listening)[0].port };
    expect([await askServer(socket, to, client), await askServer(socket, to, client)]).toMatchObject([
      { number: 1 },
      { number: 2 },
    ]);
    await sendRequest(socket, to, { ...client, number: 101 });
    await end;
  });
});

describe('the add server', () => {
  it('ends and releases its port when the signal aborts', async () => {
    const stop = new AbortController();
    const running = await serving({ signal: stop.signal });
    stop.abort();
    expect(await running.end).toEqual({ reason: 'aborted' });
    await using again = await UdpSocket.bind(running.at);
    expect(again.local).toEqual(running.at);
  });

  it('refuses an integer of its own that is out of range, and a name that its dialect cannot carry', async () => {
    expect(await failureOf((await serving({ number: 101 })).end)).toBeInstanceOf(RangeError);
    const dialect = dialects['two-datagrams'];
    expect(await failureOf((await serving({ name: 'Rui\n', dialect })).end)).toMatchObject({ code: 'cannot-carry' });
  });

  it('continues after a client that it cannot answer', async () => {
    const twoNames = [
      { format: 'text', parts: [{ field: 'name' }, ',', { field: 'askedName' }, ',', { field: 'number' }] },
    ];
    const dialect = { request: dialects.json.request, reply: twoNames as unknown as typeof dialects.comma.reply };
    const ignored: string[] = [];
    const running = await serving({ dialect, onIgnored: ({ reason }) => ignored.push(reason) });
    await using socket = await loopback();
    await sendRequest(socket, running.at, { ...client, dialect, name: 'a,b' });
    expect(await askServer(socket, running.at, { ...client, dialect })).toMatchObject({ askedName: 'Client of Ana' });
    expect(ignored).toEqual([expect.stringContaining('cannot send "a,b" as the askedName')]);
    await sendRequest(socket, running.at, { ...client, dialect, number: 0 });
    await running.end;
  });
});

describe('the add client', () => {
  it('says that it got no answer, and whether any datagram arrived', async () => {
    await using silent = await loopback();
    await using socket = await loopback();
    const failed = failureOf(askServer(socket, silent.local, { ...client, timeoutMs: 20 }));
    expect(await failed).toMatchObject({ code: 'no-answer', message: expect.stringContaining('nothing arrived') });
    await silent.send(Buffer.from('not a reply'), socket.local);
    const again = await failureOf(askServer(socket, silent.local, { ...client, timeoutMs: 2000 }));
    expect(again.message).toContain('one datagram arrived, but did not make a reply in this dialect');
  });

  it('ends when the signal aborts', async () => {
    await using silent = await loopback();
    await using socket = await loopback();
    const stop = new AbortController();
    const failed = failureOf(askServer(socket, silent.local, { ...client, signal: stop.signal }));
    await silent.receive();
    stop.abort(new Error('enough'));
    expect((await failed).message).toBe('enough');
  });

  it('accepts an answer that is sent step by step, also from another port of the host', async () => {
    await using first = await loopback();
    await using second = await loopback();
    await using socket = await loopback();
    const asked = askServer(socket, first.local, client);
    const request = await first.receive();
    expect(new MessageCollector(dialects.comma.request).add(request)).toMatchObject({
      state: 'complete',
      values: { name: 'Client of Ana', number: 42 },
    });
    await sendReply(second, request.from, dialects.comma, { name: 'Rui', number: 58 }, client);
    expect(await asked).toEqual({ name: 'Rui', number: 58 });
  });
});
