/**
 * Paths inside a submission: relative to its top, with `/` between the parts, `.` for the top
 * itself.
 */
import { posix } from 'node:path';

/**
 * A path for use in a sentence; in quotation marks if it contains spaces or characters that would
 * break the line.
 */
export function quotePath(path: string): string {
  return /^[\p{L}\p{N}\p{M}_./+@-]+$/u.test(path) ? path : JSON.stringify(path);
}

export function folderOf(path: string): string {
  return posix.dirname(path);
}

export function stemOf(path: string): string {
  return posix.basename(path, posix.extname(path));
}

export function extensionOf(path: string): string {
  return posix.extname(path).toLowerCase();
}

/** `path` relative to `folder`; both are relative to the top. */
export function pathFrom(folder: string, path: string): string {
  return posix.relative(folder, path) || '.';
}

/**
 * The path to which `relative` refers from `folder`; undefined if it leads out of the submission.
 */
export function pathWithin(folder: string, relative: string): string | undefined {
  const joined = posix.normalize(posix.join(folder, relative));
  return joined === '..' || joined.startsWith('../') || posix.isAbsolute(relative) ? undefined : joined;
}
