/**
 * A `datagrade reference …` command as a process, for end-to-end tests; ended at the latest when the test ends.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export interface ProgramEnd {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

export class ReferenceProgram implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #ended: Promise<ProgramEnd>;
  #output = '';
  #errors = '';

  constructor(...words: readonly string[]) {
    const main = resolve('dist/harness/cli/main.js');
    this.#process = spawn(process.execPath, [main, 'reference', ...words], { stdio: 'pipe' });
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
    this.#ended = once(this.#process, 'close').then(([status]) => ({
      status: status as number | null,
      output: this.#output,
      errors: this.#errors,
    }));
  }

  /** Waits until standard output matches; fails where the program ends before. */
  async shows(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#output);
      if (found !== null) return found;
      const more = this.#process.stdout === null ? undefined : once(this.#process.stdout, 'data');
      const end = await Promise.race([more, this.#ended]);
      if (end !== undefined && 'status' in end && !pattern.test(this.#output)) {
        throw new Error(`ended with ${end.status} before it showed ${pattern}: ${end.output}${end.errors}`);
      }
    }
  }

  /** The port that a server says it listens on. */
  async port(): Promise<number> {
    return Number((await this.shows(/^(?:listening|serving .*) on \S+ port (\d+)$/m))[1]);
  }

  type(text: string): void {
    this.#process.stdin?.write(text);
  }

  /** No more will be typed. */
  closeKeyboard(): void {
    this.#process.stdin?.end();
  }

  interrupt(): void {
    this.#process.kill('SIGINT');
  }

  end(): Promise<ProgramEnd> {
    return this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }
}

/** Runs a command to its end, with nothing at its keyboard. */
export async function runReference(...words: readonly string[]): Promise<ProgramEnd> {
  await using program = new ReferenceProgram(...words);
  program.closeKeyboard();
  return await program.end();
}
