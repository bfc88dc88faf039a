/**
 * A file that appears under its name only when it is complete.
 *
 * It is written under a temporary name in the same folder. At the end it is renamed, and replaces
 * an older file of that name. If it is disposed of before, it is removed; only a killed process
 * leaves a `.datagrade-….part`.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ExchangeError, systemCodeOf } from '../exchange-error.ts';

export class PartFile implements AsyncDisposable {
  /** The path of the complete file. */
  readonly path: string;
  readonly #partPath: string;
  readonly #handle: FileHandle;
  #isWhole = false;

  private constructor(path: string, partPath: string, handle: FileHandle) {
    this.path = path;
    this.#partPath = partPath;
    this.#handle = handle;
  }

  /**
   * @throws ExchangeError `cannot-write` if the folder is missing or not writable, or if a folder
   * has the name
   */
  static async create(folder: string, name: string): Promise<PartFile> {
    const path = join(folder, name);
    const partPath = join(folder, `.datagrade-${randomBytes(6).toString('hex')}.part`);
    try {
      const there = await lstat(path).catch(() => undefined);
      if (there?.isDirectory() === true) {
        throw new ExchangeError('cannot-write', `cannot write "${path}": there is a folder of that name`);
      }
      return new PartFile(path, partPath, await open(partPath, 'wx'));
    } catch (error) {
      throw error instanceof ExchangeError ? error : writeFault(path, folder, error);
    }
  }

  /** Appends all pieces in order. @throws ExchangeError `cannot-write` */
  async write(pieces: readonly Uint8Array[]): Promise<void> {
    const whole = Buffer.concat(pieces);
    try {
      for (let at = 0; at < whole.length;) at += (await this.#handle.write(whole, at)).bytesWritten;
    } catch (error) {
      throw writeFault(this.path, this.path, error);
    }
  }

  /** Gives the file its name. @throws ExchangeError `cannot-write` */
  async finish(): Promise<void> {
    try {
      await this.#handle.close();
      await rename(this.#partPath, this.path);
      this.#isWhole = true;
    } catch (error) {
      throw writeFault(this.path, this.path, error);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isWhole) return;
    await this.#handle.close();
    await rm(this.#partPath, { force: true });
  }
}

function writeFault(path: string, folder: string, cause: unknown): ExchangeError {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `the folder "${folder}" does not exist; create it first`,
    ENOTDIR: `"${folder}" is not a folder`,
    EACCES: 'writing there is not permitted',
    EROFS: 'that file system is read-only',
    ENOSPC: 'the disk is full',
    ENAMETOOLONG: 'the name is too long for this file system',
  };
  const because = reasons[systemCodeOf(cause)] ?? (cause instanceof Error ? cause.message : String(cause));
  return new ExchangeError('cannot-write', `cannot write "${path}": ${because}`, { cause });
}
