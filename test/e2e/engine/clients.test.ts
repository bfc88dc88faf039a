/** Tiny right clients, performed by the real engine: what is recorded of each, and that each becomes idle. */
import { describe, expect, it } from 'vitest';
import { client, peer } from '../../../scenarios/language/add.ts';
import { peerName, play, type Played } from '../../support/played.ts';

const begin = `
import os, select, signal, socket, subprocess, sys, threading, time
server = ('127.0.0.1', int(sys.argv[1]))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
`;
const ask = "print('Integer (1-100): ', end=''); n = int(input()); s.sendto(f'Client of Ana,{n}'.encode(), server)\n";
const show = "name, m = s.recvfrom(2048)[0].decode().split(','); print('Client of Ana', name, n, m, n + int(m))\n";

const sentBy = ({ view }: Played): string[] =>
  view.received().map((event) => Buffer.from(event.payload, 'base64').toString());
const typesOf = ({ transcript }: Played): string[] => transcript.events.map(({ type }) => type);

describe('a right client', () => {
  it('is typed the integer when it asks, is answered, shows the sum and ends', async () => {
    const played = await play({ client: begin + ask + show, actions: [client.starts(42), peer.answers(17)] });
    expect(sentBy(played)).toEqual(['Client of Ana,42']);
    expect(played.view.screen('client')).toBe(`Integer (1-100): Client of Ana ${peerName} 42 17 59\n`);
    expect(played.rests('client')).toEqual(['waiting', 'gone']);
    expect(played.view.exit('client')).toMatchObject({ status: 0, signal: null });
    const types = typesOf(played);
    const order = [
      'actionBegan',
      'subjectStarted',
      'lineTyped',
      'datagramReceived',
      'datagramSent',
      'subjectExited',
      'performanceEnded',
    ];
    expect(order.map((type) => types.indexOf(type))).toEqual(
      order.map((type) => types.indexOf(type)).toSorted((a, b) => a - b),
    );
    expect(order.every((type) => types.includes(type))).toBe(true);
  });

  it('may ask for more than the integer, and again for what it refuses', async () => {
    const source = `${begin}
name = input('Your name: ')
for attempt in range(3):
    if attempt > 0: print('Not that!')
    print('Integer: ', end='')
    input()
s.sendto(name.encode() + b',42', server)
s.recvfrom(2048)`;
    const played = await play({ client: source, actions: [client.starts(42), peer.answers(17)] });
    const typed = played.view.all('lineTyped').map(({ means }) => means);
    expect(typed).toEqual(['name', 'number', 'number', 'number']);
    expect(sentBy(played)).toEqual(['Zeferina,42']);
    expect(played.rests('client')).toEqual(['waiting', 'gone']);
  });

  it('may take its time: the engine waits for what it does on its own', async () => {
    const slow = `${begin}time.sleep(0.2)\n${ask}time.sleep(0.2)\n${show}time.sleep(0.2)\n`;
    const played = await play({ client: slow, actions: [client.starts(42), peer.answers(17)] });
    expect(played.rests('client')).toEqual(['waiting', 'gone']);
    expect(played.view.screen('client')).toContain('59');
  });

  it('may count down before it sends', async () => {
    const counts = `${begin}n = input()\nfor i in range(8): print(i, '...'); time.sleep(0.1)\ns.sendto(b'Ana,42', server)\ns.recvfrom(99)`;
    const played = await play({ client: counts, actions: [client.starts(42), peer.answers(17)] });
    expect(sentBy(played)).toEqual(['Ana,42']);
    expect(played.rests('client')).toEqual(['waiting', 'gone']);
  });

  it('may wait with a timeout for what comes in time', async () => {
    const timed = begin + ask + 's.settimeout(5)\n' + show;
    const played = await play({
      client: timed,
      actions: [client.starts(42), peer.answers(17)],
      expectations: () => [client.sendsRequest(42)],
    });
    expect(played.rests('client')).toEqual(['timed', 'gone']);
    expect(played.view.exit('client')?.status).toBe(0);
  });

  it('may leave the work to a child', async () => {
    const child = `${begin}if len(sys.argv) == 2: sys.exit(subprocess.run([sys.executable, *sys.argv, 'child']).returncode)\n`;
    const played = await play({ client: child + ask + show, actions: [client.starts(42), peer.answers(17)] });
    expect(played.rests('client')).toEqual(['waiting', 'gone']);
    expect(played.view.screen('client')).toContain('59');
  });
});
