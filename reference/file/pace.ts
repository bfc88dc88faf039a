/**
 * How fast chunks are sent: the protocol has no acknowledgements, so the sender alone decides (handout §4).
 */
import type { Endpoint } from '../udp.ts';

/** The pace of one transfer. */
export interface Pace extends Disposable {
  /**
   * Waits until chunks may be sent, and says how many (at least one) may be sent before it is asked again.
   *
   * @throws ExchangeError `receiver-gone` where it is known that nobody receives any more; the signal's reason when aborted
   */
  readonly nextBurst: (signal?: AbortSignal) => Promise<number>;
}

/** Makes the pace of one transfer to a receiver. */
export type PaceTo = (to: Endpoint) => Pace;
