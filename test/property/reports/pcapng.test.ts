/** Whatever a transcript holds, its pcapng file is read back whole: times, lengths, payloads, and each step in the comments exactly once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePacket } from '../../../harness/observe/network/packet.ts';
import type { EventBody, Transcript } from '../../../harness/transcript/transcript.ts';
import { renderPcapng, type PcapScenario } from '../../../reports/pcapng.ts';

interface ReadPacket {
  readonly timeNs: bigint;
  readonly originalBytes: number;
  readonly bytes: Uint8Array;
  readonly comments: readonly string[];
}

interface ReadBlock {
  readonly type: number;
  readonly body: Buffer;
}

/** A reader of its own, by the format's text: both lengths of every block agree, and the blocks fill the file. */
function blocksOf(file: Uint8Array): readonly ReadBlock[] {
  const all = Buffer.from(file);
  const blocks: ReadBlock[] = [];
  for (let at = 0; at < all.length;) {
    const length = all.readUInt32LE(at + 4);
    expect(length % 4).toBe(0);
    expect(all.readUInt32LE(at + length - 4)).toBe(length);
    blocks.push({ type: all.readUInt32LE(at), body: all.subarray(at + 8, at + length - 4) });
    at += length;
  }
  return blocks;
}

function commentsIn(options: Buffer): readonly string[] {
  const comments: string[] = [];
  for (let at = 0; at + 4 <= options.length;) {
    const [code, length] = [options.readUInt16LE(at), options.readUInt16LE(at + 2)];
    if (code === 0) break;
    if (code === 1) comments.push(options.toString('utf8', at + 4, at + 4 + length));
    at += 4 + length + (-length & 3);
  }
  return comments;
}

function read(file: Uint8Array): { readonly section: string; readonly packets: readonly ReadPacket[] } {
  const [section, description, ...rest] = blocksOf(file);
  expect([section?.type, section?.body.readUInt32LE(0), description?.type]).toEqual([0x0a0d0d0a, 0x1a2b3c4d, 1]);
  expect(description?.body.readUInt16LE(0)).toBe(101);
  const packets = rest.map(({ type, body }): ReadPacket => {
    expect([type, body.readUInt32LE(0)]).toEqual([6, 0]);
    const captured = body.readUInt32LE(12);
    return {
      timeNs: (BigInt(body.readUInt32LE(4)) << 32n) | BigInt(body.readUInt32LE(8)),
      originalBytes: body.readUInt32LE(16),
      bytes: body.subarray(20, 20 + captured),
      comments: commentsIn(body.subarray(20 + captured + (-captured & 3))),
    };
  });
  return { section: commentsIn((section as ReadBlock).body.subarray(16)).join('\n'), packets };
}

const endpoint = fc.record({
  address: fc.oneof(fc.constantFrom('127.0.0.1', '192.168.1.5'), fc.ipV4()),
  port: fc.integer({ min: 1, max: 65_535 }),
});
const payload = fc.uint8Array({ maxLength: 3000 });
const captured = fc
  .record({ from: endpoint, to: endpoint, payload, isKept: fc.boolean() })
  .map(({ from, to, payload: bytes, isKept }): EventBody => {
    const content = isKept ? { payload: Buffer.from(bytes).toString('base64') } : { digest: '00' };
    return { type: 'datagramCaptured', from, to, sizeBytes: bytes.length, ...content };
  });
const refused = fc
  .record({ from: endpoint, to: endpoint })
  .map((ends): EventBody => ({ type: 'datagramRefused', ...ends }));
const other = fc.constant<EventBody>({ type: 'screenWritten', subject: 'client', text: 'x' });
const acts = fc.array(fc.array(fc.oneof(captured, refused, other), { maxLength: 6 }), { minLength: 1, maxLength: 4 });

function transcriptOf(bodies: readonly EventBody[]): Transcript {
  const events = bodies.map((body, at) => ({ atMs: at * 1.25, ...body }));
  const facts = { ownNames: {}, peerName: 'Wolfram', dialects: {} };
  return { schema: 'datagrade.transcript/2', actions: [], startedAtMs: 1_700_000_000_123.456, facts, events };
}

