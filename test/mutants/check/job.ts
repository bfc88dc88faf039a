/** What the command and its independent check say to each other: plain data in two JSON files. */
import type { SourceLanguage } from '../operators/code-only.ts';
import type { ProgramId } from '../../../harness/handout/programs.ts';

/** How one program is started, as its author starts it. */
export interface Start {
  readonly argv: readonly string[];
  readonly cwd: string;
  /** With `{host}`, `{port}`, `{file}`, `{name}` and `{number}` to fill in; also the lines. */
  readonly arguments: readonly string[];
  readonly lines: readonly string[];
  readonly folders: readonly string[];
  /** What `{port}` stands for. */
  readonly port: number;
}

export interface CheckJob {
  readonly folder: string;
  readonly language: SourceLanguage;
  readonly starts: { readonly [id in ProgramId]?: Start };
  readonly names: { readonly client: string; readonly server: string };
  /** For each integer out of range, what the right client sends; learned from the original. */
  readonly outOfRange?: readonly OutOfRange[];
}

export interface OutOfRange {
  readonly integer: number;
  /** In Base64; empty if it sends nothing and its request cannot be written for this integer. */
  readonly datagrams: readonly string[];
}

export interface CheckResult {
  /** A sentence for each thing that the handout does not allow; empty for a right submission. */
  readonly wrong: readonly string[];
  readonly outOfRange: readonly OutOfRange[];
}
