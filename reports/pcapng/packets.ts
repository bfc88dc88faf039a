/**
 * IP packets as they would appear on a wire: IPv4 and IPv6, UDP, and ICMP port unreachable, with
 * right lengths and checksums.
 */
import { bytesOf } from './blocks.ts';
import type { Sighting } from './sightings.ts';

export interface RawPacket {
  readonly bytes: Uint8Array;
  /** Its length on the wire: more than the bytes here if the payload is not known. */
  readonly originalBytes: number;
}

const UDP = 17;
const ICMP = 1;
const ICMPV6 = 58;

export function packetOf({ is, from, to, sizeBytes, payload }: Sighting): RawPacket {
  const [source, destination] = addressesOf(from.address, to.address);
  if (is === 'datagram') {
    const segment = udp(source, destination, from.port, to.port, sizeBytes, payload);
    const header = ip(source, destination, UDP, 8 + sizeBytes);
    const bytes = bytesOf([header, segment]);
    return { bytes, originalBytes: header.length + 8 + sizeBytes };
  }
  // The answer goes back with the header of the packet that it answers, without the payload.
  const answered = bytesOf([
    ip(source, destination, UDP, 8),
    udp(source, destination, from.port, to.port, 0, new Uint8Array()),
  ]);
  const answer = portUnreachable(destination, source, answered);
  const bytes = bytesOf([ip(destination, source, source.length === 4 ? ICMP : ICMPV6, answer.length), answer]);
  return { bytes, originalBytes: bytes.length };
}

function udp(
  source: Uint8Array,
  destination: Uint8Array,
  fromPort: number,
  toPort: number,
  sizeBytes: number,
  payload: Uint8Array | undefined,
): Uint8Array {
  // A length that the field cannot hold is 0 (RFC 2675).
  const length = 8 + sizeBytes > 0xffff ? 0 : 8 + sizeBytes;
  // Without the payload there is no checksum. IPv4 writes 0 for that, IPv6 forbids 0.
  const unknown = source.length === 16 ? 0xffff : 0;
  const head = [fromPort, toPort, length, payload === undefined ? unknown : 0].map(be16);
  const segment = bytesOf([...head, payload ?? new Uint8Array()]);
  if (payload !== undefined)
    segment.set(be16(checksum(pseudo(source, destination, UDP, segment), segment) || 0xffff), 6);
  return segment;
}

function portUnreachable(source: Uint8Array, destination: Uint8Array, answered: Uint8Array): Uint8Array {
  const isSix = source.length === 16;
  const message = bytesOf([Uint8Array.of(isSix ? 1 : 3, isSix ? 4 : 3, 0, 0, 0, 0, 0, 0), answered]);
  message.set(be16(checksum(isSix ? pseudo(source, destination, ICMPV6, message) : new Uint8Array(), message)), 2);
  return message;
}

function ip(source: Uint8Array, destination: Uint8Array, protocol: number, carriedBytes: number): Uint8Array {
  if (source.length === 16)
    return bytesOf([
      Uint8Array.of(0x60, 0, 0, 0),
      be16(carriedBytes),
      Uint8Array.of(protocol, 64),
      source,
      destination,
    ]);
  const header = bytesOf([
    Uint8Array.of(0x45, 0),
    be16(20 + carriedBytes),
    // No identification; "do not fragment".
    Uint8Array.of(0, 0, 0x40, 0, 64, protocol, 0, 0),
    source,
    destination,
  ]);
  header.set(be16(checksum(new Uint8Array(), header)), 10);
  return header;
}

function pseudo(source: Uint8Array, destination: Uint8Array, protocol: number, segment: Uint8Array): Uint8Array {
  return bytesOf([source, destination, be16(0), be16(segment.length), be16(0), be16(protocol)]);
}

/** The Internet checksum (RFC 1071) of an even number of bytes and the bytes after them. */
function checksum(before: Uint8Array, bytes: Uint8Array): number {
  let sum = 0;
  for (const part of [before, bytes])
    for (let at = 0; at < part.length; at += 2) sum += ((part[at] as number) << 8) | (part[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x1_0000);
  return ~sum & 0xffff;
}

function be16(value: number): Uint8Array {
  return Uint8Array.of((value >> 8) & 255, value & 255);
}

/** Both in one address family: an IPv4 address next to an IPv6 one is written in its IPv6 form. */
function addressesOf(...addresses: readonly [string, string]): readonly [Uint8Array, Uint8Array] {
  const isSix = addresses.some((address) => address.includes(':'));
  const [source, destination] = addresses.map((address) => (isSix ? sixOf(address) : fourOf(address)));
  return [source as Uint8Array, destination as Uint8Array];
}

function fourOf(address: string): Uint8Array {
  return Uint8Array.from(address.split('.').map(Number));
}

function sixOf(address: string): Uint8Array {
  const plain = address.split('%')[0] as string;
  if (!plain.includes(':')) return bytesOf([new Uint8Array(10), Uint8Array.of(255, 255), fourOf(plain)]);
  const four = /(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  const [head = '', tail] = (four === undefined ? plain : plain.replace(four, hexOf(fourOf(four)))).split('::');
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [left, right] = [groups(head), groups(tail ?? '')];
  const zeros = Array<number>(Math.max(0, 8 - left.length - right.length)).fill(0);
  return bytesOf([...left, ...zeros, ...right].map(be16));
}

function hexOf([a = 0, b = 0, c = 0, d = 0]: Uint8Array): string {
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}
