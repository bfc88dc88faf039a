/**
 * Reassembles fragmented packets, as the receiver's kernel does. Fragments may come in any order
 * and more than once.
 */
import { parseTransport, type Fragment, type Packet } from './packet.ts';

/**
 * Number of incomplete packets that are kept at the same time; the oldest is discarded for a new
 * one.
 */
const openAtMost = 16;
const largestBytes = 65_535;

export class Reassembly {
  readonly #open = new Map<string, Fragment[]>();

  /** @returns the packet if this was its last missing fragment */
  add(piece: Fragment): Packet | undefined {
    const pieces = this.#open.get(piece.key) ?? [];
    this.#open.set(piece.key, [...pieces.filter((each) => each.offsetBytes !== piece.offsetBytes), piece]);
    if (this.#open.size > openAtMost) this.#open.delete([...this.#open.keys()][0] as string);
    const bytes = joinFragments(this.#open.get(piece.key) ?? []);
    if (bytes === undefined) return undefined;
    this.#open.delete(piece.key);
    const { source, destination, protocol } = piece;
    return parseTransport({ source, destination, protocol, bytes });
  }
}

function joinFragments(pieces: readonly Fragment[]): Uint8Array | undefined {
  const inOrder = pieces.toSorted((a, b) => a.offsetBytes - b.offsetBytes);
  if (inOrder.at(-1)?.isLast !== true) return undefined;
  let end = 0;
  for (const { offsetBytes, bytes } of inOrder) {
    if (offsetBytes > end) return undefined;
    end = Math.max(end, offsetBytes + bytes.length);
  }
  if (end > largestBytes) return undefined;
  const whole = new Uint8Array(end);
  for (const { offsetBytes, bytes } of inOrder) whole.set(bytes, offsetBytes);
  return whole;
}
