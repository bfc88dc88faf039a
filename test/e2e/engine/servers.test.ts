/** Tiny servers, pairs and file programs, performed by the real engine. */
import { describe, expect, it } from 'vitest';
import { adder, addingServer as server, fetcher, fileServing, pair, peer } from '../../../harness/scenario/index.ts';
import { contentOf, type TestFile } from '../../../harness/scenario/test-file.ts';
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

const file: TestFile = { name: 'bafodig.dat', sizeBytes: 5000, content: 'anyBytes', seed: 4 };
const typesOf = ({ transcript }: Played): string[] => transcript.events.map(({ type }) => type);

describe('a right server', () => {
  const actions = [server.starts(), peer.asks(42), peer.asks(64), peer.asks(101)];

  it('binds its port, answers one client after another and ends when it is told to', async () => {
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

  it('may look for its end between time-outs of its own', async () => {
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

  it('may show its screen only when it is interrupted', async () => {
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
    ['binds nothing and waits', 'input()', 'keyboard'],
    ['binds nothing and sleeps', 'import time; time.sleep(600)', 'timed'],
    ['uses TCP', "import socket; s = socket.socket(); s.bind(('', 0)); s.listen(); s.accept()", 'waiting'],
  ])('is told so when it %s', async (_, source, is) => {
    const played = await play({ server: source, actions: [server.starts(), peer.asks(42)] });
    expect(played.view.all('actionImpossible')).toMatchObject([{ action: 0, reason: 'it did not bind a UDP port' }]);
    expect(played.rests('server')).toEqual([is]);
  });

  it('is told so when it ends after one client', async () => {
    const once = `${begin}${receive}\n${answer}`;
    const played = await play({ server: once, actions: [server.starts(), peer.asks(42), peer.asks(64)] });
    expect(played.view.all('actionImpossible')).toMatchObject([{ action: 2, reason: 'it has ended' }]);
    expect(played.rests('server')).toEqual(['waiting', 'gone', 'gone']);
  });

  it('is told so when it closes its socket and lives on', async () => {
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
    expect(played.view.all('survivorsFound')).toHaveLength(1);
  });
});

describe('a pair', () => {
  const client = `
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print('Integer: ', end=''); n = int(input())
s.sendto(f'Client of Ana,{n}'.encode(), ('127.0.0.1', int(sys.argv[1])))
name, m = s.recvfrom(2048)[0].decode().split(',')
print('Client of Ana', name, n, m, n + int(m))`;

  it('speaks for itself: both come to rest and show the sum', async () => {
    const sum = pair.bothDisplaySum(42);
    const played = await play({
      client,
      server: right,
      actions: [server.starts(), adder.starts(42)],
      expectations: (at) => (at === 'end' ? [sum] : []),
    });
    expect([played.rests('server'), played.rests('client')]).toEqual([
      ['waiting', 'waiting'],
      [undefined, 'gone'],
    ]);
    expect(sum.find(played.view)).toEqual({ met: true });
  });

  it('of a client whose server has died comes to rest', async () => {
    const dies = `${begin}s.recvfrom(2048)\nos.kill(os.getpid(), signal.SIGKILL)`;
    const played = await play({ client, server: dies, actions: [server.starts(), adder.starts(42)] });
    expect([played.rests('server').at(-1), played.rests('client').at(-1)]).toEqual(['gone', 'waiting']);
  });
});

describe('the programs of a file transfer', () => {
  const fetches = `
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(sys.argv[2].encode(), ('127.0.0.1', int(sys.argv[1])))
with open('received_' + sys.argv[2], 'wb') as f:
    while True:
        chunk = s.recvfrom(4096)[0]
        f.write(chunk)
        if len(chunk) < 2048: break`;
  const serves = `${begin}
while True:
    name, client = s.recvfrom(2048)
    with open(name.decode(), 'rb') as f:
        while True:
            chunk = f.read(2048)
            s.sendto(chunk, client)
            if len(chunk) < 2048: break`;

  it('fetch what is sent: the file is found where the client wrote it', async () => {
    const played = await play({
      assignment: 'file',
      client: fetches,
      actions: [fetcher.starts(file), peer.sends(file)],
    });
    const [found] = played.view.all('filesFound');
    expect(found?.files).toEqual([
      { path: 'received_bafodig.dat', sizeBytes: 5000, content: Buffer.from(contentOf(file)).toString('base64') },
    ]);
    expect(fetcher.hasFile(file).find(played.view)).toEqual({ met: true });
  });

  it('wait for the empty chunk of an exact multiple', async () => {
    const exact: TestFile = { ...file, sizeBytes: 4096 };
    const actions = [fetcher.starts(exact), peer.sendsFullChunksOf(exact), peer.sendsLastChunkOf(exact)];
    const played = await play({ assignment: 'file', client: fetches, actions });
    expect(played.rests('client')).toEqual(['waiting', 'waiting', 'gone']);
    expect(fetcher.hasFile(exact).find(played.view)).toEqual({ met: true });
  });

  it('serve the file that lies in their folder, in chunks', async () => {
    const played = await play({
      assignment: 'file',
      server: serves,
      actions: [fileServing.starts(file), peer.requests(file)],
    });
    expect(played.view.received().map(({ payload }) => Buffer.from(payload, 'base64').length)).toEqual([
      2048, 2048, 904,
    ]);
    expect(fileServing.sendsContent(file).find(played.view)).toEqual({ met: true });
    expect(played.rests('server')).toEqual(['waiting', 'waiting']);
    expect(played.view.all('filesFound')).toMatchObject([{ files: [] }]);
  });

  it('transfer a file between them, each in a folder of its own', async () => {
    const actions = [fileServing.starts(file), fetcher.starts(file)];
    const played = await play({ assignment: 'file', client: fetches, server: serves, actions });
    expect(fetcher.hasFile(file).find(played.view)).toEqual({ met: true });
    expect(played.view.exit('client')?.status).toBe(0);
  });
});
