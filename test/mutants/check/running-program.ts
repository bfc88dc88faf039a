/** One program of a submission in a process of its own, its keyboard and screen in pipes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Start } from './job.ts';

/** Long enough for a slow machine: only a program that hangs needs it. */
const hangMs = 8000;
const pollMs = 10;

export interface Values {
  readonly number: number;
  readonly file?: string;
}

export const typedName = 'Zelda Quark';

export class RunningProgram implements Disposable {
  readonly #child: ChildProcess;
  #screen = '';
  #errors = '';
  #hasEnded = false;

  constructor(tree: string, start: Start, values: Values) {
    const [command = '', ...words] = [...start.argv, ...start.arguments.map((word) => fill(word, start.port, values))];
    // A program in C then displays each line at once, as on a terminal.
    const withLines = command.startsWith('.') ? ['stdbuf', '-oL', command, ...words] : [command, ...words];
    this.#child = spawn(withLines[0] ?? '', withLines.slice(1), {
      cwd: join(tree, start.cwd),
      env: { ...process.env, PYTHONUNBUFFERED: '1', PYTHONUTF8: '1', LC_ALL: 'C.UTF-8' },
      stdio: 'pipe',
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#screen += chunk.toString('latin1')));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#errors += chunk.toString('latin1')));
    this.#child.stdin?.on('error', () => {});
    this.#child.on('error', () => (this.#hasEnded = true));
    this.#child.on('close', () => (this.#hasEnded = true));
    this.#child.stdin?.write(start.lines.map((line) => `${fill(line, start.port, values)}\n`).join(''));
  }

  get screen(): string {
    return Buffer.from(this.#screen, 'latin1').toString();
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get hasCrashed(): boolean {
    const { signalCode } = this.#child;
    return this.#hasEnded && (signalCode !== null || this.#errors.includes('Traceback'));
  }

  /** @returns what is wrong with the end of a client */
  endProblems(isInTime: boolean): readonly string[] {
    if (!isInTime) return ['does not end'];
    const { exitCode, signalCode } = this.#child;
    return exitCode === 0 && !this.hasCrashed ? [] : [`ends with ${signalCode ?? `status ${String(exitCode)}`}`];
  }

  /** @returns whether it ended in time */
  async ends(withinMs = hangMs): Promise<boolean> {
    return until(() => this.#hasEnded, withinMs);
  }

  /** @returns whether it has a UDP port. No other program of the namespace may have one. */
  async listens(): Promise<boolean> {
    await until(() => this.#hasEnded || udpSockets() > 0, hangMs);
    return !this.#hasEnded;
  }

  [Symbol.dispose](): void {
    this.#child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGKILL');
    await until(() => this.#hasEnded, 1000);
  }
}

/** Polls a fact. @returns whether it became true in time */
export async function until(fact: () => boolean, withinMs: number): Promise<boolean> {
  const endMs = performance.now() + withinMs;
  while (!fact()) {
    if (performance.now() > endMs) return false;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return true;
}

/** How many UDP sockets of this network namespace have a port. */
export function udpSockets(): number {
  return ['udp', 'udp6'].flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').trim().split('\n').slice(1))
    .length;
}

function fill(word: string, port: number, { number, file = '' }: Values): string {
  const known: Readonly<Record<string, string>> = {
    host: '127.0.0.1',
    port: String(port),
    name: typedName,
    number: String(number),
    file,
    destination: `copy-of-${file}`,
  };
  return word.replace(/\{(\w+)\}/g, (whole, key: string) => known[key] ?? whole);
}
