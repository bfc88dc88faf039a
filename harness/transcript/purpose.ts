/**
 * What the testbed's own acts in a performance were for: each datagram that its peer sent, and each
 * line that it typed. Expectations tell requests, answers and keyboard input apart by these.
 */

export type DatagramPurpose =
  /** A client of the add assignment sends its name and this integer. */
  | {
      readonly kind: 'ask';
      readonly number: number;
      /** Absent for the first name of the testbed's clients, which is one of the facts. */
      readonly name?: string;
    }
  /** The same client sends a further message of the same exchange. */
  | { readonly kind: 'continueAsking' }
  /** A server of the add assignment sends its name and this integer. */
  | { readonly kind: 'answer'; readonly number: number }
  | { readonly kind: 'request'; readonly file: string }
  | { readonly kind: 'chunk' }
  /** A message of a file transfer that is neither a request nor a chunk. */
  | { readonly kind: 'controlMessage' }
  /** Sent after all that a scenario tries, so that a server ends and displays what it holds back. */
  | { readonly kind: 'askToEnd' };

/** The values that a program may ask for at its keyboard. */
export type AnswerName = 'number' | 'name' | 'file' | 'host' | 'port' | 'destination';

/**
 * What a typed line means: a value, an Enter that lets a program continue, an option of a menu, or
 * the answer that ends a program whose work is done.
 */
export type LineMeaning = AnswerName | 'acknowledgement' | 'choice' | 'leave';
