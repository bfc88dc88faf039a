/**
 * What an installed package makes Python run at every start, before the program: lines that begin with `import` in the `.pth` files of its package
 * folders (site, https://docs.python.org/3/library/site.html). They belong to the machine and not to the hand-in, and may cost several times
 * what Python's own start does: a jail shows them empty.
 *
 * Files that only name folders stay (packages installed for editing), and so do those without which a package is not found (`-nspkg.pth`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** @param interpreter path of what may be a Python, such as `/usr/bin/python3.11` or that of a virtual environment */
export function pythonStartupHooks(interpreter: string): readonly string[] {
  if (!/^(?:python|pypy)[\d.]*$/.test(basename(interpreter))) return [];
  const installation = dirname(dirname(interpreter));
  // A Debian's Python, in /usr, also looks for packages in /usr/local.
  return [installation, join(installation, 'local')].flatMap(packageFolders).flatMap(hooksIn);
}

function packageFolders(installation: string): readonly string[] {
  const versions = entriesOf(join(installation, 'lib')).filter((name) => /^(?:python|pypy)[\d.]*$/.test(name));
  return versions.flatMap((version) =>
    ['site-packages', 'dist-packages'].map((name) => join(installation, 'lib', version, name)),
  );
}

function hooksIn(folder: string): readonly string[] {
  const named = entriesOf(folder).filter((name) => name.endsWith('.pth') && !name.endsWith('-nspkg.pth'));
  return named.map((name) => join(folder, name)).filter(isHook);
}

function isHook(path: string): boolean {
  try {
    return /^import[ \t]/m.test(readFileSync(path, 'utf8'));
  } catch {
    return false;
  }
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
