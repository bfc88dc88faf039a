/**
 * Finds startup hooks of installed Python packages: lines that begin with `import` in the `.pth`
 * files of package folders, which Python runs at every start before the program (site,
 * https://docs.python.org/3/library/site.html). They belong to the machine and not to the
 * submission, and may cost several times Python's own start; a jail shows these files empty.
 *
 * Files that only name folders stay (packages installed for editing), and so do those without which
 * a package is not found (`-nspkg.pth`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * @param interpreter path of a possible Python, such as `/usr/bin/python3.11` or the one of a
 * virtual environment
 */
export function pythonStartupHooks(interpreter: string): readonly string[] {
  if (!/^(?:python|pypy)[\d.]*$/.test(basename(interpreter))) return [];
  const installation = dirname(dirname(interpreter));
  // On Debian, the Python in /usr also searches for packages in /usr/local.
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
