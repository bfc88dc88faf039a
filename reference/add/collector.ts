/**
 * Combines datagrams into messages, separately for each sender (address and port).
 *
 * It keeps a sender's datagrams until there are as many as the message has. If they do not fit, it
 * drops the oldest, so that one stray or lost datagram does not spoil later messages. The number of
 * senders is limited: it forgets the one that sent the longest ago.
 */
import type { Datagram } from '../udp.ts';
import type { Layout } from './dialect.ts';
import { decode } from './message.ts';
import type { AddValues } from './values.ts';

export type Collected =
  | { readonly state: 'complete'; readonly values: AddValues }
  | { readonly state: 'waiting' }
  /** The datagrams do not fit the dialect; the oldest was dropped. */
  | { readonly state: 'unfit' };

const maxSenders = 1024;

export class MessageCollector {
  readonly #layouts: readonly Layout[];
  readonly #begun = new Map<string, Uint8Array[]>();

  constructor(layouts: readonly Layout[]) {
    this.#layouts = layouts;
  }

  add({ payload, from }: Datagram): Collected {
    const sender = `${from.address} ${from.port}`;
    const datagrams = [...(this.#begun.get(sender) ?? []), payload];
    this.#begun.delete(sender);
    if (datagrams.length < this.#layouts.length) {
      this.#remember(sender, datagrams);
      return { state: 'waiting' };
    }
    const values = decode(this.#layouts, datagrams);
    if (values !== undefined) return { state: 'complete', values };
    if (datagrams.length > 1) this.#remember(sender, datagrams.slice(1));
    return { state: 'unfit' };
  }

  #remember(sender: string, datagrams: Uint8Array[]): void {
    this.#begun.set(sender, datagrams);
    if (this.#begun.size <= maxSenders) return;
    for (const oldest of this.#begun.keys()) {
      this.#begun.delete(oldest);
      return;
    }
  }
}