function bodiesOf(all: readonly (readonly EventBody[])[]): readonly EventBody[] {
  const performed = all.flatMap((bodies, action): readonly EventBody[] => [
    { type: 'actionBegan', action },
    ...bodies,
    { type: 'actionSettled', action, activities: {} },
  ]);
  return [{ type: 'captureBegan' }, ...performed, { type: 'performanceEnded' }];
}

const stepTexts = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 8, maxLength: 8 });

function scenarioOf(texts: readonly string[], actions: number): PcapScenario {
  const steps = texts.slice(0, actions * 2).map((text, at) => ({
    text: `${at}: ${text}`,
    kind: at % 2 === 0 ? ('action' as const) : ('expectation' as const),
    action: Math.floor(at / 2),
  }));
  return { id: 'file/pair/transfer/1', title: 'A title', verdict: 'pass', steps };
}

describe('a pcapng file', () => {
  it('holds every datagram in its order, and every step once', () => {
    let reached = 0;
    fc.assert(
      fc.property(acts, stepTexts, (all, texts) => {
        const scenario = scenarioOf(texts, all.length);
        const transcript = transcriptOf(bodiesOf(all));
        const { section, packets } = read(renderPcapng(transcript, scenario));
        const seen = transcript.events.filter(
          (event) => event.type === 'datagramCaptured' || event.type === 'datagramRefused',
        );
        expect(packets).toHaveLength(seen.length);
        reached += packets.length;
        packets.forEach((packet, at) => {
          const event = seen[at]!;
          expect(packet.timeNs).toBe(BigInt(Math.round((1_700_000_000_123.456 + event.atMs) * 1000)) * 1000n);
          const ends = { from: event.from, to: event.to };
          const parsed = parsePacket(packet.bytes);
          if (event.type === 'datagramRefused') expect(parsed).toEqual({ is: 'refusal', ...ends });
          else {
            expect(parsed).toMatchObject({ is: 'datagram', ...ends, sizeBytes: event.sizeBytes });
            expect(packet.originalBytes).toBe(28 + event.sizeBytes);
            const kept = parsed?.is === 'datagram' ? Buffer.from(parsed.payload).toString('base64') : '';
            expect(kept).toBe(event.payload ?? '');
          }
        });
        const told = packets.flatMap(({ comments }) => comments);
        if (packets.length === 0) for (const { text } of scenario.steps) expect(section).toContain(text);
        else expect(told.toSorted()).toEqual(scenario.steps.map(({ text }) => text).toSorted());
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('leaves out what came after the last action of the scenario', () => {
    fc.assert(
      fc.property(acts, stepTexts, captured, (all, texts, later) => {
        const scenario = scenarioOf(texts, all.length);
        const [own, more] = [bodiesOf(all), bodiesOf([...all, [later]])];
        expect(renderPcapng(transcriptOf(more), scenario)).toEqual(renderPcapng(transcriptOf(own), scenario));
      }),
    );
  });

  it("holds the datagrams of the testbed's own sockets where nothing was captured", () => {
    const at = { peer: 0, peerPort: 4000, subjectPort: 5000, subjectAddress: '127.0.0.1' };
    const bodies: readonly EventBody[] = [
      { type: 'actionBegan', action: 0 },
      {
        type: 'datagramSent',
        purpose: { kind: 'ask', number: 42 },
        ...at,
        payload: Buffer.from('Ana,42').toString('base64'),
      },
      { type: 'datagramReceived', ...at, payload: Buffer.from('Rui,7').toString('base64') },
      { type: 'actionSettled', action: 0, activities: {} },
    ];
    const { section, packets } = read(renderPcapng(transcriptOf(bodies), scenarioOf(['a', 'b'], 1)));
    const [peer, subject] = [
      { address: '127.0.0.1', port: 4000 },
      { address: '127.0.0.1', port: 5000 },
    ];
    expect(packets.map(({ bytes }) => parsePacket(bytes))).toMatchObject([
      { from: peer, to: subject },
      { from: subject, to: peer },
    ]);
    expect(section).toContain('not captured');
  });
});
