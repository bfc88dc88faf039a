/** Runs the command as a user does: the compiled program, in a process of its own, its output in pipes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const mainScript = fileURLToPath(new URL('../../dist/harness/cli/main.js', import.meta.url));

export interface Finished {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Resolves when the text stands on standard output or standard error. */
  readonly says: (text: string | RegExp) => Promise<void>;
}

export function startDatagrade(words: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  return startCommand(process.execPath, [mainScript, ...words], env);
}

/** The same by a command that, in the end, becomes it. */
export function startCommand(command: string, words: readonly string[], env: NodeJS.ProcessEnv): Started {
  const child = spawn(command, words, {
    env: { ...process.env, FORCE_COLOR: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  const changed = (): void => waiting.forEach((look) => look());
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    changed();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
    changed();
  });
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (status, signal) => {
      resolve({ status, signal, stdout, stderr });
      changed();
    });
  });
  const says = (text: string | RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = typeof text === 'string' ? (stdout + stderr).includes(text) : text.test(stdout + stderr);
        if (!found && child.exitCode === null && child.signalCode === null) return;
        waiting.delete(look);
        if (found) resolve();
        else reject(new Error(`ended without saying ${String(text)}:\n${stdout}${stderr}`));
      };
      waiting.add(look);
      look();
    });
  return { child, finished, says };
}

export function datagrade(...words: readonly string[]): Promise<Finished> {
  return startDatagrade(words).finished;
}
