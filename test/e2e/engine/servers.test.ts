/** Tiny servers of the add assignment, performed by the real engine. */
import { describe, expect, it } from 'vitest';
import { server, peer } from '../../../scenarios/language/add.ts';
import { peerName, play, type Played } from '../../support/played.ts';

const begin = `
import os, signal, socket, subprocess, sys, threading, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', int(sys.argv[1])))
`;
const receive = "data, client = s.recvfrom(2048); name, n = data.decode().split(','); n = int(n)";
const answer = "print(name, 'Server of Ana', n, 17, n + 17); s.sendto(b'Server of Ana,17', client)";
const right = `${begin}
while True:
    ${receive}
    if not 1 <= n <= 100: break
    ${answer}
s.close()`;

const typesOf = ({ transcript }: Played): string[] => transcript.events.map(({ type }) => type);

describe('a right server', () => {
  const actions = [server.starts(), peer.asks(42), peer.asks(64), peer.asks(101)];

  it('binds its port, answers one client after another and ends when it is asked to', async () => {
    const played = await play({ server: right, actions });
    expect(played.rests('server')).toEqual(['waiting', 'waiting', 'waiting', 'gone']);
    expect(played.view.exchanges()).toMatchObject([
      { number: 42, reply: { name: 'Server of Ana', number: 17 } },
      { number: 64, reply: { name: 'Server of Ana', number: 17 } },
      { number: 101, payloads: [] },
    ]);
    expect(played.view.screen('server')).toBe(
      `${peerName} Server of Ana 42 17 59\n${peerName} Server of Ana 64 17 81\n`,
    );
    expect(played.view.exit('server')?.status).toBe(0);
    const [bound] = played.view.all('portBound');
    expect(played.view.all('portReleased')).toMatchObject([{ port: bound?.port }]);
    expect(played.view.all('portTried')).toMatchObject([{ port: bound?.port, bindable: true }]);
  });

  it('may take its time over each client', async () => {
    const slow = right.replace(answer, `time.sleep(0.2); ${answer}; time.sleep(0.1)`);
    const played = await play({ server: slow, actions });
    expect(played.rests('server')).toEqual(['waiting', 'waiting', 'waiting', 'gone']);
  });

  it('may check for its end between timeouts of its own', async () => {
    const polls = `${begin}
s.settimeout(0.05)
while True:
    try: ${receive}
    except TimeoutError: continue
    if not 1 <= n <= 100: break
    ${answer}`;
    const played = await play({ server: polls, actions, expectations: (at) => (at === 1 ? [server.answers()] : []) });
    expect(played.rests('server')).toEqual(['timed', 'timed', 'timed', 'gone']);
    expect(played.view.exchanges().map(({ payloads }) => payloads.length)).toEqual([1, 1, 0]);
  });

  it('may ask its socket again and again without a pause', async () => {
    const polls = `${begin}
s.setblocking(False)
while True:
    try: ${receive}
    except BlockingIOError: continue
    if not 1 <= n <= 100: break
    ${answer}`;
    const played = await play({ server: polls, actions, expectations: (at) => (at === 1 ? [server.answers()] : []) });
    expect(played.rests('server')).toEqual(['busy', 'busy', 'busy', 'gone']);
    expect(played.view.all('portBound')).toHaveLength(1);
    expect(played.view.exchanges().map(({ payloads }) => payloads.length)).toEqual([1, 1, 0]);
    expect(played.view.all('portTried')).toMatchObject([{ bindable: true }]);
  });

  it('may answer from a thread or a child of each client', async () => {
    const threads = right.replace(
      answer,
      `threading.Thread(target=lambda: s.sendto(b'Server of Ana,17', client)).start()`,
    );
    const children = right.replace(
      answer,
      `\n    if os.fork() == 0: s.sendto(b'Server of Ana,17', client); os._exit(0)`,
    );
    for (const source of [threads, children]) {
      const played = await play({ server: source, actions });
      expect(played.rests('server')).toEqual(['waiting', 'waiting', 'waiting', 'gone']);
      expect(played.view.exchanges().map(({ payloads }) => payloads.length)).toEqual([1, 1, 0]);
    }
  });

  it('may display its output only when it is interrupted', async () => {
    const late = `${begin}shown = []
try:
    while True:
        ${receive}
        shown.append(n); s.sendto(b'Server of Ana,17', client)
except KeyboardInterrupt: print(*shown)`;
    const played = await play({
      server: late,
      actions: actions.slice(0, 3),
      expectations: (at) => (at === 'end' ? [server.displaysSum(42)] : []),
    });
    expect(played.view.screen('server')).toBe('42 64\n');
    expect(typesOf(played)).toContain('subjectInterrupted');
    expect(played.view.exit('server')).toBeUndefined();
  });
});

describe('a server that cannot be asked', () => {
  it.each([
    ['exits at once', 'raise SystemExit(2)', 'gone'],
    ['binds nothing and reads', 'while True: input()', 'keyboard'],
    ['binds nothing and sleeps', 'import time; time.sleep(600)', 'timed'],
    ['uses TCP', "import socket; s = socket.socket(); s.bind(('', 0)); s.listen(); s.accept()", 'waiting'],
  ])('makes the action impossible when it %s', async (_, source, is) => {
    const played = await play({ server: source, actions: [server.starts(), peer.asks(42)] });
    expect(played.view.all('actionImpossible')).toMatchObject([{ action: 0, reason: 'it did not bind a UDP port' }]);
    expect(played.rests('server')).toEqual([is]);
  });

  it('makes the action impossible when it ends after one client', async () => {
    const once = `${begin}${receive}\n${answer}`;
    const played = await play({ server: once, actions: [server.starts(), peer.asks(42), peer.asks(64)] });
    expect(played.view.all('actionImpossible')).toMatchObject([{ action: 2, reason: 'it has ended' }]);
    expect(played.rests('server')).toEqual(['waiting', 'gone', 'gone']);
  });

  it('makes the action impossible when it closes its socket and continues', async () => {
    const closes = `${begin}${receive}\ns.close()\ntime.sleep(600)`;
    const played = await play({ server: closes, actions: [server.starts(), peer.asks(42), peer.asks(64)] });
    expect(played.view.all('actionImpossible')).toMatchObject([
      { action: 2, reason: 'it has no UDP port bound any more' },
    ]);
  });

  it('leaves its port taken when a child keeps the socket', async () => {
    const keeps = `${begin}if os.fork() == 0: time.sleep(600)\n${receive}\n${answer}`;
    const played = await play({ server: keeps, actions: [server.starts(), peer.asks(42)] });
    expect(played.view.all('portTried')).toMatchObject([{ bindable: false }]);
    expect(played.view.all('leftoverProcessesFound')).toHaveLength(1);
  });
});
