/**
 * What finding and building programs need to know of a language. Each language has one file in this
 * folder and one row in `table.ts`.
 */
import type { BuildEnvironment } from '../build/environment.ts';
import type { BuildPlan, Language, Program } from '../program.ts';
import type { Syntax } from '../read/mask-source.ts';
import type { Prepared } from '../submission.ts';

/**
 * The signs of concepts in a source whose comments are blanked. Each pattern must be linear: no
 * unbounded repetition inside or after another. A concept without a reliable sign in the language
 * is omitted.
 */
export interface Signs {
  /** Any use of the network. */
  readonly socket: RegExp;
  /** Where execution begins; omitted if every file can be started. */
  readonly entry?: RegExp;
  readonly bind?: RegExp;
  /** A bind that lets the system choose the port; not a sign of a server. */
  readonly bindAny?: RegExp;
  readonly receive?: RegExp;
  readonly send?: RegExp;
  /**
   * A reply to the sender of a message: a pattern, or one whose group `sender` is the variable with
   * the sender's address.
   */
  readonly replies?: RegExp;
  readonly listen?: RegExp;
  readonly connect?: RegExp;
  readonly keyboard?: RegExp;
  readonly readsFile?: RegExp;
  readonly writesFile?: RegExp;
  readonly toInteger?: RegExp;
  readonly random?: RegExp;
  readonly capitals?: RegExp;
  /** UDP. */
  readonly datagram: RegExp;
  /** TCP. */
  readonly stream: RegExp;
}

export interface LanguageSupport {
  readonly name: Language;
  /** The name that people use. */
  readonly title: string;
  readonly extensions: readonly string[];
  /** Names of interpreters in a `#!` line. */
  readonly interpreters: readonly string[];
  readonly syntax: Syntax;
  readonly signs: Signs;
  /** False if receiving comes before sending in the text of a client too (callbacks). */
  readonly inTextOrder: boolean;
  /** What marks the end of a function or class. */
  readonly blocks: 'indentation' | 'braces';
  /** Whether a class of a file can be started by its name. */
  readonly startsClasses?: boolean;
  /**
   * Local files that a source includes: paths relative to its folder, some of which may not exist.
   * One that begins with `**` means the nearest file whose path ends so; `*` is any name.
   */
  imports(code: string): readonly string[];
  /** What must be built for `path`, given all paths of the submission. */
  plan(path: string, paths: ReadonlySet<string>): BuildPlan | undefined;
  /** Builds it in the scratch copy, and returns how to start it. */
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
