/**
 * Keeps `results.json` of a run in progress: the file is always valid, and replaced completely or
 * not at all.
 *
 * Each submission is checked and turned into text once. The file is written again when a submission
 * finishes, but writing never takes more than a hundredth of the time: the larger the file, the
 * rarer the writes. A run that is killed loses the submissions of the last hundred writing times
 * (seconds, in a class of 500). `flush` writes what is left.
 */
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assembleResults, renderSubmission } from '../../reports/results-json.ts';
import type { Run, SubmissionResult } from '../grade/results.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { createFolder } from '../sandbox/limits/create-folder.ts';

export type ResultsPieces = Iterable<string | Uint8Array>;

/** The pause between two writes is this many times as long as the first of them took. */
const pausePerWriting = 99;

export class ResultsFile {
  readonly #path: string;
  readonly #write: (path: string, pieces: ResultsPieces) => Promise<void>;
  readonly #entries = new WeakMap<SubmissionResult, Uint8Array>();
  /** The run that is not yet on disk. */
  #unsaved: Run | undefined;
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pauseEndsMs = 0;
  /** The error of the last write, if it failed: the next one may succeed. */
  #fault: Error | undefined;

  constructor(folder: string, write = replaceFile) {
    this.#path = join(folder, 'results.json');
    this.#write = write;
  }

  /**
   * @param run with this result, and with those that were added before
   * @throws ResultsContractError
   */
  add(result: SubmissionResult, run: Run): void {
    this.#entries.set(result, Buffer.from(renderSubmission(result)));
    this.#unsaved = run;
    this.#plan();
  }

  /** Resolves when all that was added is on disk. @throws CliError if it cannot be written */
  async flush(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
    clearTimeout(this.#timer);
    if (this.#unsaved !== undefined) await this.#save(this.#unsaved);
    if (this.#fault !== undefined) throw this.#fault;
  }

  /** Writes now, or when the pause after the last writing is over. */
  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#writing !== undefined || this.#unsaved === undefined) return;
    const run = this.#unsaved;
    const pauseMs = this.#pauseEndsMs - performance.now();
    if (pauseMs > 0) {
      // The wait is for time itself: it spaces out savings, and the end of the run saves at once.
      this.#timer = setTimeout(() => this.#plan(), pauseMs).unref();
      return;
    }
    this.#writing = this.#save(run).finally(() => {
      this.#writing = undefined;
      if (this.#unsaved !== run) this.#plan();
    });
  }

  async #save(run: Run): Promise<void> {
    const startedMs = performance.now();
    try {
      await this.#write(
        this.#path,
        assembleResults(
          run,
          run.submissions.flatMap((each) => this.#entries.get(each) ?? []),
        ),
      );
      this.#fault = undefined;
      if (this.#unsaved === run) this.#unsaved = undefined;
    } catch (error) {
      this.#fault = error as Error;
    }
    const nowMs = performance.now();
    this.#pauseEndsMs = nowMs + pausePerWriting * (nowMs - startedMs);
  }
}

/**
 * A reader never sees half a file. If a process or the machine dies, the last complete file
 * remains.
 *
 * @throws CliError
 */
async function replaceFile(path: string, pieces: ResultsPieces): Promise<void> {
  try {
    // Somebody may have removed the folder since the last time.
    await createFolder(dirname(path));
    await writeFile(`${path}.part`, pieces, { flush: true });
    await rename(`${path}.part`, path);
  } catch (error) {
    await rm(`${path}.part`, { force: true }).catch(() => undefined);
    throw new CliError(
      `cannot write ${path}: ${(error as Error).message}; the last grades are not saved`,
      exitStatus.testbedFailed,
    );
  }
}
