/**
 * Parses IP packets as far as this lab needs: UDP datagrams, the answer that no program listens at
 * a port, and fragments of either.
 *
 * It reads IPv4 and IPv6 with their options and extension headers. It ignores checksums, because
 * the kernel omits them on loopback. The result for anything else, and for malformed bytes, is
 * undefined, never an exception.
 */
import type { Endpoint } from '../../transcript/transcript.ts';

export interface UdpPacket {
  readonly is: 'datagram';
  readonly from: Endpoint;
  readonly to: Endpoint;
  /**
   * Size of the sent payload in bytes; greater than that of `payload` if only a part of the packet
   * is known.
   */
  readonly sizeBytes: number;
  readonly payload: Uint8Array;
}

/** The kernel's answer (ICMP port unreachable) to a datagram. */
export interface Refusal {
  readonly is: 'refusal';
  /** Sender and receiver of that datagram. */
  readonly from: Endpoint;
  readonly to: Endpoint;
}

/** A fragment of a packet that was too large for the interface. */
export interface Fragment {
  readonly is: 'fragment';
  /** Equal for all fragments of one packet. */
  readonly key: string;
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly offsetBytes: number;
  readonly isLast: boolean;
  readonly bytes: Uint8Array;
}

export type Packet = UdpPacket | Refusal | Fragment;

const UDP = 17;
const ICMP = 1;
const ICMPV6 = 58;
const FRAGMENT_HEADER = 44;
/**
 * Hop-by-hop options, routing, destination options: the next header, then the length in units of 8
 * bytes, not counting the first 8.
 */
const skippedHeaders: ReadonlySet<number> = new Set([0, 43, 60]);

/** @param bytes from the first byte of the IP header */
export function parsePacket(bytes: Uint8Array): Packet | undefined {
  const network = parseNetwork(bytes);
  if (network === undefined || 'is' in network) return network;
  return parseTransport(network);
}

/** The content of an IP packet, with sender and receiver. */
export interface Transport {
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly bytes: Uint8Array;
}

export function parseTransport({ source, destination, protocol, bytes }: Transport): Packet | undefined {
  const view = viewOf(bytes);
  if (protocol === UDP && bytes.length >= 8) {
    const sizeBytes = view.getUint16(4) - 8;
    if (sizeBytes < 0) return undefined;
    return {
      is: 'datagram',
      ...endpoints(source, destination, view),
      sizeBytes,
      payload: bytes.subarray(8, 8 + sizeBytes),
    };
  }
  const isRefusal =
    (protocol === ICMP && bytes[0] === 3 && bytes[1] === 3) ||
    (protocol === ICMPV6 && bytes[0] === 1 && bytes[1] === 4);
  if (!isRefusal || bytes.length < 8) return undefined;
  // The packet that is answered begins after eight bytes.
  const answered = parseNetwork(bytes.subarray(8));
  if (answered === undefined || answered.protocol !== UDP || answered.bytes.length < 4) return undefined;
  if ('is' in answered && answered.offsetBytes > 0) return undefined;
  return { is: 'refusal', ...endpoints(answered.source, answered.destination, viewOf(answered.bytes)) };
}

function endpoints(
  source: string,
  destination: string,
  ports: DataView,
): { readonly from: Endpoint; readonly to: Endpoint } {
  return {
    from: { address: source, port: ports.getUint16(0) },
    to: { address: destination, port: ports.getUint16(2) },
  };
}

function parseNetwork(bytes: Uint8Array): Transport | Fragment | undefined {
  const version = (bytes[0] ?? 0) >> 4;
  if (version === 4 && bytes.length >= 20) return parseIpv4(bytes);
  if (version === 6 && bytes.length >= 40) return parseIpv6(bytes);
  return undefined;
}

function parseIpv4(bytes: Uint8Array): Transport | Fragment | undefined {
  const view = viewOf(bytes);
  const headerBytes = ((bytes[0] as number) & 15) * 4;
  if (headerBytes < 20) return undefined;
  const [source, destination] = [ipv4At(bytes, 12), ipv4At(bytes, 16)];
  const protocol = bytes[9] as number;
  const carried = {
    source,
    destination,
    protocol,
    bytes: bytes.subarray(headerBytes, Math.max(headerBytes, view.getUint16(2))),
  };
  const flags = view.getUint16(6);
  const [offsetBytes, isLast] = [(flags & 0x1fff) * 8, (flags & 0x2000) === 0];
  if (offsetBytes === 0 && isLast) return carried;
  return {
    is: 'fragment',
    key: `${source} ${destination} ${protocol} ${view.getUint16(4)}`,
    ...carried,
    offsetBytes,
    isLast,
  };
}

function parseIpv6(bytes: Uint8Array): Transport | Fragment | undefined {
  const view = viewOf(bytes);
  const [source, destination] = [ipv6At(view, 8), ipv6At(view, 24)];
  const end = Math.min(bytes.length, 40 + view.getUint16(4));
  let [protocol, at] = [bytes[6] as number, 40];
  while (skippedHeaders.has(protocol) && at + 8 <= end) {
    protocol = bytes[at] as number;
    at += 8 * (1 + (bytes[at + 1] as number));
  }
  if (at > end) return undefined;
  if (protocol !== FRAGMENT_HEADER) return { source, destination, protocol, bytes: bytes.subarray(at, end) };
  if (at + 8 > end) return undefined;
  const [inner, where, id] = [bytes[at] as number, view.getUint16(at + 2), view.getUint32(at + 4)];
  const piece = { source, destination, protocol: inner, bytes: bytes.subarray(at + 8, end) };
  const [offsetBytes, isLast] = [where & 0xfff8, (where & 1) === 0];
  return { is: 'fragment', key: `${source} ${destination} ${inner} ${id}`, ...piece, offsetBytes, isLast };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function ipv4At(bytes: Uint8Array, at: number): string {
  return bytes.subarray(at, at + 4).join('.');
}

/** The longest run of zero groups, or the first of several, is written as `::` (RFC 5952). */
function ipv6At(view: DataView, at: number): string {
  const groups = Array.from({ length: 8 }, (_, index) => view.getUint16(at + 2 * index).toString(16));
  const text = groups.join(':');
  const longest = [...text.matchAll(/(?<![^:])0(?::0)+(?=:|$)/g)].toSorted((a, b) => b[0].length - a[0].length)[0];
  if (longest === undefined) return text;
  const after = text.slice(longest.index + longest[0].length);
  return `${text.slice(0, longest.index).replace(/:$/, '')}::${after.replace(/^:/, '')}`;
}
