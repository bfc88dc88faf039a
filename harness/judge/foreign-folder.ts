/**
 * Whether a violation may only show that a program expects a folder of its author's machine. Such a
 * violation is never charged.
 */
import type { Role } from '../handout/programs.ts';
import type { Violation } from '../scenario/expectation.ts';
import { saysFileIsMissing } from './missing-file.ts';
import { fromBase64, View } from '../transcript/view.ts';
import type { Transcript } from '../transcript/transcript.ts';

/** A folder that exists here as well, but is not the program's: ENOTDIR, EACCES, EROFS. */
const refused = /ENOTDIR|EACCES|EROFS|permission denied|access is denied|read-only file system|not a directory/i;

/** What a program does that cannot open a file, and says nothing of it. */
const silent: readonly (string | undefined)[] = [
  'file-not-found',
  'no-file',
  'no-chunk',
  'content-empty',
  'nothing-for-empty-file',
];

/**
 * @returns the violation as it is, or an undecided one, if a folder of another machine may be its
 * cause
 */
export function excuseForeignFolder(violation: Violation, transcript: Transcript, roles: readonly Role[]): Violation {
  const { foreignFolders } = transcript.facts;
  if (foreignFolders === undefined || violation.undecided !== undefined) return violation;
  const view = new View(transcript);
  const out = roles.find(
    (role) =>
      (foreignFolders[role]?.length ?? 0) > 0 &&
      (silent.includes(violation.symptom) || saysNoAccess(writtenBy(view, role))),
  );
  if (out === undefined) return violation;
  const undecided = `The ${out} uses the folder ${foreignFolders[out]?.[0] ?? ''}, which does not exist on this machine. ${violation.actual}`;
  return { ...violation, undecided };
}

function saysNoAccess(written: string): boolean {
  return saysFileIsMissing(written) || refused.test(written);
}

/** Its output, and what a server sent: it may tell its client that it found no file. */
function writtenBy(view: View, role: Role): string {
  const sent = role === 'server' ? view.received().map((event) => Buffer.from(fromBase64(event.payload))) : [];
  return [view.errors(role), view.screen(role), ...sent.map((each) => each.toString('latin1'))].join('\n');
}
