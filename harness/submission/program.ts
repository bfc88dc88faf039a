/**
 * A program that was found in a submission: which file it is, why, and how it is built.
 *
 * Nothing is started here. How the program is started (arguments, keyboard) is learned elsewhere.
 */
import type { ProgramId } from '../handout/programs.ts';
import type { ProgramManifest } from './manifest/schema.ts';

export type Language =
  'python' | 'javascript' | 'typescript' | 'java' | 'c' | 'c++' | 'rust' | 'go' | 'c#' | 'perl' | 'ruby' | 'executable';

/** What must be done in the scratch copy before the program can be started. */
export type BuildPlan =
  | { readonly kind: 'shell'; readonly command: string; readonly folder: string }
  | {
      readonly kind: 'compile';
      readonly tool: 'javac' | 'gcc' | 'g++' | 'make' | 'cargo' | 'rustc' | 'tsc' | 'go' | 'dotnet';
      readonly folder: string;
    };

/** One way to start a file as one of the programs that it is. */
export interface ProgramStart {
  /** Arguments before all others, such as a subcommand. */
  readonly words: readonly string[];
  /** Lines that are typed before all others, such as the option of a menu. */
  readonly typed: readonly string[];
}

export interface Program {
  readonly id: ProgramId;
  readonly language: Language;
  /**
   * Main file, relative to the submission's folder, with `/` between the parts. Empty if the
   * manifest gives a command that names no file of the folder.
   */
  readonly path: string;
  /** Why this file is this program: sentences for a person. */
  readonly reasons: readonly string[];
  readonly build?: BuildPlan;
  /**
   * How the file is started as this program, likeliest first, if it is more than one program.
   * Running decides.
   */
  readonly starts?: readonly ProgramStart[];
  /**
   * The arguments that the submission shows for it, in a usage message, a comment or a read-me file,
   * without the words of `starts`. Running decides.
   */
  readonly shown?: readonly (readonly string[])[];
  /** The class whose `main` is started, if the file has several. */
  readonly mainClass?: string;
  /**
   * Why a person should check that it is this program, as a sentence: it was chosen because no
   * other file is left.
   */
  readonly unsure?: string;
  /** Whether its source uses a stream socket and no datagram socket. */
  readonly usesTcp?: true;
  /** What the manifest says about this program; it overrides what is found and what is learned. */
  readonly manifest?: ProgramManifest;
}
