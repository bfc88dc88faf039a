/** Tiny pairs and file programs, performed by the real engine. */
import { createSocket } from 'node:dgram';
import { describe, expect, it } from 'vitest';
import { client as adder, server, pair as addPair } from '../../../scenarios/language/add.ts';
import { client as fetcher, server as fileServing, peer as filePeer } from '../../../scenarios/language/file.ts';
import { contentOf, type TestFile } from '../../../harness/transcript/test-file.ts';
import { play } from '../../support/played.ts';

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

describe('a pair', () => {
  const client = `
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print('Integer: ', end=''); n = int(input())
s.sendto(f'Client of Ana,{n}'.encode(), ('127.0.0.1', int(sys.argv[1])))
name, m = s.recvfrom(2048)[0].decode().split(',')
print('Client of Ana', name, n, m, n + int(m))`;

  it('exchanges messages on its own: both halves become idle and show the sum', async () => {
    const sum = addPair.bothDisplaySum(42);
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

  it('meets at the fixed port of its client when the server asks which port it binds', async () => {
    const sum = addPair.bothDisplaySum(42);
    const free = createSocket('udp4');
    await new Promise<void>((bound) => free.bind(0, bound));
    const { port } = free.address();
    await new Promise<void>((closed) => free.close(closed));
    const asks = right.replace('int(sys.argv[1])', 'int(input("Port? "))');
    const played = await play({
      client: client.replace('int(sys.argv[1])', String(port)),
      server: asks,
      ports: [port],
      actions: [server.starts(), adder.starts(42)],
      expectations: (at) => (at === 'end' ? [sum] : []),
    });
    expect(sum.find(played.view)).toEqual({ met: true });
  });

  it('becomes idle when its server has died', async () => {
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
      actions: [fetcher.starts(file), filePeer.sends(file)],
    });
    const [found] = played.view.all('filesFound');
    expect(found?.files).toEqual([
      { path: 'received_bafodig.dat', sizeBytes: 5000, content: Buffer.from(contentOf(file)).toString('base64') },
    ]);
    expect(fetcher.hasFile(file).find(played.view)).toEqual({ met: true });
  });

  it('wait for the empty chunk of an exact multiple', async () => {
    const exact: TestFile = { ...file, sizeBytes: 4096 };
    const actions = [fetcher.starts(exact), filePeer.sendsFullChunksOf(exact), filePeer.sendsLastChunkOf(exact)];
    const played = await play({ assignment: 'file', client: fetches, actions });
    expect(played.rests('client')).toEqual(['waiting', 'waiting', 'gone']);
    expect(fetcher.hasFile(exact).find(played.view)).toEqual({ met: true });
  });

  it('serve the file that lies in their folder, in chunks', async () => {
    const played = await play({
      assignment: 'file',
      server: serves,
      actions: [fileServing.starts(file), filePeer.requests(file)],
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
