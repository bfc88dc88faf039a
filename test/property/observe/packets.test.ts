/**
 * Packets that are built byte by byte are parsed again: addresses, ports, payloads, fragments,
 * answers, and packets that are cut off.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePacket, type Fragment, type Packet } from '../../../harness/observe/network/packet.ts';
import { Reassembly } from '../../../harness/observe/network/reassembly.ts';
import { packetOf } from '../../../reports/pcapng/packets.ts';
import type { Sighting } from '../../../reports/pcapng/sightings.ts';

const port = fc.integer({ min: 1, max: 65_535 });
const ipv4 = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((bytes) => bytes.join('.'));
/** An IPv6 address as Node's URL parser writes it, which follows RFC 5952. */
const ipv6 = fc
  .array(fc.oneof(fc.constant(0), fc.nat(65_535)), { minLength: 8, maxLength: 8 })
  .map((groups) => new URL(`http://[${groups.map((group) => group.toString(16)).join(':')}]/`).hostname.slice(1, -1));
const ends = fc.oneof(fc.tuple(ipv4, ipv4), fc.tuple(ipv6, ipv6));

const datagrams = fc
  .record({ ends, ports: fc.tuple(port, port), payload: fc.uint8Array({ maxLength: 5000 }) })
  .map(({ ends: [source, destination], ports, payload }): Sighting & { payload: Uint8Array } => ({
    event: 0,
    atMs: 0,
    is: 'datagram',
    from: { address: source, port: ports[0] },
    to: { address: destination, port: ports[1] },
    sizeBytes: payload.length,
    payload,
  }));

const plain = (packet: Packet | undefined): unknown =>
  packet !== undefined && 'payload' in packet ? { ...packet, payload: [...packet.payload] } : packet;

describe('a datagram', () => {
  it('is read with its addresses, ports and payload', () => {
    fc.assert(
      fc.property(datagrams, ({ from, to, payload, ...sighting }) => {
        const { bytes } = packetOf({ ...sighting, from, to, payload });
        expect(plain(parsePacket(bytes))).toEqual({
          is: 'datagram',
          from,
          to,
          sizeBytes: payload.length,
          payload: [...payload],
        });
      }),
    );
  });

  it('keeps its length if only a part of the packet is known', () => {
    fc.assert(
      fc.property(datagrams, fc.nat(5000), (sighting, cut) => {
        const { bytes } = packetOf(sighting);
        const headerBytes = bytes.length - sighting.payload.length;
        const packet = parsePacket(bytes.subarray(0, headerBytes + Math.min(cut, sighting.payload.length)));
        expect(packet).toMatchObject({ is: 'datagram', sizeBytes: sighting.sizeBytes });
        expect(plain(packet)).toMatchObject({ payload: [...sighting.payload.subarray(0, cut)] });
      }),
    );
  });

  it('is identified by the answer that no program listens', () => {
    fc.assert(
      fc.property(datagrams, ({ from, to, ...sighting }) => {
        const { bytes } = packetOf({ ...sighting, from, to, is: 'refusal', sizeBytes: 0 });
        expect(parsePacket(bytes)).toEqual({ is: 'refusal', from, to });
      }),
    );
  });
});

/**
 * Splits an IPv4 packet, or an IPv6 packet with a fragment header, into fragments of a multiple of
 * eight bytes.
 */
function fragmentsOf(bytes: Uint8Array, pieceBytes: number): readonly Uint8Array[] {
  const isSix = bytes[0] === 0x60;
  const headerBytes = isSix ? 40 : 20;
  const carried = bytes.subarray(headerBytes);
  const count = Math.max(1, Math.ceil(carried.length / pieceBytes));
  return Array.from({ length: count }, (_, index) => {
    const piece = carried.subarray(index * pieceBytes, (index + 1) * pieceBytes);
    const more = index < count - 1;
    const header = Buffer.from(bytes.subarray(0, headerBytes));
    const offset = (index * pieceBytes) / 8;
    if (!isSix) {
      header.writeUInt16BE(headerBytes + piece.length, 2);
      header.writeUInt16BE(4711, 4);
      header.writeUInt16BE((more ? 0x2000 : 0) | offset, 6);
      return Buffer.concat([header, piece]);
    }
    const extension = Buffer.alloc(8);
    extension[0] = header[6] as number;
    header[6] = 44;
    header.writeUInt16BE(8 + piece.length, 4);
    extension.writeUInt16BE((offset << 3) | (more ? 1 : 0), 2);
    extension.writeUInt32BE(4711, 4);
    return Buffer.concat([header, extension, piece]);
  });
}

describe('a fragmented datagram', () => {
  const shuffledPieces = fc
    .record({ sighting: datagrams, units: fc.integer({ min: 1, max: 200 }), seed: fc.infiniteStream(fc.nat()) })
    .filter(({ sighting, units }) => sighting.payload.length + 8 > units * 8)
    .map(({ sighting, units, seed }) => {
      const pieces = fragmentsOf(packetOf(sighting).bytes, units * 8);
      const keys = pieces.map(() => seed.next().value as number);
      return { sighting, pieces: pieces.map((piece, at) => ({ piece, key: keys[at] ?? 0 })) };
    });

  it('is complete when its last fragment has arrived, in any order', () => {
    fc.assert(
      fc.property(shuffledPieces, ({ sighting: { from, to, payload }, pieces }) => {
        const reassembly = new Reassembly();
        const inDisorder = pieces.toSorted((a, b) => a.key - b.key);
        const found = inDisorder.map(({ piece }) => reassembly.add(parsePacket(piece) as Fragment));
        expect(found.slice(0, -1).every((packet) => packet === undefined)).toBe(true);
        const whole = { is: 'datagram', from, to, sizeBytes: payload.length, payload: [...payload] };
        expect(plain(found.at(-1))).toEqual(whole);
      }),
    );
  });

  it('is not complete while a fragment is missing', () => {
    fc.assert(
      fc.property(shuffledPieces, fc.nat(), ({ pieces }, which) => {
        const reassembly = new Reassembly();
        const some = pieces.filter((_, at) => at !== which % pieces.length);
        for (const { piece } of some) expect(reassembly.add(parsePacket(piece) as Fragment)).toBeUndefined();
      }),
    );
  });
});

describe('bytes that are not a packet', () => {
  it('never cause an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(0x45, 0x46, 0x4f, 0x60), (bytes, first) => {
        const packet = parsePacket(Uint8Array.of(first, ...bytes));
        if (packet?.is === 'fragment') new Reassembly().add(packet);
      }),
      { numRuns: 2000 },
    );
  });
});
