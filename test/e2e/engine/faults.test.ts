/** The engine throws its own faults and charges none. Neither they nor aborts leave anything behind. */
import { createSocket } from 'node:dgram';
import { describe, expect, it } from 'vitest';
import { client, peer } from '../../../scenarios/language/add.ts';
import { findMarked } from '../../../harness/sandbox/subject/orphans.ts';
import { eventually } from '../../support/eventually.ts';
import { play } from '../../support/played.ts';

const sleeps = 'import os, time\nos.fork()\ntime.sleep(600)';

describe('a performance', () => {
  it('throws if the port that the client sends to is taken on this machine', async () => {
    const taken = createSocket('udp4');
    await new Promise<void>((bound) => taken.bind(0, bound));
    try {
      const { port } = taken.address();
      const performing = play({ client: 'input()', ports: [port], actions: [client.starts(42)] });
      await expect(performing).rejects.toThrow(new RegExp(`${port}|EADDRINUSE|in use`));
    } finally {
      taken.close();
    }
  });

  it('listens where the client sends to without being told', async () => {
    const free = createSocket('udp4');
    await new Promise<void>((bound) => free.bind(0, bound));
    const { port } = free.address();
    await new Promise<void>((closed) => free.close(closed));
    const source = `import socket; s = socket.socket(2, 2); input(); s.sendto(b'Ana,42', ('127.0.0.1', ${port})); s.recv(99)`;
    const { view } = await play({ client: source, ports: [port], actions: [client.starts(42), peer.answers(17)] });
    expect(view.received()).toMatchObject([{ peerPort: port }]);
    expect(view.exit('client')?.status).toBe(0);
  });

  it('can be aborted at any moment, and throws the reason of the abort', async () => {
    const controller = new AbortController();
    let mark = '';
    const performing = play({
      client: sleeps,
      actions: [client.starts(42)],
      signal: controller.signal,
      onMark: (made) => (mark = made),
    });
    const breaksOff = async (): Promise<void> => {
      await eventually(
        () => (mark === '' ? [] : findMarked(mark)),
        ({ length }) => length === 2,
      );
      controller.abort(new Error('interrupted by a person'));
    };
    await Promise.all([expect(performing).rejects.toThrow('interrupted by a person'), breaksOff()]);
    expect(findMarked(mark)).toEqual([]);
  });

  it('is repeated when its program is killed from outside, and shows that if it happens again', async () => {
    const marks: string[] = [];
    const performing = play({
      client: 'import time\ntime.sleep(600)',
      actions: [client.starts(42)],
      onMark: (made) => marks.push(made),
    });
    for (const time of [0, 1]) {
      const [pid] = await eventually(
        () => (marks[time] === undefined ? [] : findMarked(marks[time])),
        ({ length }) => length === 1,
      );
      process.kill(pid as number, 'SIGKILL');
    }
    const { view, rests } = await performing;
    expect(rests('client')).toEqual(['gone']);
    expect(view.exit('client')).toMatchObject({ status: null, signal: 'SIGKILL' });
  });
});
