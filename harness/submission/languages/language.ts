/**
 * What the finder and the builder have to know of a language: one file beside this one each, one row in `table.ts`.
 */
import type { BuildEnvironment } from '../build/environment.ts';
import type { BuildPlan, Language, Program } from '../program.ts';
import type { Syntax } from '../read/mask-source.ts';
import type { Prepared } from '../submission.ts';

/**
 * What to look for in a source whose comments are blanked. Each pattern must be linear: no unbounded repetition inside or after another.
 * A concept that the language has no sure sign of is left out.
 */
export interface Signs {
  /** Any use of the network. */
  readonly socket: RegExp;
  /** Where execution begins; left out where every file can be started. */
  readonly entry?: RegExp;
  readonly bind?: RegExp;
  /** A bind that lets the system choose the port: no sign of a server. */
  readonly bindAny?: RegExp;
  readonly receive?: RegExp;
  readonly send?: RegExp;
  /** Answers whoever wrote: a pattern, or one whose group `sender` is the variable that holds the sender's address. */
  readonly replies?: RegExp;
  readonly listen?: RegExp;
  readonly connect?: RegExp;
  readonly keyboard?: RegExp;
  readonly readsFile?: RegExp;
  readonly writesFile?: RegExp;
  readonly toInteger?: RegExp;
  readonly random?: RegExp;
  readonly capitals?: RegExp;
}

export interface LanguageSupport {
  readonly name: Language;
  /** As a person calls it. */
  readonly title: string;
  readonly extensions: readonly string[];
  /** Names of interpreters in a `#!` line. */
  readonly interpreters: readonly string[];
  readonly syntax: Syntax;
  readonly signs: Signs;
  /** False where receiving stands before sending in the text of a client too (callbacks). */
  readonly inTextOrder: boolean;
  /** Local files that a source takes in: paths as seen from its folder, some of which may not exist. */
  imports(code: string): readonly string[];
  /** What has to be built for `path`, given all paths of the hand-in. */
  plan(path: string, paths: ReadonlySet<string>): BuildPlan | undefined;
  /** Builds it in the scratch copy and says how to start it. */
  prepare(program: Program, environment: BuildEnvironment): Promise<Prepared>;
}

/** The first group of every match, at most 200 of them. */
export function captures(code: string, pattern: RegExp): readonly string[] {
  const found: string[] = [];
  for (const match of code.matchAll(pattern)) {
    if (found.length === 200) break;
    if (match[1] !== undefined) found.push(match[1]);
  }
  return found;
}
