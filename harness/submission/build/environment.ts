/**
 * The environment in which one submission is built: its scratch copy, a way to run tools there, and
 * work that several programs share.
 */
import { lstatSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { maskSource, type MaskedSource, type Syntax } from '../read/mask-source.ts';
import { readSource } from '../read/read-source.ts';
import type { Prepared } from '../submission.ts';
import type { RunTool, ToolResult } from '../../sandbox/build/run-tool.ts';

export interface BuildEnvironment {
  /** Absolute path of the scratch copy. */
  readonly tree: string;
  /** All files of the submission, relative to its top. */
  readonly paths: ReadonlySet<string>;
  /** The source without its comments; undefined if the file cannot be read. */
  read(path: string, syntax: Syntax): Promise<MaskedSource | undefined>;
  /**
   * Absolute path of an existing file or folder in the scratch copy. A build may leave links; what
   * they lead to outside the copy must not be changed.
   *
   * @returns undefined if it does not exist, or a link leads out of the copy
   */
  inside(path: string): Promise<string | undefined>;
  /**
   * Creates a folder and those above it. Does nothing if a link leads out of the copy; the tool
   * that needs the folder then fails.
   */
  makeFolder(path: string): Promise<void>;
  /** Time limit for a tool, in milliseconds. */
  readonly buildTimeoutMs: number;
  /** Runs a tool in a folder of the scratch copy, with the time limit of the build. */
  run(argv: readonly [string, ...string[]], folder: string): Promise<ToolResult>;
  /** Performs work that several programs need only once: the same key returns the same promise. */
  once<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export interface BuildEnvironmentOptions {
  readonly buildTimeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly runTool: RunTool;
}

export function createBuildEnvironment(
  tree: string,
  paths: ReadonlySet<string>,
  options: BuildEnvironmentOptions,
): BuildEnvironment {
  const jobs = new Map<string, Promise<unknown>>();
  return {
    tree,
    paths,
    buildTimeoutMs: options.buildTimeoutMs,
    async read(path, syntax) {
      const source = await readSource(join(tree, path));
      return source === undefined ? undefined : maskSource(source.text, syntax);
    },
    inside: (path) => insideOf(tree, path),
    async makeFolder(path) {
      if ((await insideOf(tree, existingPart(tree, path))) !== undefined)
        await mkdir(join(tree, path), { recursive: true });
    },
    async run(argv, folder) {
      if ((await insideOf(tree, folder)) === undefined)
        return { status: 'notStarted', output: `${folder} is not a folder of the submission any more` };
      const { runTool, buildTimeoutMs: timeoutMs, signal } = options;
      return runTool({ argv, cwd: resolve(tree, folder), timeoutMs, signal });
    },
    once<T>(key: string, work: () => Promise<T>): Promise<T> {
      const known = jobs.get(key) ?? work();
      jobs.set(key, known);
      return known as Promise<T>;
    },
  };
}

async function insideOf(tree: string, path: string): Promise<string | undefined> {
  const real = await realpath(join(tree, path)).catch(() => undefined);
  const top = await realpath(tree);
  return real === top || real?.startsWith(`${top}/`) ? join(tree, path) : undefined;
}

/** The longest beginning of a path that exists, including a broken link. */
function existingPart(tree: string, path: string): string {
  const isThere = lstatSync(join(tree, path), { throwIfNoEntry: false }) !== undefined;
  return isThere || path === '.' ? path : existingPart(tree, dirname(path));
}

/**
 * The result for a failed build of the student: what was attempted and the first lines of the
 * tool's output, without paths of datagrade. If only a clock ended the build, the cause may be that
 * this machine was busy.
 */
export function buildFailed(environment: BuildEnvironment, what: string, result: ToolResult): Prepared {
  if (result.status === 'timedOut' && result.by === 'clock')
    return {
      status: 'toolMissing',
      reason: `${what} did not end within ${environment.buildTimeoutMs / 1000} s. Without a jail, datagrade cannot tell whether this machine was too busy: install bubblewrap, or grade the submission again when nothing else runs`,
    };
  return {
    status: 'buildFailed',
    reason: `${what} ${whyFailed(result)}`,
    output: firstLines(result.output.replaceAll(`${environment.tree}/`, '')),
  };
}

function whyFailed(result: ToolResult): string {
  switch (result.status) {
    case 'exited':
      return 'failed';
    case 'timedOut':
      return 'did not end within the time limit for builds';
    case 'limitReached':
      return `${result.reason} and was stopped`;
    case 'notStarted':
      return 'could not be started';
  }
}

export function succeeded(result: ToolResult): boolean {
  return result.status === 'exited' && result.exitCode === 0;
}

function firstLines(text: string): string {
  const lines = text.trim().split('\n');
  const shown = lines.slice(0, 25).map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line));
  return shown.join('\n') + (lines.length > shown.length ? `\n… ${lines.length - shown.length} more lines` : '');
}
