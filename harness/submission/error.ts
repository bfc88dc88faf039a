/**
 * A submission that cannot be graded at all: there is nothing to read, it is too large, or its
 * manifest is invalid.
 *
 * The code is stable. The message says what was attempted, on what, why it failed and what to do,
 * for the person who grades. A mistake inside one program is data, and never this error.
 */
export type SubmissionErrorCode =
  | 'folder.missing'
  | 'folder.notAFolder'
  | 'folder.unreadable'
  | 'folder.tooLarge'
  | 'folder.onlyArchives'
  | 'folder.changed'
  | 'archive.damaged'
  | 'archive.encrypted'
  | 'archive.tooLarge'
  | 'archive.unknown'
  | 'archive.unsafe'
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
