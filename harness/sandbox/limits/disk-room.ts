/**
 * Room on the disk for what programs may write. Where there is less, a right program fails for want of it: nothing may be concluded then.
 */
import { statfsSync } from 'node:fs';
import { limits } from './limits.ts';

const mebibyte = 1024 * 1024;

/** What a client and a server may fill together. */
export const neededDiskBytes = 2 * limits.diskBytes;
/** When both have ended, this is left, whatever they have written; or something else has filled the disk. */
export const reservedDiskBytes = 4 * mebibyte;

/** @throws where the disk on which the folder lies has less room, or cannot be asked */
export function requireDiskRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  const left = (free / mebibyte).toFixed(1);
  throw new Error(
    `the disk of ${folder} has only ${left} MiB left, and ${bytes / mebibyte} MiB are needed: make room, or set TMPDIR to a folder that has it`,
  );
}
