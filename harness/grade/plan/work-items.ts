/**
 * Divides a class into the work items that its lanes take, in this order, and puts results together
 * from what the lanes found.
 *
 * A lane that has no work item left is idle until the others are done. So the last submissions are
 * divided by assignment, because the two assignments have nothing in common. One submission on two
 * lanes is always divided: a student who waits gets both lanes.
 */
import type { Assignment } from '../../handout/programs.ts';
import { mergeParts } from '../merge-parts.ts';
import type { SubmissionResult } from '../results.ts';

export interface WorkItem {
  /** Absolute path of a submission. */
  readonly folder: string;
  /** Absent for both. They share nothing, so that each can be graded on a lane of its own. */
  readonly assignment?: Assignment;
}

/** @param lanes the number of lanes; at most the last `lanes - 1` submissions are prepared twice */
export function planWork(folders: readonly string[], lanes: number): readonly WorkItem[] {
  const whole = Math.max(0, folders.length - lanes + 1);
  return folders.flatMap((folder, index): readonly WorkItem[] =>
    index < whole
      ? [{ folder }]
      : [
          { folder, assignment: 'file' },
          { folder, assignment: 'add' },
        ],
  );
}

/** Keeps the result of one assignment until the other arrives. */
export class PartialResults {
  readonly #first = new Map<string, SubmissionResult>();

  /** @returns the result of the whole submission, once both parts are there */
  complete({ folder, assignment }: WorkItem, found: SubmissionResult): SubmissionResult | undefined {
    if (assignment === undefined) return found;
    const other = this.#first.get(folder);
    if (other === undefined) {
      this.#first.set(folder, found);
      return undefined;
    }
    this.#first.delete(folder);
    return assignment === 'add' ? mergeParts(found, other) : mergeParts(other, found);
  }
}
