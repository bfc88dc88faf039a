/** The capture of a lane, with real datagrams in a network namespace of its own. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasOwnNetwork, inOwnNetwork } from '../../support/in-own-network.ts';

const begin = `
import { Capture } from '$/harness/observe/network/capture.js';
const capture = Capture.open();
const plain = (all) => all.map(({ is, from, to, sizeBytes, payload }) => ({ is, from, to, sizeBytes, bytes: payload?.length, first: payload?.[0] }));
`;

describe.skipIf(!hasOwnNetwork)('the capture of a lane', () => {
  it('sees each datagram once, in order, with both addresses, whether a program receives it or not', async () => {
    const reported = await inOwnNetwork(`${begin}
const [a, b] = [await bound(), await bound()];
a.on('message', () => undefined);
await send(b, 'first', a.address().port, '127.0.0.1');
await send(b, 'second', 9999, '192.168.1.5');
await send(b, '', a.address().port, '10.1.2.3');
const port = { a: a.address().port, b: b.address().port };
a.close(); b.close();
tell({ port, seen: plain(capture.read()), overflowed: capture.overflowed() });`);
    const { port, seen, overflowed } = reported as {
      port: Record<'a' | 'b', number>;
      seen: unknown;
      overflowed: number;
    };
    const at = (address: string, number: number) => ({ address, port: number });
    expect(seen).toEqual([
      {
        is: 'datagram',
        from: at('127.0.0.1', port.b),
        to: at('127.0.0.1', port.a),
        sizeBytes: 5,
        bytes: 5,
        first: 102,
      },
      {
        is: 'datagram',
        from: at('192.168.1.5', port.b),
        to: at('192.168.1.5', 9999),
        sizeBytes: 6,
        bytes: 6,
        first: 115,
      },
      { is: 'refusal', from: at('192.168.1.5', port.b), to: at('192.168.1.5', 9999) },
      { is: 'datagram', from: at('10.1.2.3', port.b), to: at('10.1.2.3', port.a), sizeBytes: 0, bytes: 0 },
    ]);
    expect(overflowed).toBe(0);
  });

  it('sees the largest datagrams complete, although IPv6 sends them in fragments', async () => {
    const reported = await inOwnNetwork(`${begin}
const [four, six] = [await bound('udp4'), await bound('udp6', '::1')];
four.on('message', () => undefined); six.on('message', () => undefined);
await send(four, Buffer.alloc(65507, 4), four.address().port, '127.0.0.1');
const first = plain(capture.read());
await send(six, Buffer.alloc(65527, 6), six.address().port, '::1');
const all = [...first, ...plain(capture.read())];
four.close(); six.close();
tell(all.map(({ to, ...each }) => ({ ...each, to: to.address, from: undefined })));`);
    expect(reported).toEqual([
      { is: 'datagram', to: '127.0.0.1', sizeBytes: 65_507, bytes: 65_507, first: 4 },
      { is: 'datagram', to: '::1', sizeBytes: 65_527, bytes: 65_527, first: 6 },
    ]);
  });

  it('has the times of the kernel, which never decrease', async () => {
    const reported = await inOwnNetwork(`${begin}
const a = await bound();
const before = Date.now();
for (let i = 0; i < 50; i += 1) await send(a, String(i), 9, '127.0.0.1');
const times = capture.read().map(({ epochMs }) => epochMs);
a.close();
tell({ count: times.length, sorted: times.every((time, at) => at === 0 || time >= times[at - 1]), in: times[0] >= before - 2 && times.at(-1) <= Date.now() + 2 });`);
    expect(reported).toEqual({ count: 100, sorted: true, in: true });
  });

  it('counts the datagrams that it missed in a flood, and then sees all others', async () => {
    const reported = await inOwnNetwork(`${begin}
const a = await bound();
a.on('message', () => undefined);
for (let i = 0; i < 6000; i += 1) await send(a, 'x', a.address().port, '127.0.0.1');
let seen = 0;
for (let some = capture.read(); some.length > 0; some = capture.read()) seen += some.length;
const overflowed = capture.overflowed();
await send(a, 'after', a.address().port, '127.0.0.1');
const after = plain(capture.read()).map(({ sizeBytes }) => sizeBytes);
a.close();
tell({ all: seen + overflowed, missedSome: overflowed > 0, after, overflowedAgain: capture.overflowed() });`);
    expect(reported).toEqual({ all: 6000, missedSome: true, after: [5], overflowedAgain: 0 });
  });

  it('is found to work from outside a lane', () => {
    const module = pathToFileURL(resolve('dist/harness/sandbox/lane/find-capture.js')).href;
    const source = `import { findCapture } from '${module}'; process.stdout.write(JSON.stringify(findCapture()))`;
    const found = execFileSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' });
    expect(JSON.parse(found)).toEqual({ capture: 'packet' });
  });
});

describe.skipIf(!hasOwnNetwork)('the record of a performance', () => {
  it('stays small in a flood: complete payloads, then digests, then a count', async () => {
    const reported = await inOwnNetwork(`
import { Capture } from '$/harness/observe/network/capture.js';
import { Recorder } from '$/harness/transcript/recorder.js';
import { WireRecord } from '$/harness/engine/record/wire.js';
const capture = Capture.open();
const a = await bound();
a.on('message', () => undefined);
await send(a, 'before the performance', a.address().port, '127.0.0.1');
const recorder = new Recorder();
const wire = new WireRecord(recorder, capture);
for (let i = 0; i < 5000; i += 1) {
  await send(a, Buffer.alloc(1024, i), a.address().port, '127.0.0.1');
  if (i % 100 === 0) wire.takeIn();
}
wire.end();
a.close();
const kinds = {};
for (const { type, payload, digest, by, count } of recorder.events) {
  const kind = [type, payload !== undefined && 'whole', digest !== undefined && 'digest', by].filter(Boolean).join(' ');
  kinds[kind] = (kinds[kind] ?? 0) + (count ?? 1);
}
tell(kinds);`);
    expect(reported).toEqual({
      captureBegan: 1,
      'datagramCaptured whole': 1024,
      'datagramCaptured digest': 3072,
      'captureCut cap': 904,
    });
  });
});
