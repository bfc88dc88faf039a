/**
 * Paths inside a submission: relative to its top, with `/` between the parts, `.` for the top
 * itself.
 */
import { posix } from 'node:path';
import { escapeName, isEscaped } from '../../observe/file-name.ts';

/**
 * A path for use in a sentence; in quotation marks if it contains spaces or characters that would
 * break the line. Bytes that are not UTF-8 are shown as `\xeb`.
 */
export function quotePath(path: string): string {
  if (/^[\p{L}\p{N}\p{M}_./+@-]+$/u.test(path)) return path;
  const parts = path.split(loneBytes).map((part) => (isEscaped(part) ? escapeName(part) : quoted(part)));
  return `"${parts.join('')}"`;
}

function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const loneBytes = /([\uDC80-\uDCFF]+)/u;

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
