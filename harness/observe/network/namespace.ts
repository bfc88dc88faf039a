/**
 * Network namespaces: the one of a process, and all sockets in the namespace of this process,
 * whichever process has them open (proc(5), namespaces(7)).
 */
import { readlinkSync } from 'node:fs';
import { readProcFile } from '../process/proc-file.ts';

/**
 * Identifies the network namespace of a process; undefined if the process has ended or may not be
 * read.
 */
export function networkNamespaceOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    return undefined;
  }
}

export interface NetworkSocket {
  readonly inode: number;
  /** Description, such as `a UDP socket on port 12000`. */
  readonly name: string;
}

/** Tables whose lines are `sl local rem st tx:rx tr:when retrnsmt uid timeout inode …`. */
const addressTables = ['udp', 'udp6', 'udplite', 'udplite6', 'raw', 'raw6', 'icmp', 'icmp6'];

/** All IP sockets, packet sockets, and local sockets that have a name. */
export function networkSockets(): readonly NetworkSocket[] {
  return [
    ...[...addressTables, ...tcpTables()].flatMap((table) => parseAddressTable(table, rowsOf(table))),
    ...packetSockets(),
    ...namedSockets(),
  ];
}

/**
 * Reading these tables takes milliseconds even if they are empty, so they are read only if the
 * kernel counts such a socket.
 */
function tcpTables(): readonly string[] {
  const isUsed = (counts: string, name: string): boolean =>
    rowsOf(counts, 0).some(([kind, , inUse]) => kind === `${name}:` && inUse !== '0');
  return [...(isUsed('sockstat', 'TCP') ? ['tcp'] : []), ...(isUsed('sockstat6', 'TCP6') ? ['tcp6'] : [])];
}

/** The table keeps a closed TCP connection for a minute, without a socket: its inode is 0. */
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

/**
 * `Num RefCount Protocol Flags Type St Inode Path`; only a socket with a name can conflict with
 * another program.
 */
function namedSockets(): readonly NetworkSocket[] {
  return rowsOf('unix').flatMap(([, , , , , , inode, path]) =>
    path === undefined ? [] : [{ inode: Number(inode), name: `a local socket named ${path.slice(0, 100)}` }],
  );
}

/** @param headLines number of lines before the first row */
function rowsOf(table: string, headLines = 1): readonly (readonly string[])[] {
  const lines = readProcFile(`/proc/self/net/${table}`)?.trim().split('\n') ?? [];
  return lines.slice(headLines).map((line) => line.trim().split(/\s+/));
}
