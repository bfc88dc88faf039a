/**
 * The errors of programs that exchange datagrams: one class with stable codes.
 *
 * A message is a whole sentence: what was attempted, on what, why it failed, what to do. `user`
 * codes are for the person who typed the command; `developer` codes mean that the calling code is
 * wrong. An aborted operation throws the reason of its signal, not an error of this class.
 */
import type { FieldName } from './add/values.ts';

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

export interface ExchangeErrorOptions extends ErrorOptions {
  readonly concerns?: FieldName;
}

export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  readonly code: ExchangeErrorCode;
  /** The value of a message that the error is about; undefined if it is about something else. */
  readonly concerns: FieldName | undefined;

  constructor(code: ExchangeErrorCode, sentence: string, { concerns, ...options }: ExchangeErrorOptions = {}) {
    super(sentence, options);
    this.code = code;
    this.concerns = concerns;
  }

  /** Who can correct it. */
  get audience(): 'user' | 'developer' {
    return audiences[this.code];
  }
}

/** The system's code of an error (`EADDRINUSE`), or an empty string. */
export function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
