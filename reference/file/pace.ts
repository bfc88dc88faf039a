/**
 * How fast chunks are sent. The protocol has no acknowledgements, so the sender alone decides
 * (handout §4).
 */
import type { Endpoint } from '../udp.ts';

/** The pace of one transfer. */
export interface Pace extends Disposable {
  /**
   * Waits until chunks may be sent.
   *
   * @returns how many chunks (at least one) may be sent before the next call
   * @throws ExchangeError `receiver-gone` if it is known that the receiver no longer reads; the
   * signal's reason when aborted
   */
  readonly nextBurst: (signal?: AbortSignal) => Promise<number>;
}

/** Creates the pace of one transfer to a receiver. */
export type PaceTo = (to: Endpoint) => Pace;
