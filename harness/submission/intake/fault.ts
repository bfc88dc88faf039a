/**
 * The errors of an archive that cannot be read. Each is one sentence: which file, what is wrong,
 * what to do.
 */
import { SubmissionError } from '../error.ts';
import { quotePath } from '../read/paths.ts';

export function archiveTooLarge(shown: string, what: string): SubmissionError {
  return new SubmissionError(
    'archive.tooLarge',
    `cannot unpack ${quotePath(shown)}: ${what}; look at it by hand, and ask for one that contains only the sources`,
  );
}

/** Cut off, or its bytes do not fit together. */
export function archiveDamaged(shown: string, what: string): SubmissionError {
  return new SubmissionError(
    'archive.damaged',
    `cannot unpack ${quotePath(shown)}: ${what}; download it again, or ask for a new one`,
  );
}

export function archiveEncrypted(shown: string, entry: string): SubmissionError {
  return new SubmissionError(
    'archive.encrypted',
    `cannot unpack ${quotePath(shown)}: ${quotePath(entry)} in it is encrypted; ask for an archive without a password`,
  );
}

/** It could write, or point, to where it should not; or its names are not clear. */
export function archiveUnsafe(shown: string, what: string): SubmissionError {
  return new SubmissionError(
    'archive.unsafe',
    `cannot unpack ${quotePath(shown)}: ${what}; look at it by hand, and ask for a new one`,
  );
}

/** A format that datagrade recognises and does not read. */
export function archiveUnknown(shown: string, format: string): SubmissionError {
  return new SubmissionError(
    'archive.unknown',
    `cannot unpack ${quotePath(shown)}: it is ${format}, which datagrade does not read; unpack it by hand, or ask for a zip`,
  );
}
