/** The reference client of "File Transfer" with wrong servers, over real sockets. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchFile } from '../../reference/file/client.ts';
import { type Datagram, UdpSocket } from '../../reference/udp.ts';
import { failureOf } from '../support/reference-failure.ts';
import { createTestFolder } from '../support/reference-folder.ts';
import { fetched } from '../support/reference-serving.ts';

const loopback = (): Promise<UdpSocket> => UdpSocket.bind({ address: '127.0.0.1' });

/** Plays a server that answers the first request as the test says. */
async function answering(answer: (request: Datagram, socket: UdpSocket) => Promise<unknown>): Promise<{
  socket: UdpSocket;
  answered: Promise<unknown>;
}> {
  const socket = await loopback();
  return { socket, answered: socket.receive().then((request) => answer(request, socket)) };
}

describe('the file client', () => {
  it('leaves no file when the server stops sending, and says what arrived', async () => {
    await using out = await createTestFolder();
    const { socket, answered } = await answering(async ({ from }, own) => {
      for (const _ of [1, 2, 3]) await own.send(new Uint8Array(2048), from);
    });
    await using _ = socket;
    const failed = failureOf(fetchFile({ to: socket.local, name: 'a', out: out.path, timeoutMs: 2000 }));
    await answered;
    expect(await failed).toMatchObject({
      code: 'stalled',
      message: expect.stringContaining('3 chunks (6144 bytes) arrived from 127.0.0.1'),
    });
    expect(await readdir(out.path)).toEqual([]);
  });

  it('leaves no file when nothing arrives, or when it is aborted', async () => {
    await using out = await createTestFolder();
    const stop = new AbortController();
    const { socket, answered } = await answering(async ({ from }, own) => own.send(new Uint8Array(2048), from));
    await using _ = socket;
    const onProgress = (): void => stop.abort(new Error('enough'));
    const aborted = failureOf(
      fetchFile({ to: socket.local, name: 'a', out: out.path, signal: stop.signal, onProgress }),
    );
    await answered;
    expect((await aborted).message).toBe('enough');
    expect(await failureOf(fetchFile({ to: socket.local, name: 'a', out: out.path, timeoutMs: 20 }))).toMatchObject({
      code: 'no-answer',
      message: expect.stringContaining('nothing arrived from 127.0.0.1'),
    });
    expect(await readdir(out.path)).toEqual([]);
  });

  it('listens only to the first port of the host that answers', async () => {
    await using first = await loopback();
    await using stranger = await loopback();
    const { socket, answered } = await answering(async ({ from }) => {
      await first.send(Buffer.alloc(2048, 'a'), from);
      await stranger.send(Buffer.from('stranger'), from);
      await first.send(Buffer.from('b'), from);
    });
    await using _ = socket;
    const whole = await fetched({ to: socket.local, name: 'a' });
    await answered;
    expect(whole.toString()).toBe(`${'a'.repeat(2048)}b`);
  });

  it('ignores datagrams after the last chunk', async () => {
    const { socket } = await answering(async ({ from }, own) => {
      await own.send(Buffer.from('end'), from);
      await own.send(Buffer.from('more'), from);
    });
    await using _ = socket;
    expect((await fetched({ to: socket.local, name: 'a' })).toString()).toBe('end');
  });

  it('refuses chunks that are longer than the handout says', async () => {
    await using out = await createTestFolder();
    const { socket } = await answering(async ({ from }, own) => own.send(new Uint8Array(4096), from));
    await using _ = socket;
    expect(await failureOf(fetchFile({ to: socket.local, name: 'a', out: out.path }))).toMatchObject({
      code: 'chunk-too-long',
    });
    expect(await readdir(out.path)).toEqual([]);
  });

  it('fails instead of writing a wrong file when the disk is too slow', async () => {
    await using out = await createTestFolder();
    const { socket } = await answering(async ({ from }, own) => {
      await Promise.all(Array.from({ length: 40 }, () => own.send(new Uint8Array(2048), from)));
      await own.send(Buffer.from('end'), from);
    });
    await using _ = socket;
    // No chunk may wait in memory, so those that arrive during a write are lost.
    const options = { to: socket.local, name: 'a', out: out.path, queueLimitBytes: 0 };
    expect(await failureOf(fetchFile(options))).toMatchObject({ code: 'disk-too-slow' });
    expect(await readdir(out.path)).toEqual([]);
  });

  it('sends no request if it cannot write the file', async () => {
    await using server = await loopback();
    await using folder = await createTestFolder();
    const missing = join(folder.path, 'missing');
    expect(await failureOf(fetchFile({ to: server.local, name: 'a', out: missing }))).toMatchObject({
      code: 'cannot-write',
      message: expect.stringContaining('does not exist; create it first'),
    });
    expect(await failureOf(server.receive({ timeoutMs: 1 }))).toMatchObject({ code: 'timed-out' });
  });
});
