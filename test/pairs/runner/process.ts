/** Starts programs of a generated submission, independently of the harness. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually } from '../../support/eventually.ts';
import { python } from '../../support/toolchain.ts';
import type { Start } from '../python/program.ts';

export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export class PythonProcess implements Disposable {
  readonly #child: ChildProcess;
  #isClosed = false;
  #output = '';
  #errors = '';

  constructor(folder: string, { words, typed }: Start) {
    const env = { ...process.env, PYTHONUNBUFFERED: '1', PYTHONIOENCODING: 'utf-8', PYTHONDONTWRITEBYTECODE: '1' };
    this.#child = spawn(python, words, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#errors += chunk.toString()));
    this.#child.on('close', () => (this.#isClosed = true));
    // A program that ends before it reads is reported by its status.
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stdin?.end(typed.map((line) => `${line}\n`).join(''));
  }

  get output(): string {
    return this.#output;
  }

  get errors(): string {
    return this.#errors;
  }

  get status(): number | null {
    return this.#child.exitCode;
  }

  /** @throws if it never ends */
  async ends(): Promise<void> {
    await eventually(() => this.#isClosed, Boolean);
  }

  /** Waits until a socket of the machine is bound to the port, or the process has ended. */
  async binds(port: number): Promise<boolean> {
    const hex = `:${port.toString(16).toUpperCase().padStart(4, '0')} `;
    const isBound = (): boolean => readFileSync('/proc/net/udp', 'utf8').includes(hex);
    await eventually(() => this.#isClosed || isBound(), Boolean);
    return isBound();
  }

  [Symbol.dispose](): void {
    this.#child.kill('SIGKILL');
  }
}
