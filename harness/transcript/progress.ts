/**
 * Which datagrams of a program show that it makes progress. One that is sent again and again does
 * not, however often it comes: a client that repeats its request waits for an answer.
 */

/** Chunks of one file may be equal: the largest graded file has fewer than this. */
const chunksOfFile = 64;
/** Shorter datagrams are requests and acknowledgements. */
const chunkBytes = 512;
const equalMessages = 2;
/** Even if all of them differ, as with a counter or the time in them. */
const messagesWithoutAnswer = 40;

/** The same for answers to one question that is asked again and again, such as another integer each time. */
const answersToOneQuestion = 6;
/** An answer that is longer may be a part of a file. */
const answerBytes = 128;

/** More is a flood, and no progress. */
const remembered = 2048;

export class DatagramProgress {
  /** How often each payload was sent since the last answer. */
  readonly #counts = new Map<string, number>();
  #messages = 0;
  #chunks = 0;
  #isAskedAgain = false;

  /** The program was sent something: what it repeats now may be an answer. */
  noteAnswer(): void {
    this.#counts.clear();
    this.#messages = 0;
    this.#chunks = 0;
  }

  /**
   * The other half, with which the program runs, has sent it something that is new, or only repeats.
   * Chunks count in either case: each may be acknowledged by the same word, and they may be equal.
   */
  noteQuestion(isNew: boolean): void {
    this.#isAskedAgain = !isNew;
  }

  /** @returns whether a datagram of the program with this payload shows progress */
  isProgress(payload: string, sizeBytes: number): boolean {
    if (this.#counts.size >= remembered) return false;
    const times = (this.#counts.get(payload) ?? 0) + 1;
    this.#counts.set(payload, times);
    if (sizeBytes >= chunkBytes) {
      this.#chunks += 1;
      return times === 1 || this.#chunks <= chunksOfFile;
    }
    this.#messages += 1;
    if (this.#isAskedAgain && sizeBytes < answerBytes) return times === 1 && this.#messages <= answersToOneQuestion;
    return times <= equalMessages && this.#messages <= messagesWithoutAnswer;
  }
}
