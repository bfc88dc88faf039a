/**
 * Which output of a program shows no progress: the words that it writes each time that it sends the
 * same datagram again. A program that only writes the same words, such as one dot after another, may
 * be at work.
 */

/** More different words are an output that changes. */
const remembered = 200;

export class RepeatedOutput {
  #sendsAgain = false;
  readonly #written = new Set<string>();

  /** A program has sent a datagram that is new, or only sent one again. */
  noteDatagram(isNew: boolean): void {
    this.#sendsAgain = !isNew;
    if (isNew) this.#written.clear();
  }

  /** @param text what a program has written; numbers in it may count the attempts */
  isRepetition(text: string): boolean {
    const words = text.replace(/\d+/g, '#');
    const isKnown = this.#written.has(words);
    if (this.#written.size < remembered) this.#written.add(words);
    return isKnown && this.#sendsAgain;
  }
}
