/** Programs that watch keyboard, socket and clock at once: the engine does not mistake them for idle while the clock runs. */
import { describe, expect, it } from 'vitest';
import { client, server, peer } from '../../../scenarios/language/add.ts';
import { play, type Played } from '../../support/played.ts';

const node = [process.execPath];
const begin = `
const dgram = require('node:dgram');
const readline = require('node:readline');
const port = Number(process.argv[2]);
const socket = dgram.createSocket('udp4');
const lines = readline.createInterface({ input: process.stdin, output: process.stdout });
`;
const sentBy = ({ view }: Played): string[] =>
  view.received().map((event) => Buffer.from(event.payload, 'base64').toString());

describe('a Node client', () => {
  it('is typed the integer once, is answered and ends', async () => {
    const source = `${begin}
lines.question('Integer: ', (n) => { lines.close(); socket.send('Ana,' + n, port, '127.0.0.1'); });
socket.on('message', (text) => { console.log('sum', 42 + Number(String(text).split(',')[1])); socket.close(); });`;
    const played = await play({ client: source, command: node, actions: [client.starts(42), peer.answers(17)] });
    expect(sentBy(played)).toEqual(['Ana,42']);
    // What an event loop no longer reads may still stand in the kernel's list.
    expect(['waiting', 'keyboard']).toContain(played.rests('client')[0]);
    expect(played.rests('client')[1]).toBe('gone');
    expect(played.view.all('lineTyped')).toMatchObject([{ text: '42', echoed: true }]);
    expect(played.view.screen('client')).toContain('sum 59');
    expect(played.view.exit('client')?.status).toBe(0);
  });

  it('may wait a moment before it sends, while it still watches the keyboard', async () => {
    const source = `${begin}
lines.question('Integer: ', (n) => setTimeout(() => socket.send('Ana,' + n, port, '127.0.0.1'), 300));`;
    const played = await play({ client: source, command: node, actions: [client.starts(42)] });
    expect(sentBy(played)).toEqual(['Ana,42']);
    expect(played.rests('client')).toEqual(['keyboard']);
  });

  it('may end a moment after the reply, while it still watches the keyboard', async () => {
    const source = `${begin}
lines.question('Integer: ', (n) => socket.send('Ana,' + n, port, '127.0.0.1'));
socket.on('message', () => setTimeout(() => process.exit(0), 300));`;
    const played = await play({
      client: source,
      command: node,
      actions: [client.starts(42), peer.answers(17)],
      expectations: () => [client.exits()],
    });
    expect(played.rests('client').at(-1)).toBe('gone');
    expect(played.view.exit('client')?.status).toBe(0);
  });

  it('that never closes its keyboard does not end, and is idle', async () => {
    const source = `${begin}
lines.question('Integer: ', (n) => socket.send('Ana,' + n, port, '127.0.0.1'));`;
    const played = await play({
      client: source,
      command: node,
      actions: [client.starts(42), peer.answers(17)],
      expectations: () => [client.exits()],
    });
    expect(played.rests('client')).toEqual(['keyboard', 'keyboard']);
    expect(played.view.exit('client')).toBeUndefined();
  });
});

describe('a Python server with a thread at the keyboard', () => {
  const begins = `
import socket, sys, threading, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', int(sys.argv[1])))
def keys():
    while True: input()
threading.Thread(target=keys, daemon=True).start()
`;

  it('answers, and is idle where it receives', async () => {
    const source = `${begins}while True:\n  data, client = s.recvfrom(2048)\n  s.sendto(b'Server of Ana,17', client)`;
    const played = await play({ server: source, actions: [server.starts(), peer.asks(42), peer.asks(64)] });
    expect(played.view.exchanges().map(({ payloads }) => payloads.length)).toEqual([1, 1]);
    expect(played.rests('server')).toEqual(['keyboard', 'keyboard', 'keyboard']);
  });

  it('may take a moment before it answers', async () => {
    const source = `${begins}while True:\n  data, client = s.recvfrom(2048)\n  time.sleep(0.3)\n  s.sendto(b'Server of Ana,17', client)`;
    const played = await play({ server: source, actions: [server.starts(), peer.asks(42), peer.asks(64)] });
    expect(played.view.exchanges().map(({ payloads }) => payloads.length)).toEqual([1, 1]);
  });
});
