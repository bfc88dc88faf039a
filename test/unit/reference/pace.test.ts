import { describe, expect, it } from 'vitest';
import { defaultPace } from '../../../reference/file/default-pace.ts';
import { steadyPace } from '../../../reference/file/steady-pace.ts';
import { watchedPace } from '../../../reference/file/watched-pace.ts';
import { hasNoReceiver, receiverFigures } from '../../../reference/receiver-figures.ts';
import { UdpSocket } from '../../../reference/udp.ts';
import { failureOf } from '../../support/reference-failure.ts';

const onLinux = process.platform === 'linux';
const loopback = (address = '127.0.0.1'): Promise<UdpSocket> => UdpSocket.bind({ address });

/** Sends without yielding to the receiver, which is in this process. */
function fill(from: UdpSocket, to: UdpSocket['local'], chunks: number): Promise<unknown> {
  return Promise.all(Array.from({ length: chunks }, () => from.send(new Uint8Array(2048), to)));
}

describe.skipIf(!onLinux)('the kernel’s figures of a receiver', () => {
  it('are found by address and by wildcard', async () => {
    await using one = await loopback();
    await using any = await loopback('0.0.0.0');
    expect(receiverFigures(one.local)).toEqual({ queuedBytes: 0, dropped: 0 });
    expect(receiverFigures({ address: '127.0.0.1', port: any.local.port })).toEqual({ queuedBytes: 0, dropped: 0 });
  });

  it('are missing for a closed port and for other machines', async () => {
    const gone = await loopback();
    await gone.close();
    expect(receiverFigures(gone.local)).toBeUndefined();
    expect(hasNoReceiver(gone.local)).toBe(true);
    await using any = await loopback('0.0.0.0');
    expect(receiverFigures({ address: '192.0.2.1', port: any.local.port })).toBeUndefined();
    expect(hasNoReceiver({ address: '192.0.2.1', port: any.local.port })).toBe(false);
  });
});

describe('paces', () => {
  it('allow at least one chunk at once', async () => {
    await using receiver = await loopback();
    using pace = defaultPace(receiver.local);
    expect(await pace.nextBurst()).toBeGreaterThanOrEqual(1);
  });

  it('end when aborted', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    using steady = steadyPace();
    expect((await failureOf(steady.nextBurst(stop.signal))).message).toBe('enough');
  });

  it('let a transfer end if the receiver has ended', async () => {
    const receiver = await loopback();
    using pace = defaultPace(receiver.local);
    await pace.nextBurst();
    await receiver.close();
    if (!onLinux) return;
    expect(await failureOf(pace.nextBurst())).toMatchObject({ code: 'receiver-gone' });
  });

  it.skipIf(!onLinux)('watched, wait until a full receiver has room again', async () => {
    await using sender = await loopback();
    // Bound, but its datagrams stay in the kernel until the event loop of this process continues.
    await using receiver = await loopback();
    using pace = watchedPace(receiver.local);
    if (pace === undefined) throw new Error('there are no figures');
    const filling = fill(sender, receiver.local, 40);
    const allowed = await pace.nextBurst();
    await filling;
    expect(allowed).toBeGreaterThanOrEqual(1);
    expect(receiverFigures(receiver.local)?.dropped).toBe(0);
  });
});
