/**
 * Reads files of `/proc` (proc(5)). The kernel generates them during the read, and they may vanish
 * at any moment.
 */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';

const piece = Buffer.alloc(64 * 1024);
/**
 * The kernel generates a file line by line and returns what fits in a page (seq_file). No line is
 * as long as half a page, so a shorter result is the whole file. Most files here are that short.
 * Reading until nothing more comes would make the kernel generate each of them twice.
 */
const isWholeBelowBytes = 2048;

/** @returns undefined if the file does not exist, may not be read, or its process has just ended */
export function readProcFile(path: string): string | undefined {
  try {
    const fd = openSync(path, 'r');
    try {
      const bytes = readSync(fd, piece);
      return bytes < isWholeBelowBytes ? piece.toString('utf8', 0, bytes) : readRest(fd, piece.subarray(0, bytes));
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

function readRest(fd: number, first: Uint8Array): string {
  const pieces = [Buffer.from(first)];
  for (let bytes = readSync(fd, piece); bytes > 0; bytes = readSync(fd, piece))
    pieces.push(Buffer.from(piece.subarray(0, bytes)));
  return Buffer.concat(pieces).toString('utf8');
}

/** @returns the names in a folder; empty if it cannot be read */
export function listProcFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
