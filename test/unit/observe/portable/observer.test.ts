/**
 * The parts of the portable observer: how long a silence must last, and where a server listens.
 */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { emptyDatagramsArrive } from '../../../../harness/observe/network/empty-datagram.ts';
import { ProcessTree } from '../../../../harness/observe/process/tree.ts';
import { findObservation } from '../../../../harness/observe/find-observation.ts';
import { measureSpeed, paceFor } from '../../../../harness/observe/portable/pace.ts';
import { portableObserver } from '../../../../harness/observe/portable/observer.ts';
import { PortSearch } from '../../../../harness/observe/portable/port-search.ts';
import { isBindable, isTcpBindable } from '../../../../harness/observe/portable/ports.ts';
import { eventually } from '../../../support/eventually.ts';

const usual = { interpreterStartMs: 40, timerLatenessMs: 1 };
const pace = paceFor(usual);

async function boundSocket(): Promise<AsyncDisposable & { readonly port: number }> {
  const socket = createSocket('udp4');
  await new Promise<void>((bound) => socket.bind(0, bound));
  const { port } = socket.address();
  return { port, [Symbol.asyncDispose]: () => new Promise((closed) => socket.close(() => closed())) };
}

async function freePort(): Promise<number> {
  await using socket = await boundSocket();
  return socket.port;
}

describe('the required silence', () => {
  it('is never shorter than on a usual machine', () => {
    expect(paceFor({ interpreterStartMs: 1, timerLatenessMs: 0 })).toEqual(pace);
  });

  it('grows with the start time of an interpreter and with late timers, up to a limit', () => {
    expect(paceFor({ ...usual, interpreterStartMs: 120 }).lastingMs).toBe(2 * pace.lastingMs);
    expect(paceFor({ ...usual, timerLatenessMs: 60 }).promptMs).toBe(3 * pace.promptMs);
    expect(paceFor({ ...usual, interpreterStartMs: 60_000 }).lastingMs).toBe(8 * pace.lastingMs);
  });

  it('follows from measurements of this machine', async () => {
    const { interpreterStartMs, timerLatenessMs } = await measureSpeed();
    expect(interpreterStartMs).toBeGreaterThan(0);
    expect(timerLatenessMs).toBeGreaterThanOrEqual(0);
  });
});

describe('the port of a server', () => {
  it('is the candidate that cannot be bound any more', async () => {
    const other = await freePort();
    await using server = await boundSocket();
    const search = new PortSearch(pace, { udp: [other, server.port], tcp: [] }, false);
    search.advance(pace.probeMs, () => '');
    expect(
      await eventually(
        () => search.found,
        (found) => found !== undefined,
      ),
    ).toBe(server.port);
  });

  it('is read from the screen if no source names it', async () => {
    await using server = await boundSocket();
    const search = new PortSearch(pace, { udp: [], tcp: [] }, false);
    search.advance(pace.probeMs, () => `listening on port ${server.port}...\n`);
    expect(
      await eventually(
        () => search.found,
        (found) => found !== undefined,
      ),
    ).toBe(server.port);
  });

  it('is not searched while the server may still be starting', () => {
    const search = new PortSearch(pace, { udp: [1], tcp: [] }, false);
    search.advance(pace.probeMs - 1, () => '');
    expect(search.attempts).toBe(0);
    const calm = new PortSearch(pace, { udp: [1], tcp: [] }, true);
    calm.advance(pace.probeMs, () => 'ready\n');
    expect(calm.attempts).toBe(0);
  });

  it('is undecided if it was not found, and decided if the server listens with TCP', async () => {
    const tcp = createServer();
    await new Promise<void>((listening) => tcp.listen(0, '0.0.0.0', listening));
    const { port } = tcp.address() as { readonly port: number };
    const search = new PortSearch(pace, { udp: [port], tcp: [port] }, true);
    expect(search.whyNone('')).toMatchObject({ undecided: true });
    expect(search.whyNone('ready\n').reason).toContain('not found in 0 attempts without the kernel');
    expect(search.whyNone('ready\n').reason).toContain('it had displayed "ready"');
    search.advance(pace.lastingMs, () => '');
    const why = await eventually(
      () => search.whyNone(''),
      ({ undecided }) => !undecided,
    );
    expect(why.reason).toContain(`TCP port ${port}`);
    await new Promise((closed) => tcp.close(closed));
  });
});

describe('trying a port', () => {
  it('finds out whether it is in use, and leaves it free', async () => {
    await using taken = await boundSocket();
    expect(await isBindable(taken.port)).toBe(false);
    const port = await freePort();
    expect([await isBindable(port), await isBindable(port), await isTcpBindable(port)]).toEqual([true, true, true]);
  });
});

describe("a watch without the kernel's help", () => {
  it('sees silence grow, and start again after any event', async () => {
    let happened = 0;
    const { watch } = await portableObserver(pace).prepare({ ports: [], isCautious: false });
    const watching = watch({
      leftGroup: () => false,
      hasEnded: () => false,
      processTree: () => new ProcessTree([]),
      orphans: () => [],
      enforceLimits: () => undefined,
      onOrphans: () => undefined,
      eventCount: () => happened,
      effectCount: () => happened,
      serves: false,
      screen: () => '',
    });
    const silenceMs = (): number => {
      const { activity } = watching.poll();
      return activity.is === 'quiet' ? activity.forMs : -1;
    };
    await eventually(silenceMs, (ms) => ms > 20);
    happened += 1;
    expect(silenceMs()).toBe(0);
  });
});

describe('this machine', () => {
  it.skipIf(process.platform !== 'linux')('lets a child be observed through the kernel', async () => {
    expect(await findObservation()).toEqual({ observation: 'kernel' });
  });

  it('lets an empty datagram arrive', async () => {
    expect(await emptyDatagramsArrive()).toBe(true);
  });
});
