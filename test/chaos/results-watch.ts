/**
 * Reads `results.json` again and again while a run writes it: at every instant it is a complete and
 * valid file, or absent.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runSchema, type Run } from '../../harness/grade/results.ts';

const pauseMs = 10;

export class ResultsWatch implements Disposable {
  readonly #path: string;
  readonly #timer: NodeJS.Timeout;
  readonly #invalid: string[] = [];
  #known = '';
  #polls = 0;
  #last: Run | undefined;

  constructor(out: string) {
    this.#path = join(out, 'results.json');
    this.#timer = setInterval(() => this.poll(), pauseMs);
  }

  get polls(): number {
    return this.#polls;
  }

  /** What was wrong with the file, each time that it was. */
  get invalid(): readonly string[] {
    return this.#invalid;
  }

  /** @returns what the file says now; undefined if it is absent or invalid */
  poll(): Run | undefined {
    this.#polls += 1;
    try {
      const { ino, size, mtimeMs } = statSync(this.#path);
      const state = `${ino} ${size} ${mtimeMs}`;
      if (state === this.#known) return this.#last;
      this.#known = state;
      this.#last = undefined;
      this.#last = runSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch (error) {
      this.#last = undefined;
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.#invalid.push((error as Error).message);
      else this.#known = '';
    }
    return this.#last;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
