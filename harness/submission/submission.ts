/**
 * What a student submitted, before and after it was prepared for running.
 *
 * Data only. It includes the student's mistakes (a program that does not compile, two files that
 * may be the same program). A problem that makes the whole submission unusable is a {@link
 * SubmissionError}.
 */
import type { Manifest } from './manifest/schema.ts';
import type { ProgramId } from '../handout/programs.ts';
import type { Program } from './program.ts';

export interface Submission {
  /** The folder's own name. */
  readonly id: string;
  /** Absolute path of the submitted folder, which is only read. */
  readonly folder: string;
  readonly programs: ReadonlyMap<ProgramId, Program>;
  /**
   * The programs that were not found, each with a sentence that says why. `programs` and `absent`
   * together have all four.
   */
  readonly absent: ReadonlyMap<ProgramId, string>;
  /** Of these, the ones that a source may be which was not recognised as one of the four, with a clause that says so. */
  readonly undecided?: ReadonlyMap<ProgramId, string>;
  /**
   * What a person should check: what was found, what was chosen, and the manifest lines that decide
   * it.
   */
  readonly problems: readonly string[];
  /**
   * Where datagrade could not look, as sentences: a program may be there. They are among `problems`.
   */
  readonly unread: readonly string[];
  readonly manifest?: Manifest;
}

export type Prepared =
  | {
      readonly status: 'ready';
      /**
       * An absolute path of an interpreter (or a program of the tree, `./client`) and its
       * arguments, which name files relative to `cwd`.
       */
      readonly argv: readonly [string, ...string[]];
      /** The folder in which a student would run it, relative to the tree; `.` for the top. */
      readonly cwd: string;
    }
  /** The student's own build failed; `output` has the first lines of the compiler's output. */
  | { readonly status: 'buildFailed'; readonly reason: string; readonly output: string }
  /** This machine lacks what the program needs; never the student's fault. */
  | { readonly status: 'toolMissing'; readonly reason: string };

export interface PreparedSubmission {
  readonly submission: Submission;
  /**
   * Absolute path of the scratch copy, with what was built; `openCopies` makes a new copy of it for
   * each start.
   */
  readonly tree: string;
  readonly programs: ReadonlyMap<ProgramId, Prepared>;
  /** What was not copied, and why. */
  readonly leftOut: readonly string[];
  /** What could not be read, as in {@link Submission}, and what could not be copied. */
  readonly unread: readonly string[];
}
