/**
 * The words with which programs and runtimes say that a file or folder is missing.
 */

const words =
  /no such file|ENOENT|FileNotFound|NoSuchFile|not found|(?:cannot|can't|could not|couldn't|unable to) (?:find|open|read)|(?:does not|doesn't|n[aã]o|no) exist|n[aã]o (?:foi )?encontrad|no se encontr/i;

export function saysFileIsMissing(written: string): boolean {
  return words.test(written);
}
