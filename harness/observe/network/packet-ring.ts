/**
 * Reads all packets that leave on the loopback of a network namespace, from a ring buffer that the
 * kernel fills (packet(7), PACKET_RX_RING, version 2).
 *
 * A packet is in the ring as soon as the sending call has returned, with the kernel's timestamp. A
 * poll that finds nothing makes no system call. On loopback each packet appears twice, outgoing and
 * incoming; a filter in the kernel keeps the first (PACKET_OUTGOING). If the ring is full, packets
 * are dropped and counted; the programs under test are not affected.
 */
import { closeSync } from 'node:fs';
import { endianness } from 'node:os';
import { loadLibrary } from '../process/libc.ts';

/** One packet, without its link-layer header. */
export interface RingPacket {
  /** Milliseconds since the epoch by the kernel's clock, with a resolution of a microsecond. */
  readonly epochMs: number;
  /** From the first byte of the IP header; only the first 4 KB if the rest could not be read. */
  readonly bytes: Uint8Array;
}

export interface PacketRing extends Disposable {
  /** All packets since the last call, in the kernel's order. */
  readonly read: () => readonly RingPacket[];
  /** Number of packets dropped since the last call because the ring was full. */
  readonly dropped: () => number;
}

// <linux/if_packet.h>, <linux/if_ether.h>, <linux/filter.h>, <sys/mman.h>
const AF_PACKET = 17;
const SOCK_RAW = 3;
const SOCK_NONBLOCK = 0o4000;
const SOCK_CLOEXEC = 0o2000000;
const SOL_SOCKET = 1;
const SO_ATTACH_FILTER = 26;
const SOL_PACKET = 263;
const PACKET_RX_RING = 5;
const PACKET_STATISTICS = 6;
const PACKET_COPY_THRESH = 7;
const PACKET_VERSION = 10;
const TPACKET_V2 = 1;
const TP_STATUS_USER = 1;
const TP_STATUS_COPY = 2;
const PACKET_OUTGOING = 4;
const ETH_P_ALL = 3;
const PROT_READ_WRITE = 3;
const MAP_SHARED = 1;
const mapFailed = 0xffff_ffff_ffff_ffffn;
/** Index of the loopback interface in every network namespace. */
const loopbackIndex = 1;

/**
 * A frame holds a chunk of 2048 bytes with all its headers; a longer packet is read through the
 * socket.
 */
const frameBytes = 4096;
const blockBytes = 65_536;
const blockCount = 128;
const frameCount = (blockBytes / frameBytes) * blockCount;
const largestPacketBytes = 65_536 + 64;

interface Calls {
  socket(domain: number, type: number, protocol: number): number;
  setsockopt(fd: number, level: number, name: number, value: Buffer, length: number): number;
  getsockopt(fd: number, level: number, name: number, value: Buffer, length: number[]): number;
  bind(fd: number, address: Buffer, length: number): number;
  recv(fd: number, buffer: Buffer, length: number, flags: number): number;
  mmap(at: null, length: number, protection: number, flags: number, fd: number, offset: number): unknown;
  munmap(at: unknown, length: number): number;
}

/**
 * @throws if this process may not see packets, or the machine lacks a part; the message says which
 */
