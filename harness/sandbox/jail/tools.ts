/**
 * What a jail shows to a command besides the system's software: an interpreter that is installed in
 * a home folder, or this project's own programs.
 *
 * It shows only an installation, never the home folder around it.
 */
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { isSoftware } from './system.ts';
import { pythonStartupHooks } from './python-startup.ts';

/**
 * Arguments for bwrap that make the command's executable readable in its place, and this project's
 * programs if the other arguments name them.
 */
export function toolArguments(argv: readonly string[]): readonly string[] {
  const [tool = '', ...rest] = argv;
  return [...(isAbsolute(tool) ? cachedArgumentsForTool(tool) : []), ...argumentsForOwnPackage(rest)];
}

/**
 * A performance trick: installations do not change while this process runs, file accesses take
 * time, and a run has thousands of starts.
 */
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
    ? [...link, ...jailSettings(real)]
    : [...readOnlyBindArguments(installationOf(real) ?? real), ...link];
  const hooks = new Set([tool, real].flatMap(pythonStartupHooks));
  return [...shown, ...[...hooks].flatMap((path) => ['--dev-bind', '/dev/null', path])];
}

/**
 * Debian keeps the settings of Java in `/etc`: single files or the whole folder are links to it.
 */
function jailSettings(real: string): readonly string[] {
  const conf = join(dirname(dirname(real)), 'conf');
  const settings = ['.', 'net.properties'].map((name) => realPathOf(join(conf, name)));
  const folder = settings.flatMap((path) => /^\/etc\/java[^/]*/.exec(path ?? '') ?? [])[0];
  return folder === undefined ? [] : readOnlyBindArguments(folder);
}

/** A link in a virtual environment needs the folder around it; any other link is created again. */
function argumentsForLink(tool: string, real: string): readonly string[] {
  const around = dirname(dirname(tool));
  if (existsSync(join(around, 'pyvenv.cfg'))) return readOnlyBindArguments(around);
  return installationOf(real) === around ? [] : ['--symlink', real, tool];
}

/**
 * `…/3.11.7` for `…/3.11.7/bin/python3.11`; `…/node_modules` for a tool among packages, which needs
 * others besides its own; undefined if the folder around it is not an installation.
 */
function installationOf(real: string): string | undefined {
  const packages = /^.*?\/node_modules(?=\/)/.exec(real)?.[0];
  if (packages !== undefined) return packages;
  const around = dirname(dirname(real));
  const isInstallation = basename(dirname(real)) === 'bin' && existsSync(join(around, 'lib'));
  return isInstallation && !isPrivate(around) ? around : undefined;
}

/** Whether the folder contains a home folder, or is a part of one that holds all kinds of files. */
export function isPrivate(folder: string): boolean {
  const home = realPathOf(homedir()) ?? homedir();
  return folder === '/' || folder === join(home, '.local') || [home, tmpdir()].some((each) => isWithin(each, folder));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The reference programs and what they need, if a command names them. */
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

/** Arguments for bwrap that make a path readable in its place. */
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
