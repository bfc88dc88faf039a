/** The reference client and server of "File Transfer", as library functions over real sockets. */
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFileRequest } from '../../reference/file/message.ts';
import { sendFile } from '../../reference/file/send-file.ts';
import { serveFiles } from '../../reference/file/server.ts';
import { UdpSocket } from '../../reference/udp.ts';
import { failureOf } from '../support/reference-failure.ts';
import { createTestFolder, type TestFolder } from '../support/reference-folder.ts';
import { content, fetched, Serving } from '../support/reference-serving.ts';

const sizes = [0, 1, 2047, 2048, 2049, 4096, 20_480, 20_481];
const loopback = (): Promise<UdpSocket> => UdpSocket.bind({ address: '127.0.0.1' });

/** Longer than any test takes that does not hang. */
const boundOfHang = { timeout: 60_000 };

let root: TestFolder;
beforeAll(async () => {
  root = await createTestFolder();
  for (const size of sizes) await writeFile(join(root.path, `${size}.bin`), content(size));
  await mkdir(join(root.path, 'sub'));
  await writeFile(join(root.path, 'sub', 'deep ção.txt'), 'deep');
});
afterAll(() => root[Symbol.asyncDispose]());

describe('the file client and server', () => {
  it.each(sizes)('transfer %d bytes', async (size) => {
    await using serving = await Serving.start(root.path);
    expect((await fetched({ to: serving.at, name: `${size}.bin` })).equals(content(size))).toBe(true);
    const chunks = Math.floor(size / 2048) + 1;
    expect(serving.ends).toMatchObject([{ outcome: 'sent', sentBytes: size, chunks }]);
  });

  it('transfer a file of a sub-folder, and use another form of request', async () => {
    const layout = parseFileRequest('GET {name}\\r\\n');
    await using serving = await Serving.start(root.path, { layout });
    expect((await fetched({ to: serving.at, name: 'sub/deep ção.txt', layout })).toString()).toBe('deep');
  });

  it('transfer a file to several clients at the same time', async () => {
    await using serving = await Serving.start(root.path);
    const all = await Promise.all(
      Array.from({ length: 12 }, () =>
        fetched({ to: { address: 'localhost', port: serving.at.port }, name: '20481.bin' }),
      ),
    );
    for (const each of all) expect(each.equals(content(20_481))).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('transfer 20 MB without loss with the default receive buffer', async () => {
    await writeFile(join(root.path, 'large.bin'), content(20 * 1024 * 1024));
    await using serving = await Serving.start(root.path);
    const progress: number[] = [];
    const whole = await fetched({
      to: serving.at,
      name: 'large.bin',
      // Linux doubles it: 212 992 bytes, the default.
      receiveBufferBytes: 106_496,
      onProgress: ({ sizeBytes }) => progress.push(sizeBytes),
    });
    expect(whole.equals(content(20 * 1024 * 1024))).toBe(true);
    expect(progress.at(-1)).toBe(20 * 1024 * 1024);
  });
});

describe('the file server', () => {
  it('sends nothing for a request that it refuses, and says why', async () => {
    execFileSync('mkfifo', [join(root.path, 'fifo')]);
    await symlink('/etc/passwd', join(root.path, 'link-out'));
    await using serving = await Serving.start(root.path);
    await using asker = await loopback();
    const requests = ['../secret', '/etc/passwd', 'link-out', 'fifo', 'sub', 'missing', ''].map((name) =>
      Buffer.from(name),
    );
    for (const [index, request] of [...requests, Uint8Array.of(0xff)].entries()) {
      await asker.send(request, serving.at);
      await expect.poll(() => serving.refusals.length, boundOfHang).toBe(index + 1);
    }
    expect(new Map(serving.refusals.map(({ name, code }) => [name, code]))).toEqual(
      new Map([
        [undefined, 'no-request'],
        ['', 'bad-name'],
        ['../secret', 'outside'],
        ['/etc/passwd', 'outside'],
        ['link-out', 'outside'],
        ['fifo', 'not-a-file'],
        ['sub', 'not-a-file'],
        ['missing', 'not-found'],
      ]),
    );
    // The next chunk is the first datagram that arrives, so none was sent before.
    await asker.send(Buffer.from('1.bin'), serving.at);
    expect((await asker.receive()).payload).toHaveLength(1);
  });

  it('answers a client that asks again right after the last chunk', async () => {
    await using serving = await Serving.start(root.path);
    await using asker = await loopback();
    for (let count = 0; count < 50; count += 1) {
      await asker.send(Buffer.from('2049.bin'), serving.at);
      expect([(await asker.receive()).payload.length, (await asker.receive()).payload.length]).toEqual([2048, 1]);
    }
    expect(serving.refusals).toEqual([]);
  });

  it('does not mix two transfers to one client', async () => {
    let start = (): void => undefined;
    const started = new Promise<void>((resolve) => (start = resolve));
    const pace = () => ({ nextBurst: () => started.then(() => 1000), [Symbol.dispose]: () => undefined });
    await using serving = await Serving.start(root.path, { pace });
    await using asker = await loopback();
    await asker.send(Buffer.from('2049.bin'), serving.at);
    await asker.send(Buffer.from('1.bin'), serving.at);
    await expect.poll(() => serving.refusals, boundOfHang).toMatchObject([{ name: '1.bin', code: 'already-sending' }]);
    start();
    expect([(await asker.receive()).payload.length, (await asker.receive()).payload.length]).toEqual([2048, 1]);
  });

  it('limits the number of transfers at the same time', async () => {
    const pace = () => ({
      nextBurst: (signal?: AbortSignal) =>
        new Promise<number>((_, reject) => {
          const stop = (): void => reject(new Error('aborted'));
          // If its file is opened late, the transfer starts when it is already aborted.
          if (signal?.aborted === true) stop();
          else signal?.addEventListener('abort', stop);
        }),
      [Symbol.dispose]: () => undefined,
    });
    const serving = await Serving.start(root.path, { pace, maxTransfers: 1 });
    await using first = await loopback();
    await using second = await loopback();
    await first.send(Buffer.from('1.bin'), serving.at);
    await second.send(Buffer.from('1.bin'), serving.at);
    await expect.poll(() => serving.refusals, boundOfHang).toMatchObject([{ from: second.local, code: 'too-many' }]);
    await serving[Symbol.asyncDispose]();
    expect(serving.ends).toMatchObject([
      { from: first.local, outcome: 'stopped', reason: 'the server was told to end' },
    ]);
  });

  it('says that its folder is missing, and releases its port', async () => {
    const socket = await loopback();
    const failed = await failureOf(serveFiles({ root: join(root.path, 'nowhere'), socket }));
    expect(failed).toMatchObject({ code: 'cannot-serve', message: expect.stringContaining('it does not exist') });
    await using again = await UdpSocket.bind(socket.local);
    expect(again.local).toEqual(socket.local);
  });

  it('fails with the error that a callback throws', async () => {
    const socket = await loopback();
    const onRequest = (): void => {
      throw new Error('a fault of the caller');
    };
    const end = failureOf(serveFiles({ root: root.path, socket, onRequest }));
    await using asker = await loopback();
    await asker.send(Buffer.from('1.bin'), socket.local);
    expect((await end).message).toBe('a fault of the caller');
  });
});

describe('sending a file step by step', () => {
  it.each(sizes)('can hold back the last chunk of %d bytes', async (size) => {
    await using sender = await loopback();
    await using receiver = await loopback();
    const sent = await sendFile(sender, receiver.local, content(size), { holdEnd: true });
    expect(sent.heldEnd?.length).toBe(size % 2048);
    const chunks: Uint8Array[] = [];
    for (let count = 0; count < sent.chunks; count += 1) chunks.push((await receiver.receive()).payload);
    expect(await failureOf(receiver.receive({ timeoutMs: 1 }))).toMatchObject({ code: 'timed-out' });
    await sender.send(sent.heldEnd ?? Buffer.from('nothing was held'), receiver.local);
    chunks.push((await receiver.receive()).payload);
    expect(Buffer.concat(chunks).equals(content(size))).toBe(true);
  });
});
