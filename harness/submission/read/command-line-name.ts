/**
 * The names that a source gives to its command line: the parameter of its `main` may have any name.
 * Pure, linear, never throws.
 */
const parameters =
  /\b[mM]ain\s*\(\s*(?:final\s+)?[sS]tring\s*(?:\[\s*\]|\.\.\.)\s*(\w{1,40})|\b[mM]ain\s*\(\s*(?:final\s+)?String\s+(\w{1,40})\s*\[\s*\]|\bmain\s*\(\s*int\s+\w{1,40}\s*,\s*(?:const\s+)?char\s*(?:\*\s*(?:const\s*)?\*\s*(\w{1,40})|\*\s*(\w{1,40})\s*\[)/g;

/** @returns names other than the usual `args` and `argv`, each with the index of its first argument */
export function commandLineNames(code: string): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const [, java, javaArray, c, cArray] of code.matchAll(parameters)) {
    const name = java ?? javaArray ?? c ?? cArray;
    if (name === undefined || name === 'args' || name === 'argv') continue;
    names.set(name, (java ?? javaArray) === undefined ? 1 : 0);
  }
  return names;
}
