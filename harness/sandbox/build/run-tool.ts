/**
 * Runs a compiler, or a command that the manifest gives, to its end.
 *
 * In a process group of its own that is killed as a whole at the time limit and after the end, with a small environment that holds none of the
 * grader's secrets, nothing to read on standard input, and a bound on what it may print. Never throws for what the tool does.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface ToolCommand {
  readonly argv: readonly [string, ...string[]];
  /** Absolute. */
  readonly cwd: string;
  /** How long it may compute, and how long it may do nothing; where that cannot be told apart, how long it may take. */
  readonly timeoutMs: number;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

export type ToolResult =
  | { readonly status: 'exited'; readonly exitCode: number; readonly stdout: string; readonly output: string }
  /** By what it has worked or rested itself, or by a clock that goes on where others keep the machine from it. */
  | { readonly status: 'timedOut'; readonly by: 'ownTime' | 'clock'; readonly output: string }
  /** It used more of the machine than it may. The reason is a clause about `it`. */
  | { readonly status: 'limitReached'; readonly reason: string; readonly output: string }
  | { readonly status: 'notStarted'; readonly output: string };

/** How a tool is run; the default is {@link runTool}, a caller may put one in its place that runs it in a jail. */
export type RunTool = (command: ToolCommand) => Promise<ToolResult>;

const maxOutputBytes = 256 * 1024;
const keptVariables = ['PATH', 'HOME', 'USER', 'TMPDIR', 'JAVA_HOME', 'CARGO_HOME', 'RUSTUP_HOME', 'RUSTUP_TOOLCHAIN'];

export function runTool({ argv, cwd, timeoutMs, signal: stop }: ToolCommand): Promise<ToolResult> {
  return new Promise((resolve) => {
    const [command, ...rest] = argv;
    const child = spawn(command, rest, {
      cwd,
      env: toolEnvironment(),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, output } = collectOutput(child.stdout, child.stderr);
    let late = false;
    // What is waited for is the tool's end, which is an event below. One that never ends has none: only a clock bounds it.
    const end = (): void => {
      late = true;
      killGroup(child);
    };
    const limit = setTimeout(end, timeoutMs);
    stop?.addEventListener('abort', end);
    if (stop?.aborted) end();
    const settle = (): void => {
      clearTimeout(limit);
      stop?.removeEventListener('abort', end);
    };
    child.once('error', (error) => {
      settle();
      resolve({ status: 'notStarted', output: error.message });
    });
    // What the tool left running in the background holds the pipes open: it ends with the tool.
    child.once('exit', () => killGroup(child));
    child.once('close', (code, signal) => {
      settle();
      if (late) resolve({ status: 'timedOut', by: 'clock', output: output() });
      else
        resolve({
          status: 'exited',
          exitCode: code ?? 1,
          stdout: stdout(),
          output: output() + (signal ? `\n(ended by ${signal})` : ''),
        });
    });
  });
}

/** UTF-8 everywhere, so that accents in sources and file names survive. */
export const toolSettings = { LC_ALL: 'C.UTF-8', CARGO_TERM_COLOR: 'never', GCC_COLORS: '' } as const;

function toolEnvironment(): NodeJS.ProcessEnv {
  const kept = keptVariables.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]] as const],
  );
  return { ...Object.fromEntries(kept), ...toolSettings };
}

export interface CollectedOutput {
  /** What the tool wrote so far, up to a bound. */
  readonly stdout: () => string;
  /** That and standard error, in the order in which they came. */
  readonly output: () => string;
  /** All that it wrote, also what was not kept. */
  readonly writtenBytes: () => number;
  /** Resolves when nobody has either stream open any more. */
  readonly ended: Promise<void>;
}

export function collectOutput(stdout: Readable, stderr: Readable): CollectedOutput {
  const out = new Collected();
  const both = new Collected();
  stdout.on('data', (chunk: Buffer) => out.add(chunk));
  const ended = [stdout, stderr].map((stream) => {
    stream.on('data', (chunk: Buffer) => both.add(chunk));
    return new Promise<void>((resolve) => stream.once('close', () => resolve()));
  });
  return {
    stdout: () => out.text(),
    output: () => both.text(),
    writtenBytes: () => both.sizeBytes,
    ended: Promise.all(ended).then(() => undefined),
  };
}

class Collected {
  readonly #chunks: Buffer[] = [];
  sizeBytes = 0;

  add(chunk: Buffer): void {
    if (this.sizeBytes < maxOutputBytes) this.#chunks.push(chunk.subarray(0, maxOutputBytes - this.sizeBytes));
    this.sizeBytes += chunk.length;
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}
