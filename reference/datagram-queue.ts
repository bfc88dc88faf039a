/**
 * Datagrams in the order in which they arrived, until someone takes them.
 *
 * A waiting receiver comes first, then the listener, then the queue. The queue is bounded: what does not fit is counted and
 * thrown away, as the kernel does with its own buffer, so a receiver that falls behind costs no memory without end and can tell
 * that it lost something.
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

/** What an entry costs besides its payload, so that empty datagrams count too. */
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

  /** The oldest datagram, or undefined where none has arrived. */
  take(): Datagram | undefined {
    const datagram = this.#entries[this.#head];
    if (datagram === undefined) return undefined;
    this.#bytes -= datagram.payload.length + entryBytes;
    this.#head += 1;
    // Removing at the front costs time in proportion to the length, so it is done in large steps.
    if (this.#head === this.#entries.length || this.#head === 4096) {
      this.#entries = this.#entries.slice(this.#head);
      this.#head = 0;
    }
    return datagram;
  }

  /** The next datagram. `late` makes the error for the time-out; an aborted signal rejects with its own reason. */
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

  /** Everything goes to `listener` from now on, first what is queued. Returns how to stop that. */
  listen(listener: DatagramListener): () => void {
    for (let datagram = this.take(); datagram !== undefined; datagram = this.take()) listener(datagram);
    this.#listener = listener;
    return () => {
      if (this.#listener === listener) this.#listener = undefined;
    };
  }

  /** A fault of the socket: rejects who waits, or else who asks next. */
  fail(error: Error): void {
    const [waiter] = this.#waiters;
    if (waiter === undefined) this.#failure = error;
    else waiter.reject(error);
  }

  /** No more: rejects everyone who waits or asks later, and forgets what is queued. */
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
