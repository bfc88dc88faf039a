/**
 * Network namespaces: which one a process is in, and the sockets of this process's own, whoever has them open (proc(5), namespaces(7)).
 */
import { readlinkSync } from 'node:fs';
import { readProcFile } from '../process/proc-file.ts';

/** Names the network namespace that a process is in; undefined where it is gone or not ours to look into. */
export function networkOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    return undefined;
  }
}

export interface NetworkSocket {
  readonly inode: number;
  /** For a person, such as `a UDP socket on port 12000`. */
  readonly name: string;
}

/** Tables whose lines are `sl local rem st tx:rx tr:when retrnsmt uid timeout inode …`. */
const addressTables = ['udp', 'udp6', 'udplite', 'udplite6', 'raw', 'raw6', 'icmp', 'icmp6'];

/** IP of all kinds, packet sockets, and local ones with a name. */
export function networkSockets(): readonly NetworkSocket[] {
  return [
    ...[...addressTables, ...tcpTables()].flatMap((table) => parseAddressTable(table, rowsOf(table))),
    ...packetSockets(),
    ...namedSockets(),
  ];
}

/** To read them takes milliseconds, however little is in them: they are left out where the kernel counts no such socket. */
function tcpTables(): readonly string[] {
  const isUsed = (counts: string, name: string): boolean =>
    rowsOf(counts, 0).some(([kind, , inUse]) => kind === `${name}:` && inUse !== '0');
  return [...(isUsed('sockstat', 'TCP') ? ['tcp'] : []), ...(isUsed('sockstat6', 'TCP6') ? ['tcp6'] : [])];
}

/** A TCP connection that has ended is remembered for a minute, without a socket: its inode is 0. */
function parseAddressTable(table: string, rows: readonly (readonly string[])[]): readonly NetworkSocket[] {
  const kind = table.replace('6', '').toUpperCase();
  return rows.flatMap((columns) => {
    const inode = Number(columns[9]);
    const port = Number.parseInt(columns[1]?.split(':')[1] ?? '0', 16);
    return inode > 0 ? [{ inode, name: `a ${kind} socket on port ${port}` }] : [];
  });
}

/** `sk RefCnt Type Proto Iface R Rmem User Inode` */
function packetSockets(): readonly NetworkSocket[] {
  return rowsOf('packet').map((columns) => ({ inode: Number(columns[8]), name: 'a packet socket' }));
}

/** `Num RefCount Protocol Flags Type St Inode Path`; only a name can be in somebody's way. */
function namedSockets(): readonly NetworkSocket[] {
  return rowsOf('unix').flatMap(([, , , , , , inode, path]) =>
    path === undefined ? [] : [{ inode: Number(inode), name: `a local socket named ${path.slice(0, 100)}` }],
  );
}

/** @param headLines lines that are no rows */
function rowsOf(table: string, headLines = 1): readonly (readonly string[])[] {
  const lines = readProcFile(`/proc/self/net/${table}`)?.trim().split('\n') ?? [];
  return lines.slice(headLines).map((line) => line.trim().split(/\s+/));
}
