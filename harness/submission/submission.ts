/**
 * What a student handed in, before and after it was made ready to run.
 *
 * Data only. A mistake of the student's (a program that does not compile, two files that claim the same part) stands in here;
 * what makes the whole hand-in unusable is a {@link SubmissionError}.
 */
import type { Manifest } from './manifest/schema.ts';
import type { ProgramId } from '../handout/programs.ts';
import type { Program } from './program.ts';

export interface Submission {
  /** The folder's own name. */
  readonly id: string;
  /** Absolute path of what was handed in; only ever read. */
  readonly folder: string;
  readonly programs: ReadonlyMap<ProgramId, Program>;
  /** The programs that were not found, each with a sentence that says why. Together with `programs` these are all four. */
  readonly absent: ReadonlyMap<ProgramId, string>;
  /** What a person should look at: what was found, which was taken, and the manifest lines that settle it. */
  readonly problems: readonly string[];
  readonly manifest?: Manifest;
}

export type Prepared =
  | {
      readonly status: 'ready';
      /** An absolute interpreter (or a program of the tree, `./client`) and its arguments, which name files relative to `cwd`. */
      readonly argv: readonly [string, ...string[]];
      /** The folder in which a student would run it, relative to the tree; `.` for its top. */
      readonly cwd: string;
    }
  /** The student's own build failed: `output` holds the first lines of what the compiler said. */
  | { readonly status: 'buildFailed'; readonly reason: string; readonly output: string }
  /** This machine lacks what the program needs: never the student's fault. */
  | { readonly status: 'toolMissing'; readonly reason: string };

export interface PreparedSubmission {
  readonly submission: Submission;
  /** Absolute path of the scratch copy, with what was built; `openCopies` makes fresh copies of it, one for each start. */
  readonly tree: string;
  readonly programs: ReadonlyMap<ProgramId, Prepared>;
  /** What did not come along into the copy, and why. */
  readonly leftOut: readonly string[];
}
