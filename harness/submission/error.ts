/**
 * A hand-in that cannot be graded at all: there is nothing to read, it is too large, or its manifest is wrong.
 *
 * The code is stable, the message says what was attempted, on what, why not and what to do. For the person who grades; never thrown
 * for a mistake inside one program, which is data.
 */
export type SubmissionErrorCode =
  | 'folder.missing'
  | 'folder.notAFolder'
  | 'folder.unreadable'
  | 'folder.tooLarge'
  | 'manifest.unreadable'
  | 'manifest.syntax'
  | 'manifest.invalid'
  | 'manifest.path';

export class SubmissionError extends Error {
  override readonly name = 'SubmissionError';
  readonly audience = 'grader';
  readonly code: SubmissionErrorCode;

  constructor(code: SubmissionErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
