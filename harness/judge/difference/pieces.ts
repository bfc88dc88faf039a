/**
 * Content that is complete, but in several files.
 */

/** Whether the files, one after another in some order, are the content. */
export function isInPieces(expected: Uint8Array, files: readonly Uint8Array[]): boolean {
  const left = files.filter((file) => file.length > 0).map((file) => Buffer.from(file));
  if (left.length < 2) return false;
  // The longest first: a file may be the beginning of another.
  left.sort((a, b) => b.length - a.length);
  const content = Buffer.from(expected);
  let at = 0;
  while (at < content.length) {
    const next = left.findIndex((file) => content.subarray(at, at + file.length).equals(file));
    if (next === -1) return false;
    at += left.splice(next, 1)[0]?.length ?? 0;
  }
  return true;
}
