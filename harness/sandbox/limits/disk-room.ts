/**
 * Checks that the disk has enough free space for what programs may write. With less, a correct
 * program can fail because of the machine, and no conclusion is allowed.
 */
import { statfsSync } from 'node:fs';
import { limits } from './limits.ts';

const mebibyte = 1024 * 1024;

/** What a client and a server together may write. */
export const neededDiskBytes = 2 * limits.diskBytes;
/**
 * This much is still free when both have ended, whatever they wrote; otherwise something else has
 * filled the disk.
 */
export const reservedDiskBytes = 4 * mebibyte;

/** @throws if the disk of the folder has less free space, or cannot be queried */
export function requireDiskRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  const left = (free / mebibyte).toFixed(1);
  throw new Error(
    `cannot grade: the disk of ${folder} has only ${left} MiB of free space, and ${bytes / mebibyte} MiB are needed; free some space, or set TMPDIR to a folder on another disk`,
  );
}
