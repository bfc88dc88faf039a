/**
 * The Linux kernel's figures of a receiver on this machine: what waits in its buffer, and what was
 * dropped.
 *
 * They come from `/proc/net/udp` and `/proc/net/udp6`; a poll takes about 35 µs if there are few
 * sockets. On other systems, and for receivers on other machines, there are none. The address must
 * certainly belong to this machine, because another machine may use the same port.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { endianness, networkInterfaces } from 'node:os';
import { type Endpoint, isLoopback, unmapped } from './endpoint.ts';

export interface ReceiverFigures {
  /** Memory of the waiting datagrams in bytes, including the kernel's overhead. */
  readonly queuedBytes: number;
  /** Number of datagrams dropped since the socket was opened. */
  readonly dropped: number;
}

export interface ReceiverWatch extends Disposable {
  /** Whether the figures of a socket at that address could be read. */
  readonly isAvailable: boolean;
  /** The current figures, or undefined if no socket receives at that address and port. */
  readonly poll: () => ReceiverFigures | undefined;
}

const noFigures: ReceiverWatch = { isAvailable: false, poll: () => undefined, [Symbol.dispose]: () => undefined };

/**
 * Watches the receiver at `to`. Never throws: if there are no figures, each poll returns undefined.
 */
export function watchReceiver(to: Endpoint): ReceiverWatch {
  if (process.platform !== 'linux' || !isOfThisMachine(to.address)) return noFigures;
  const tables = ['/proc/net/udp', '/proc/net/udp6'].flatMap(opened);
  const wanted = localAddressesOf(to.address);
  const block = Buffer.alloc(64 * 1024);
  const port = `:${to.port.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    isAvailable: tables.length > 0,
    poll: () =>
      figuresIn(
        tables.flatMap((table) => rowsOf(table, block)),
        (local) => local.endsWith(port) && wanted.has(local.slice(0, -5)),
      ),
    [Symbol.dispose]: () => tables.forEach((table) => closeSync(table)),
  };
}

/** Polls once. @see watchReceiver */
export function receiverFigures(to: Endpoint): ReceiverFigures | undefined {
  using watch = watchReceiver(to);
  return watch.poll();
}

/**
 * Whether no program of this machine receives there, as far as is known. A packet filter may still
 * redirect a datagram, so a caller should warn, but not give up.
 */
export function hasNoReceiver(to: Endpoint): boolean {
  using watch = watchReceiver(to);
  return watch.isAvailable && watch.poll() === undefined;
}

/** Size in bytes of the receive buffer that a socket has by default. */
export function defaultReceiveBufferBytes(): number {
  try {
    return Number(readFileSync('/proc/sys/net/core/rmem_default', 'latin1')) || 212_992;
  } catch {
    return 212_992;
  }
}

function isOfThisMachine(address: string): boolean {
  const plain = unmapped(address);
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  return isLoopback(plain) || own.some((each) => each.address.toLowerCase() === plain);
}

/**
 * Column 2 is the local address, column 5 contains the send and receive queues, the last one the
 * drops.
 */
function figuresIn(rows: readonly string[], isWanted: (local: string) => boolean): ReceiverFigures | undefined {
  const found = rows
    .map((row) => row.trim().split(/\s+/))
    .filter((columns) => isWanted(columns[1] ?? ''))
    .map((columns) => ({
      queuedBytes: Number.parseInt(columns[4]?.split(':')[1] ?? '0', 16),
      dropped: Number(columns.at(-1)),
    }));
  // Several sockets may share a port. The one with the fullest buffer matters.
  return found.toSorted((left, right) => right.queuedBytes - left.queuedBytes)[0];
}

/**
 * The local addresses of sockets that can receive a datagram to `address`, as the kernel writes
 * them: the address itself, or a wildcard.
 */
function localAddressesOf(address: string): Set<string> {
  const plain = unmapped(address).split('%')[0] ?? '';
  const anyOfSix = '0'.repeat(32);
  if (!isIPv4(plain)) return new Set([hexWords(bytesOfSix(plain)), anyOfSix]);
  const bytes = plain.split('.').map(Number);
  const mapped = [...Array<number>(10).fill(0), 255, 255, ...bytes];
  return new Set([hexWords(bytes), '0'.repeat(8), hexWords(mapped), anyOfSix]);
}

/** The kernel prints 32-bit words in the machine's own byte order. */
function hexWords(bytes: readonly number[]): string {
  const words = Array.from({ length: bytes.length / 4 }, (_, index) => bytes.slice(4 * index, 4 * index + 4));
  return words
    .flatMap((word) => (endianness() === 'LE' ? word.toReversed() : word))
    .map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'))
    .join('');
}

function bytesOfSix(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
}

function opened(path: string): number[] {
  try {
    return [openSync(path, 'r')];
  } catch {
    return [];
  }
}

function rowsOf(table: number, block: Buffer): string[] {
  let text = '';
  for (let size = readSync(table, block, 0, block.length, 0); size > 0;) {
    text += block.toString('latin1', 0, size);
    size = readSync(table, block, 0, block.length, text.length);
  }
  return text.split('\n').slice(1);
}
