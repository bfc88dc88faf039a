/**
 * Where the halves of a submission agree on a protocol that is not the handout's, in sentences for its author. Pure.
 *
 * Nothing is taken off for it: the testbed plays along. With another student's half, it would not work.
 */
import { describeRemarks } from './describe-remarks.ts';
import type { Profile } from './profile.ts';

export function departuresOf({ file }: Profile): readonly string[] {
  if (file.exchange === undefined) return [];
  return [
    `file transfer: ${describeRemarks(file.exchange)}, which is not the protocol of the handout; both halves agree on it, so the testbed plays along, but another client or server would not understand yours`,
  ];
}
