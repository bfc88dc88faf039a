/**
 * Datagrams in the order of arrival, until the program takes them.
 *
 * A waiting receiver gets a datagram first, then the listener, then the queue. The queue is
 * bounded: like the kernel's own buffer, it counts and drops what does not fit. So a slow receiver
 * costs a limited amount of memory, and can see that it lost something.
 */
import type { Endpoint } from './endpoint.ts';

export interface Datagram {
  readonly payload: Uint8Array;
  readonly from: Endpoint;
}

export type DatagramListener = (datagram: Datagram) => void;

interface Waiter {
  readonly resolve: (datagram: Datagram) => void;
  readonly reject: (reason: Error) => void;
}

/** Memory of an entry besides its payload, so that empty datagrams also count. */
const entryBytes = 256;

export class DatagramQueue {
  readonly #limitBytes: number;
  readonly #waiters = new Set<Waiter>();
  #entries: Datagram[] = [];
  #head = 0;
  #bytes = 0;
  #listener: DatagramListener | undefined;
  #failure: Error | undefined;
  #end: Error | undefined;
  /** Number of dropped datagrams. */
  overflowed = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  push(datagram: Datagram): void {
    const [waiter] = this.#waiters;
    if (waiter !== undefined) return waiter.resolve(datagram);
    if (this.#listener !== undefined) return this.#listener(datagram);
    const cost = datagram.payload.length + entryBytes;
    if (this.#bytes + cost > this.#limitBytes) {
      this.overflowed += 1;
      return;
    }
    this.#bytes += cost;
    this.#entries.push(datagram);
  }

  /** The oldest datagram, or undefined if the queue is empty. */
  take(): Datagram | undefined {
    const datagram = this.#entries[this.#head];
    if (datagram === undefined) return undefined;
    this.#bytes -= datagram.payload.length + entryBytes;
    this.#head += 1;
    // Removing at the front takes time in proportion to the length, so it happens in large steps.
    if (this.#head === this.#entries.length || this.#head === 4096) {
      this.#entries = this.#entries.slice(this.#head);
      this.#head = 0;
    }
    return datagram;
  }

  /**
   * The next datagram.
   *
   * @param timeoutMs waits without a limit if undefined
   * @param late creates the error for a timeout
   * @throws the error of `late`, the error of a fault or of the end, or the reason of an aborted
   * signal
   */
  async next(timeoutMs: number | undefined, signal: AbortSignal | undefined, late: () => Error): Promise<Datagram> {
    signal?.throwIfAborted();
    if (this.#end !== undefined) throw this.#end;
    const ready = this.take();
    if (ready !== undefined) return ready;
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure;
    return this.#wait(timeoutMs, signal, late);
  }

  /** Gives all queued and later datagrams to `listener`. @returns a function that stops this */
  listen(listener: DatagramListener): () => void {
    for (let datagram = this.take(); datagram !== undefined; datagram = this.take()) listener(datagram);
    this.#listener = listener;
    return () => {
      if (this.#listener === listener) this.#listener = undefined;
    };
  }

  /** Reports a fault of the socket to the receiver that waits, or else to the next one. */
  fail(error: Error): void {
    const [waiter] = this.#waiters;
    if (waiter === undefined) this.#failure = error;
    else waiter.reject(error);
  }

  /** Rejects all receivers that wait, and all later ones. Drops what is queued. */
  end(error: Error): void {
    this.#end = error;
    this.#entries = [];
    this.#head = 0;
    this.#listener = undefined;
    for (const waiter of this.#waiters) waiter.reject(error);
  }

  #wait(timeoutMs: number | undefined, signal: AbortSignal | undefined, late: () => Error): Promise<Datagram> {
    return new Promise((resolve, reject) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(() => waiter.reject(late()), timeoutMs);
      const onAbort = (): void => waiter.reject(signal?.reason as Error);
      const settle = (): void => {
        this.#waiters.delete(waiter);
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      const waiter: Waiter = {
        resolve: (datagram) => {
          settle();
          resolve(datagram);
        },
        reject: (reason) => {
          settle();
          reject(reason);
        },
      };
      this.#waiters.add(waiter);
      signal?.addEventListener('abort', onAbort);
    });
  }
}
