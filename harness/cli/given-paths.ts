/**
 * The paths that the caller gave, as lossless text: Node's own copies of the arguments and of the
 * working folder lose bytes that are not UTF-8.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { nameText } from '../observe/file-name.ts';

/** The arguments of the command. */
export function givenArguments(): readonly string[] {
  const words = process.argv.slice(2);
  if (!words.some(isLossy)) return words;
  const line = fromProc(() => readFileSync('/proc/self/cmdline'));
  return line?.split('\0').slice(0, -1).slice(-words.length) ?? words;
}

export function absolutePath(path: string): string {
  const folder = process.cwd();
  if (!isLossy(folder)) return resolve(path);
  return resolve(fromProc(() => readlinkSync('/proc/self/cwd', 'buffer')) ?? folder, path);
}

function isLossy(text: string): boolean {
  return text.includes('\uFFFD');
}

/** @returns undefined if the system does not have that file */
function fromProc(read: () => Buffer): string | undefined {
  try {
    return nameText(read());
  } catch {
    return undefined;
  }
}
