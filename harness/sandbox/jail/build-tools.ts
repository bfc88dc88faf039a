/**
 * What a jail shows to the tools that build a submission, besides the system's software, and their
 * environment.
 *
 * A Makefile may start any tool on PATH. If a tool is installed outside the system folders, the
 * jail shows its installation, and what Cargo and Go have downloaded. It never shows the home
 * folder around it, or a file that may contain keys. Single tools in a home folder (`~/bin`,
 * `~/.local/bin`) are not shown.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path';
import { toolSettings } from '../build/run-tool.ts';
import { tmpfsArguments, isSoftware } from './system.ts';
import { isPrivate, readOnlyBindArguments, toolArguments } from './tools.ts';
import { buildLimits } from '../limits/limits.ts';

/**
 * Arguments for bwrap that show all this to a build.
 * @param argv the command that builds
 */
export function buildToolArguments(argv: readonly string[]): readonly string[] {
  return [...toolArguments(argv), ...argumentsForPath()];
}

let others: readonly string[] | undefined;

/** Computed once: no tool is installed while this process runs. */
function argumentsForPath(): readonly string[] {
  others ??= [
    ...folders().flatMap(argumentsForFolder),
    ...['java', 'javac', 'node'].flatMap((name) => toolArguments([pathOf(name)])),
    ...(javaHome() === undefined ? [] : argumentsForFolder(join(javaHome() as string, 'bin'))),
    ...(existsSync(rustupHome()) ? readOnlyBindArguments(rustupHome()) : []),
    ...(existsSync(cargoHome()) ? cargoArguments(cargoHome()) : []),
    ...(existsSync(goModules()) ? readOnlyBindArguments(goModules()) : []),
  ];
  return others;
}

function folders(): readonly string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
}

/** The first executable of that name on PATH; empty if there is none. */
function pathOf(name: string): string {
  return (
    folders()
      .map((folder) => join(folder, name))
      .find((path) => existsSync(path)) ?? ''
  );
}

/** Folders next to the commands of an installation or of a version manager. */
const companions = ['lib', 'libexec', 'versions', 'installs'];

function argumentsForFolder(folder: string): readonly string[] {
  const around = dirname(folder);
  const isInstallation =
    ['bin', 'shims'].includes(basename(folder)) && companions.some((name) => existsSync(join(around, name)));
  if (!isInstallation || isSoftware(join(folder, 'any')) || isPrivate(around) || !existsSync(folder)) return [];
  return readOnlyBindArguments(around);
}

/** Cargo writes to its home folder, whose settings may contain keys. */
function cargoArguments(home: string): readonly string[] {
  const shown = ['bin', 'registry', 'git'].map((name) => join(home, name)).filter((path) => existsSync(path));
  return [...tmpfsArguments(home, buildLimits.temporaryBytes), ...shown.flatMap(readOnlyBindArguments)];
}

const cargoHome = (): string => process.env['CARGO_HOME'] ?? join(homedir(), '.cargo');
const rustupHome = (): string => process.env['RUSTUP_HOME'] ?? join(homedir(), '.rustup');
const goModules = (): string => process.env['GOMODCACHE'] ?? join(homedir(), 'go', 'pkg', 'mod');
const javaHome = (): string | undefined => process.env['JAVA_HOME'];

const kept = ['PATH', 'JAVA_HOME', 'RUSTUP_TOOLCHAIN', 'PYENV_VERSION'];

/**
 * Small, and without any secret of the caller; UTF-8 everywhere, so that accents in sources and
 * file names are kept.
 */
export function buildEnvironment(): Record<string, string> {
  const values = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]));
  return {
    ...Object.fromEntries(values),
    HOME: '/tmp',
    USER: 'student',
    ...(existsSync(cargoHome()) ? { CARGO_HOME: cargoHome() } : {}),
    ...(existsSync(rustupHome()) ? { RUSTUP_HOME: rustupHome() } : {}),
    ...(existsSync(goModules()) ? { GOMODCACHE: goModules() } : {}),
    ...toolSettings,
  };
}
