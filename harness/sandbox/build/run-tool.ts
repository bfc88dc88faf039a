/**
 * Runs a compiler, or a command of the manifest, to its end.
 *
 * The tool runs in a process group of its own, which is killed as a whole at the time limit and
 * after the end. It gets a small environment without the grader's secrets and an empty standard
 * input, and its output is limited. Never throws for what the tool does.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface ToolCommand {
  readonly argv: readonly [string, ...string[]];
  /** Absolute. */
  readonly cwd: string;
  /**
   * Time limit in milliseconds, for its computing and for its idleness each; if those cannot be
   * told apart, for its duration.
   */
  readonly timeoutMs: number;
  /** Aborts it. */
  readonly signal?: AbortSignal | undefined;
}

export type ToolResult =
  | { readonly status: 'exited'; readonly exitCode: number; readonly stdout: string; readonly output: string }
  /**
   * `ownTime`: it worked or was idle for too long. `clock`: it took too long, perhaps because other
   * programs used the machine.
   */
  | { readonly status: 'timedOut'; readonly by: 'ownTime' | 'clock'; readonly output: string }
  /** It exceeded a limit. The reason is a clause about `it`. */
  | { readonly status: 'limitReached'; readonly reason: string; readonly output: string }
  | { readonly status: 'notStarted'; readonly output: string };

/**
 * How a tool is run: by default with {@link runTool}; a caller may pass a runner that uses a jail.
 */
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
    // This waits for the tool's end, an event below. A tool that never ends has no such event, so
    // only a timer limits it.
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
    // A process that the tool left running keeps the pipes open. It ends with the tool.
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

/** UTF-8 everywhere, so that accents in sources and file names are kept. */
export const toolSettings = { LC_ALL: 'C.UTF-8', CARGO_TERM_COLOR: 'never', GCC_COLORS: '' } as const;

function toolEnvironment(): NodeJS.ProcessEnv {
  const kept = keptVariables.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]] as const],
  );
  return { ...Object.fromEntries(kept), ...toolSettings };
}

export interface CollectedOutput {
  /** The tool's standard output so far, up to a limit. */
  readonly stdout: () => string;
  /** Standard output and standard error, in the order of arrival. */
  readonly output: () => string;
  /** Number of all bytes that it wrote, including those that were not kept. */
  readonly writtenBytes: () => number;
  /** Resolves when no process has either stream open any more. */
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
    // The group is already gone.
  }
}
