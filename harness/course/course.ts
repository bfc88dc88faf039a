/** What a course decides about grading: plain data. */
import type { RequirementId } from '../handout/requirements.ts';
import type { RosterColumns } from './roster/roster.ts';

/** Points, 0 for a requirement that is left out; an advisory one is shown and does not count. */
export type Worth = number | 'advisory';

export type RoundingRule = 'half-up' | 'half-even' | 'up' | 'down';

/** From points to a mark. */
export interface Scale {
  /** The mark for all points. */
  readonly of: number;
  readonly decimals: number;
  readonly rounding: RoundingRule;
}

export interface Course {
  readonly name: string;
  /** SHA-256 of the points of each requirement and of the scale: another layout of the file has the same one. */
  readonly hash: string;
  /** Of every requirement. */
  readonly worths: ReadonlyMap<RequirementId, Worth>;
  readonly scale?: Scale | undefined;
  readonly columns: RosterColumns;
}

/** A course file that cannot be used. The message begins with the file, the line and the column. */
export class CourseError extends Error {
  override readonly name = 'CourseError';
  readonly audience = 'grader';
  readonly code = 'course.unusable';
}
