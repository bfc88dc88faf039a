/**
 * The place where one hand-in is built: its scratch copy, a way to run tools there, and work that is shared by several programs.
 */
import { join, resolve } from 'node:path';
import { maskSource, type MaskedSource, type Syntax } from '../read/mask-source.ts';
import { readSource } from '../read/read-source.ts';
import type { Prepared } from '../submission.ts';
import type { RunTool, ToolResult } from './run-tool.ts';

export interface Bench {
  /** Absolute path of the scratch copy. */
  readonly tree: string;
  /** All files of the hand-in, relative to its top. */
  readonly paths: ReadonlySet<string>;
  /** The source without its comments; undefined for a file that cannot be read. */
  read(path: string, syntax: Syntax): Promise<MaskedSource | undefined>;
  /** Runs a tool in a folder of the scratch copy, under the build's time limit. */
  run(argv: readonly [string, ...string[]], folder: string): Promise<ToolResult>;
  /** Work that several programs need and that is done once: the same key gives the same promise. */
  once<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export interface BenchOptions {
  readonly buildTimeoutMs: number;
  readonly runTool: RunTool;
}

export function makeBench(tree: string, paths: ReadonlySet<string>, options: BenchOptions): Bench {
  const shared = new Map<string, Promise<unknown>>();
  return {
    tree,
    paths,
    async read(path, syntax) {
      const source = await readSource(join(tree, path));
      return source === undefined ? undefined : maskSource(source.text, syntax);
    },
    run: (argv, folder) => options.runTool({ argv, cwd: resolve(tree, folder), timeoutMs: options.buildTimeoutMs }),
    once<T>(key: string, work: () => Promise<T>): Promise<T> {
      const known = shared.get(key) ?? work();
      shared.set(key, known);
      return known as Promise<T>;
    },
  };
}

/** The student's own build failed: what was attempted and the first lines of what the tool said, without our paths. */
export function buildFailed(bench: Bench, what: string, result: ToolResult): Prepared {
  const why = {
    exited: 'failed',
    timedOut: 'did not end within the time for building',
    notStarted: 'could not be started',
  }[result.status];
  return {
    status: 'buildFailed',
    reason: `${what} ${why}`,
    output: firstLines(result.output.replaceAll(`${bench.tree}/`, '')),
  };
}

export function succeeded(result: ToolResult): boolean {
  return result.status === 'exited' && result.exitCode === 0;
}

function firstLines(text: string): string {
  const lines = text.trim().split('\n');
  const shown = lines.slice(0, 25).map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line));
  return shown.join('\n') + (lines.length > shown.length ? `\n… ${lines.length - shown.length} more lines` : '');
}
