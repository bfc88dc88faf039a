/** The id of a submission: the name of its folder, in the one form in which people type and compare it. */
import { basename } from 'node:path';
import { plainName } from '../observe/file-name.ts';

/** @param path in the form of `nameText`; letters with accents may be composed or not */
export function submissionId(path: string): string {
  return plainName(basename(path)).normalize('NFC');
}
