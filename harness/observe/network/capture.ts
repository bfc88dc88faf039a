/**
 * All UDP traffic of a lane, from the kernel: every datagram in the order in which it was sent, whoever sent it and whether anybody listens, and
 * the kernel's answer where nobody does.
 *
 * Only a process in a network namespace of its own may and should see it: on a shared network it would see what is none of its business. A flood
 * that outruns the reader is lost to the capture, and counted; the programs themselves lose nothing by it.
 */
import { hasLibc } from '../process/libc.ts';
import { openPacketRing, type PacketRing } from './packet-ring.ts';
import { parsePacket, type Refusal, type UdpPacket } from './packet.ts';
import { Reassembly } from './reassembly.ts';

/** A datagram, or the answer to one, and when it left: milliseconds since the epoch by the kernel's clock. */
export type Captured = (UdpPacket | Refusal) & { readonly epochMs: number };

export class Capture implements Disposable {
  readonly #ring: PacketRing;
  readonly #reassembly = new Reassembly();

  private constructor(ring: PacketRing) {
    this.#ring = ring;
  }

  /** @throws where this process sees no packets; the message says why */
  static open(): Capture {
    return new Capture(openPacketRing());
  }

  /** All that was sent since the last call. */
  read(): readonly Captured[] {
    return this.#ring.read().flatMap(({ epochMs, bytes }) => {
      const parsed = parsePacket(bytes);
      const packet = parsed?.is === 'fragment' ? this.#reassembly.add(parsed) : parsed;
      return packet === undefined || packet.is === 'fragment' ? [] : [{ ...packet, epochMs }];
    });
  }

  /** Packets that were lost to the capture since the last call, because too many came between two calls of {@link read}. */
  overflowed(): number {
    return this.#ring.dropped();
  }

  /** Forgets all that was sent so far. */
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
  /** Why there is none, and what that costs; absent where there is one. */
  readonly note?: string;
}

const cost =
  'datagrams between two programs of a submission, and those to an address where nobody listens, are not seen';

/** Opens a capture in this process, which should have a network namespace of its own. @returns the reason, as a note, where it cannot */
export function openCapture(): Capture | string {
  if (!hasLibc()) return `the optional package koffi is not installed: ${cost}`;
  try {
    return Capture.open();
  } catch (error) {
    return `no capture of datagrams (${(error as Error).message}): ${cost}`;
  }
}

/** Whether this process, in a network namespace of its own, can capture: found out by trying. */
export function tryCapture(): CaptureFound {
  const capture = openCapture();
  if (typeof capture === 'string') return { capture: 'none', note: capture };
  capture[Symbol.dispose]();
  return { capture: 'packet' };
}
