/**
 * What a command needs besides the system's software: an interpreter that is installed in somebody's home, or this project's own programs.
 *
 * Only an installation is shown, never the home around it.
 */
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { isSoftware } from './system.ts';
import { pythonStartupHooks } from './python-startup.ts';

/** Words for bwrap that make the command's first word, and this project's programs among the others, readable where they are. */
export function toolArguments(argv: readonly string[]): readonly string[] {
  const [tool = '', ...rest] = argv;
  return [...(isAbsolute(tool) ? cachedArgumentsForTool(tool) : []), ...argumentsForOwnPackage(rest)];
}

/** What is installed stays while we run; to look is not free, and there are thousands of starts. */
const known = new Map<string, readonly string[]>();

function cachedArgumentsForTool(tool: string): readonly string[] {
  const found = known.get(tool) ?? argumentsForTool(tool);
  if (!isWithin(tool, tmpdir())) known.set(tool, found);
  return found;
}

function argumentsForTool(tool: string): readonly string[] {
  const real = realPathOf(tool);
  if (real === undefined) return [];
  const link = tool === real || isSoftware(tool) ? [] : argumentsForLink(tool, real);
  const shown = isSoftware(real)
    ? [...link, ...settingsOf(real)]
    : [...readOnlyBindArguments(installationOf(real) ?? real), ...link];
  const hooks = new Set([tool, real].flatMap(pythonStartupHooks));
  return [...shown, ...[...hooks].flatMap((path) => ['--dev-bind', '/dev/null', path])];
}

/** A Debian keeps the settings of a Java in `/etc`, each file or all of them behind a link. */
function settingsOf(real: string): readonly string[] {
  const conf = join(dirname(dirname(real)), 'conf');
  const settings = ['.', 'net.properties'].map((name) => realPathOf(join(conf, name)));
  const folder = settings.flatMap((path) => /^\/etc\/java[^/]*/.exec(path ?? '') ?? [])[0];
  return folder === undefined ? [] : readOnlyBindArguments(folder);
}

/** A link in a virtual environment needs what stands around it; any other is made anew. */
function argumentsForLink(tool: string, real: string): readonly string[] {
  const around = dirname(dirname(tool));
  if (existsSync(join(around, 'pyvenv.cfg'))) return readOnlyBindArguments(around);
  return installationOf(real) === around ? [] : ['--symlink', real, tool];
}

/**
 * `…/3.11.7` for `…/3.11.7/bin/python3.11`; `…/node_modules` for a tool among packages, which needs others beside its own; undefined where what stands
 * around is no installation.
 */
function installationOf(real: string): string | undefined {
  const packages = /^.*?\/node_modules(?=\/)/.exec(real)?.[0];
  if (packages !== undefined) return packages;
  const around = dirname(dirname(real));
  const isInstallation = basename(dirname(real)) === 'bin' && existsSync(join(around, 'lib'));
  return isInstallation && !isPrivate(around) ? around : undefined;
}

/** What holds a home, or a part of one in which all kinds of things are kept. */
export function isPrivate(folder: string): boolean {
  const home = realPathOf(homedir()) ?? homedir();
  return folder === '/' || folder === join(home, '.local') || [home, tmpdir()].some((each) => isWithin(each, folder));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The reference and what it needs, where a command names it. */
function argumentsForOwnPackage(commandArguments: readonly string[]): readonly string[] {
  const root = dirname(createRequire(import.meta.url).resolve('datagrade/package.json'));
  if (!commandArguments.some((word) => isWithin(word, root))) return [];
  return [
    join(root, 'package.json'),
    join(root, 'dist'),
    ...foldersAbove(root).map((each) => join(each, 'node_modules')),
  ].flatMap((path) => (existsSync(path) ? readOnlyBindArguments(path) : []));
}

function foldersAbove(folder: string): readonly string[] {
  return folder === dirname(folder) ? [folder] : [folder, ...foldersAbove(dirname(folder))];
}

/** Words for bwrap that make what lies at a path readable there. */
export function readOnlyBindArguments(path: string): readonly string[] {
  return ['--ro-bind', path, path];
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
