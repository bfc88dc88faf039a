/**
 * A class as the shares of work that its lanes take, in this order, and results put together from what they found.
 *
 * A lane that has nothing left to take is idle until the others are done: the last submissions are shared out by assignment, which have nothing in
 * common. For one submission on two lanes that is all of it: a student who waits has both.
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

/** @param lanes how many there are; no more than the last `lanes - 1` submissions are prepared twice */
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

/** Keeps what was found of one assignment until the other has come. */
export class PartialResults {
  readonly #first = new Map<string, SubmissionResult>();

  /** @returns the result of the whole submission, once there is all of it */
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
