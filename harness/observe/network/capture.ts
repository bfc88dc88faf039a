/**
 * Captures all UDP traffic of a lane through the kernel: every datagram in the order of sending,
 * whether or not a program listens, and the kernel's answer if none does.
 *
 * Only a process in a network namespace of its own can and should capture; on a shared network it
 * would see traffic of other programs. If the traffic is faster than the reader, the capture loses
 * packets and counts them. The programs under test lose nothing.
 */
import { hasLibc } from '../process/libc.ts';
import { openPacketRing, type PacketRing } from './packet-ring.ts';
import { parsePacket, type Refusal, type UdpPacket } from './packet.ts';
import { Reassembly } from './reassembly.ts';

/**
 * A datagram or the kernel's answer to one, with its time: milliseconds since the epoch by the
 * kernel's clock.
 */
export type Captured = (UdpPacket | Refusal) & { readonly epochMs: number };

export class Capture implements Disposable {
  readonly #ring: PacketRing;
  readonly #reassembly = new Reassembly();

  private constructor(ring: PacketRing) {
    this.#ring = ring;
  }

  /** @throws if this process cannot see packets; the message says why */
  static open(): Capture {
    return new Capture(openPacketRing());
  }

  /** All packets since the last call. */
  read(): readonly Captured[] {
    return this.#ring.read().flatMap(({ epochMs, bytes }) => {
      const parsed = parsePacket(bytes);
      const packet = parsed?.is === 'fragment' ? this.#reassembly.add(parsed) : parsed;
      return packet === undefined || packet.is === 'fragment' ? [] : [{ ...packet, epochMs }];
    });
  }

  /**
   * Number of packets that the capture lost since the last call, because too many came between two
   * calls of {@link read}.
   */
  overflowed(): number {
    return this.#ring.dropped();
  }

  /** Discards all packets so far. */
  skip(): void {
    while (this.#ring.read().length > 0);
    this.#ring.dropped();
  }

  [Symbol.dispose](): void {
    this.#ring[Symbol.dispose]();
  }
}

export interface CaptureFound {
  readonly capture: 'packet' | 'none';
  /** Why there is none and what that costs; absent if there is one. */
  readonly note?: string;
}

const cost =
  'datagrade does not see datagrams between two programs of a submission, or to an address where no program listens';

/**
 * Opens a capture in this process, which must have a network namespace of its own.
 * @returns the reason as a note if it cannot
 */
export function openCapture(): Capture | string {
  if (!hasLibc()) return `the optional package koffi is not installed: ${cost}`;
  try {
    return Capture.open();
  } catch (error) {
    return `datagrams cannot be captured (${(error as Error).message}): ${cost}`;
  }
}

/** Whether this process, in a network namespace of its own, can capture: tries it. */
export function tryCapture(): CaptureFound {
  const capture = openCapture();
  if (typeof capture === 'string') return { capture: 'none', note: capture };
  capture[Symbol.dispose]();
  return { capture: 'packet' };
}
