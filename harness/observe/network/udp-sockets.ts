/**
 * The UDP sockets of a network namespace, with their queues and drops, as the kernel lists them
 * (`/proc/<pid>/net/udp`, proc(5)).
 */
import { readProcFile } from '../process/proc-file.ts';

export interface UdpSocket {
  readonly inode: number;
  /** Local address in its usual notation; `0.0.0.0` or `::` for any. */
  readonly address: string;
  readonly port: number;
  readonly remotePort: number;
  /** Bytes of kernel memory in the receive queue; 0 means an empty queue. */
  readonly queuedBytes: number;
  /** Datagrams that the kernel dropped because the receive buffer was full. */
  readonly drops: number;
}

export function readUdpSockets(pid: number | 'self' = 'self'): readonly UdpSocket[] {
  return [
    ...parseUdpTable(readProcFile(`/proc/${pid}/net/udp`) ?? ''),
    ...parseUdpTable(readProcFile(`/proc/${pid}/net/udp6`) ?? ''),
  ];
}

/**
 * One line for each socket: `sl local rem st tx:rx tr:when retrnsmt uid timeout inode ref pointer
 * drops`, addresses and queues in hex.
 */
export function parseUdpTable(text: string): readonly UdpSocket[] {
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns.length >= 13)
    .map((columns) => ({
      inode: Number(columns[9]),
      address: addressIn(columns[1]),
      port: hexAfterColon(columns[1]),
      remotePort: hexAfterColon(columns[2]),
      queuedBytes: hexAfterColon(columns[4]),
      drops: Number(columns[12]),
    }));
}

/**
 * `0100007F:1F90` is 127.0.0.1: words of four bytes, each in the byte order of the machine, which
 * is little-endian on all supported ones.
 */
function addressIn(column: string | undefined): string {
  const words = (column ?? '').split(':')[0]?.match(/[0-9A-F]{8}/gi) ?? [];
  const bytes = words.flatMap((word) => [...Buffer.from(word, 'hex')].toReversed());
  if (bytes.length !== 16) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[2 * at] as number) << 8) | (bytes[2 * at + 1] as number));
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return bytes.slice(12).join('.');
  if (groups.slice(0, 7).every((group) => group === 0)) return groups[7] === 0 ? '::' : `::${groups[7]?.toString(16)}`;
  return groups.map((group) => group.toString(16)).join(':');
}

function hexAfterColon(text: string | undefined): number {
  return Number.parseInt((text ?? '').split(':')[1] ?? '0', 16);
}
