/**
 * How much an archive may contain. The limits are far above what a class hands in, and far below
 * what would fill a disk or take hours.
 */
import { archiveTooLarge } from './fault.ts';

export interface UnpackLimits {
  /** Files and folders. */
  readonly maxEntries: number;
  /** Unpacked, all files together. */
  readonly maxBytes: number;
  readonly maxFileBytes: number;
  /** How many times larger than the archive its files may be, once they exceed `ratioFromBytes`. */
  readonly maxRatio: number;
  readonly ratioFromBytes: number;
}

const mebibyte = 1024 * 1024;

export const submissionLimits: UnpackLimits = {
  maxEntries: 20_000,
  maxBytes: 512 * mebibyte,
  maxFileBytes: 128 * mebibyte,
  maxRatio: 100,
  ratioFromBytes: 32 * mebibyte,
};

export const classLimits: UnpackLimits = { ...submissionLimits, maxEntries: 200_000, maxBytes: 8192 * mebibyte };

/** How many archives may contain one another. */
export const maxNesting = 3;

/** Counts what comes out of one archive. What the archive says of itself is not believed. */
export class UnpackBudget {
  readonly #shown: string;
  readonly #archiveBytes: number;
  readonly #limits: UnpackLimits;
  #entries = 0;
  #bytes = 0;
  #isSpent = false;

  constructor(shown: string, archiveBytes: number, limits: UnpackLimits) {
    this.#shown = shown;
    this.#archiveBytes = archiveBytes;
    this.#limits = limits;
  }

  /** The largest file that is still accepted. */
  get maxFileBytes(): number {
    return this.#limits.maxFileBytes;
  }

  /** Whether a limit of the whole archive was reached: nothing more may be unpacked. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  /** @throws SubmissionError `archive.tooLarge` */
  takeEntry(): void {
    this.#entries += 1;
    const { maxEntries } = this.#limits;
    if (this.#entries > maxEntries) this.#refuse(`it contains more than ${maxEntries} files and folders`);
  }

  /** @throws SubmissionError `archive.tooLarge` */
  takeBytes(count: number): void {
    this.#bytes += count;
    const { maxBytes, maxRatio, ratioFromBytes } = this.#limits;
    if (this.#bytes > maxBytes) this.#refuse(`its files have more than ${Math.floor(maxBytes / mebibyte)} MiB`);
    if (this.#bytes > ratioFromBytes && this.#bytes > maxRatio * this.#archiveBytes)
      this.#refuse(`its files are more than ${maxRatio} times as large as the archive`);
  }

  #refuse(what: string): never {
    this.#isSpent = true;
    throw archiveTooLarge(this.#shown, what);
  }
}
