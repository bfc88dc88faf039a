/**
 * From which folder a Python file must be started as a module, `python -m lab.server`, because it or
 * what it imports refers to a package that begins above its own folder.
 */
import { captures } from '../languages/language.ts';
import { folderOf, pathFrom, pathWithin, stemOf } from '../read/paths.ts';

export interface PythonModule {
  /** Relative to the top of the submission. */
  readonly folder: string;
  /** As after `-m`. */
  readonly name: string;
}

/**
 * @param code the file without its comments
 * @param paths all files of the submission
 * @returns undefined for a file that is started by its path
 */
export function pythonModule(path: string, code: string, paths: ReadonlySet<string>): PythonModule | undefined {
  const top = relativeTop(path, code, paths) ?? absoluteTop(path, code, paths);
  return top === undefined ? undefined : moduleFrom(top, path);
}

/** @returns undefined if a part of the path cannot be a name in Python */
export function moduleFrom(folder: string, path: string): PythonModule | undefined {
  const file = pathFrom(folder, path).replace(/\.py$/, '');
  const parts = file.split('/');
  const names = stemOf(path) === '__main__' ? parts.slice(0, -1) : parts;
  if (names.length === 0 || names.some((name) => !/^[A-Za-z_]\w*$/.test(name))) return undefined;
  return { folder, name: names.join('.') };
}

/** The folder above the outermost package that a relative import reaches. */
function relativeTop(path: string, code: string, paths: ReadonlySet<string>): string | undefined {
  const dots = captures(code, /^[ \t]*from[ \t]+(\.+)[\w.]*[ \t]+import\b/gm).map((each) => each.length);
  if (dots.length === 0) return undefined;
  let outermost = folderOf(path);
  for (let up = 1; up < Math.max(...dots); up += 1) outermost = folderOf(outermost);
  while (outermost !== '.' && isPackage(folderOf(outermost), paths)) outermost = folderOf(outermost);
  return outermost === '.' ? undefined : folderOf(outermost);
}

function isPackage(folder: string, paths: ReadonlySet<string>): boolean {
  return folder !== '.' && paths.has(`${folder}/__init__.py`);
}

/** The nearest folder above in which a module is, if the file's own folder does not have it. */
function absoluteTop(path: string, code: string, paths: ReadonlySet<string>): string | undefined {
  const named = captures(code, /^[ \t]*(?:from|import)[ \t]+([A-Za-z_][\w.]*)/gm).map(
    (name) => name.split('.')[0] ?? '',
  );
  for (const name of new Set(named)) {
    if (has(folderOf(path), name, paths)) continue;
    for (let folder = folderOf(path); folder !== '.';) {
      folder = folderOf(folder);
      if (has(folder, name, paths)) return folder;
    }
  }
  return undefined;
}

function has(folder: string, module: string, paths: ReadonlySet<string>): boolean {
  const path = pathWithin(folder, module) ?? module;
  return paths.has(`${path}.py`) || [...paths].some((each) => each.startsWith(`${path}/`) && each.endsWith('.py'));
}