export function openPacketRing(): PacketRing {
  if (process.platform !== 'linux' || endianness() !== 'LE')
    throw new Error('capturing packets needs Linux on a little-endian processor');
  const { koffi, library } = loadLibrary();
  const calls = declareCalls(library);
  const fd = calls.socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) throw new Error('the kernel does not let this process open a packet socket');
  try {
    setUp(calls, fd, koffi);
    const sizeBytes = blockBytes * blockCount;
    const memory = calls.mmap(null, sizeBytes, PROT_READ_WRITE, MAP_SHARED, fd, 0);
    if (memory === mapFailed) throw new Error('the ring buffer of the packet socket cannot be mapped into memory');
    const frames = Buffer.from(koffi.view(memory, sizeBytes));
    bindToLoopback(calls, fd);
    return createRing(calls, fd, frames, () => void calls.munmap(memory, sizeBytes));
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function declareCalls(library: ReturnType<typeof loadLibrary>['library']): Calls {
  return {
    socket: library.func('int socket(int domain, int type, int protocol)'),
    setsockopt: library.func('int setsockopt(int fd, int level, int name, void *value, uint32_t length)'),
    getsockopt: library.func('int getsockopt(int fd, int level, int name, void *value, _Inout_ uint32_t *length)'),
    bind: library.func('int bind(int fd, void *address, uint32_t length)'),
    recv: library.func('long recv(int fd, void *buffer, size_t length, int flags)'),
    mmap: library.func('void *mmap(void *at, size_t length, int protection, int flags, int fd, int64_t offset)'),
    munmap: library.func('int munmap(void *at, size_t length)'),
  };
}

/** The order matters: no packet may arrive before the ring and the filter are set. */
function setUp(calls: Calls, fd: number, koffi: ReturnType<typeof loadLibrary>['koffi']): void {
  const set = (level: number, name: number, value: Buffer): void => {
    if (calls.setsockopt(fd, level, name, value, value.length) !== 0)
      throw new Error(`the kernel refuses a ring buffer for packets (socket option ${name} of level ${level})`);
  };
  set(SOL_PACKET, PACKET_VERSION, uint32s(TPACKET_V2));
  set(SOL_PACKET, PACKET_RX_RING, uint32s(blockBytes, blockCount, frameBytes, frameCount));
  set(SOL_PACKET, PACKET_COPY_THRESH, uint32s(1));
  const filter = outgoingOnly();
  const program = Buffer.alloc(16);
  program.writeUInt16LE(filter.length / 8, 0);
  program.writeBigUInt64LE(koffi.address(filter), 8);
  set(SOL_SOCKET, SO_ATTACH_FILTER, program);
}

/** Classic BPF: the whole packet if its type is PACKET_OUTGOING, otherwise none of it. */
function outgoingOnly(): Buffer {
  const packetType = 0xff_ff_f0_04;
  const steps = [
    [0x30, 0, 0, packetType],
    [0x15, 0, 1, PACKET_OUTGOING],
    [0x06, 0, 0, 0x4_00_00],
    [0x06, 0, 0, 0],
  ] as const;
  const filter = Buffer.alloc(8 * steps.length);
  steps.forEach(([code, jumpTrue, jumpFalse, value], index) => {
    filter.writeUInt16LE(code, 8 * index);
    filter.writeUInt8(jumpTrue, 8 * index + 2);
    filter.writeUInt8(jumpFalse, 8 * index + 3);
    filter.writeUInt32LE(value, 8 * index + 4);
  });
  return filter;
}

/** `struct sockaddr_ll`: family, protocol in network order, index of the interface. */
function bindToLoopback(calls: Calls, fd: number): void {
  const address = Buffer.alloc(20);
  address.writeUInt16LE(AF_PACKET, 0);
  address.writeUInt16BE(ETH_P_ALL, 2);
  address.writeInt32LE(loopbackIndex, 4);
  if (calls.bind(fd, address, address.length) !== 0) throw new Error('the packet socket cannot be bound to loopback');
}

function createRing(calls: Calls, fd: number, memory: Buffer, release: () => void): PacketRing {
  let frames: Buffer | undefined = memory;
  let next = 0;
  const large = Buffer.alloc(largestPacketBytes);
  const whole = (): Uint8Array | undefined => {
    const size = calls.recv(fd, large, large.length, 0);
    return size <= 0 ? undefined : Uint8Array.from(large.subarray(0, size));
  };
  return {
    read: () => {
      const packets: RingPacket[] = [];
      // A flood must not block its reader forever: at most one round through the ring, the rest at
      // the next call.
      while (frames !== undefined && packets.length < frameCount) {
        const frame = frames.subarray(next * frameBytes, (next + 1) * frameBytes);
        if ((frame.readUInt32LE(0) & TP_STATUS_USER) === 0) break;
        packets.push(readFrame(frame, whole));
        frame.writeUInt32LE(0, 0);
        next = (next + 1) % frameCount;
      }
      return packets;
    },
    dropped: () => {
      const figures = Buffer.alloc(8);
      return calls.getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, figures, [8]) === 0 ? figures.readUInt32LE(4) : 0;
    },
    [Symbol.dispose]: () => {
      if (frames === undefined) return;
      frames = undefined;
      release();
      closeSync(fd);
    },
  };
}

/**
 * `struct tpacket2_hdr`: status, length, length in the ring, offsets of the link-layer and the
 * network header, seconds, nanoseconds.
 */
function readFrame(frame: Buffer, whole: () => Uint8Array | undefined): RingPacket {
  const [inRing, linkAt, networkAt] = [frame.readUInt32LE(8), frame.readUInt16LE(12), frame.readUInt16LE(14)];
  const epochMs = frame.readUInt32LE(16) * 1000 + frame.readUInt32LE(20) / 1e6;
  const copied = (frame.readUInt32LE(0) & TP_STATUS_COPY) === 0 ? undefined : whole();
  const bytes = copied?.subarray(networkAt - linkAt) ?? Uint8Array.from(frame.subarray(networkAt, linkAt + inRing));
  return { epochMs, bytes };
}

function uint32s(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => buffer.writeUInt32LE(value, 4 * index));
  return buffer;
}
