/**
 * What can go wrong while two programs exchange datagrams, as one class with stable codes.
 *
 * A message is a whole sentence: what was attempted, on what, why not, what to do. The `user` codes are for whoever typed the
 * command; the `developer` codes mean that the calling code is wrong. Aborting is no error of this class: the signal's own
 * reason is thrown then.
 */

const audiences = {
  'socket-closed': 'developer',
  'missing-value': 'developer',
  'wrong-family': 'developer',
  'cannot-carry': 'user',
  'wrong-template': 'user',
  'wrong-name': 'user',
  'port-taken': 'user',
  'port-forbidden': 'user',
  'address-not-here': 'user',
  'host-unknown': 'user',
  'nobody-listens': 'user',
  unreachable: 'user',
  'too-large': 'user',
  'socket-failed': 'user',
  'timed-out': 'user',
  'no-answer': 'user',
  stalled: 'user',
  'chunk-too-long': 'user',
  'receiver-gone': 'user',
  'disk-too-slow': 'user',
  'cannot-write': 'user',
  'cannot-serve': 'user',
} as const satisfies Record<string, 'user' | 'developer'>;

export type ExchangeErrorCode = keyof typeof audiences;

export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  readonly code: ExchangeErrorCode;

  constructor(code: ExchangeErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }

  /** Who can do something about it. */
  get audience(): 'user' | 'developer' {
    return audiences[this.code];
  }
}

/** The code that the system gave an error (`EADDRINUSE`), or an empty string. */
export function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
