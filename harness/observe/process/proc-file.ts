/**
 * Reading the files of `/proc`, which the kernel makes while they are read, and which may be gone the next moment.
 */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';

const piece = Buffer.alloc(64 * 1024);
/**
 * Of a file that is made line by line the kernel gives what fits in a page (seq_file): less than half of one is all there is, for no line is as long.
 * Most files here are. To read until nothing more comes would have it make each of them twice.
 */
const isWholeBelowBytes = 2048;

/** @returns undefined for what is not there, may not be read, or has just ended */
export function readProcFile(path: string): string | undefined {
  try {
    const fd = openSync(path, 'r');
    try {
      const bytes = readSync(fd, piece);
      return bytes < isWholeBelowBytes ? piece.toString('utf8', 0, bytes) : readOn(fd, piece.subarray(0, bytes));
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

function readOn(fd: number, first: Uint8Array): string {
  const pieces = [Buffer.from(first)];
  for (let bytes = readSync(fd, piece); bytes > 0; bytes = readSync(fd, piece))
    pieces.push(Buffer.from(piece.subarray(0, bytes)));
  return Buffer.concat(pieces).toString('utf8');
}

/** @returns the names in a folder; none where it cannot be read */
export function listProcFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
