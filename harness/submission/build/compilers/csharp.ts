/**
 * Builds a C# program in the scratch copy: `dotnet build` for a project, Mono's `mcs` for a file
 * without one.
 */
import { join } from 'node:path';
import type { Program } from '../../program.ts';
import { extensionOf, folderOf, pathFrom, stemOf } from '../../read/paths.ts';
import type { Prepared } from '../../submission.ts';
import { type BuildEnvironment, buildFailed, succeeded } from '../environment.ts';
import { findTool } from '../find-tool.ts';
import { productFolder } from './product-folder.ts';

/** The project of a source: the nearest `.csproj` above it, if it is the only one in its folder. */
export function projectFor(path: string, paths: ReadonlySet<string>): string | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const projects = [...paths].filter((each) => extensionOf(each) === '.csproj' && folderOf(each) === folder);
    if (projects.length > 0) return projects.length === 1 ? projects[0] : undefined;
    if (folder === '.') return undefined;
  }
}

export async function prepareCsharp(program: Program, environment: BuildEnvironment): Promise<Prepared> {
  const project = projectFor(program.path, environment.paths);
  if (project === undefined) return compileFiles(program, [program.path], environment);
  if ((await findTool('dotnet')) !== undefined) return buildProject(program, project, environment);
  // Without the SDK, Mono may do for a project that needs nothing else.
  const compiled = await compileFiles(program, filesOfProject(project, environment), environment);
  return compiled.status === 'ready' ? compiled : buildProject(program, project, environment);
}

/** The SDK compiles all sources of a project's folder. */
function filesOfProject(project: string, { paths }: BuildEnvironment): readonly string[] {
  const folder = folderOf(project);
  const isInside = (path: string): boolean => folder === '.' || path.startsWith(`${folder}/`);
  return [...paths].filter(
    (path) => extensionOf(path) === '.cs' && isInside(path) && !/(?:^|\/)(?:obj|bin)\//.test(path),
  );
}

async function buildProject(program: Program, project: string, environment: BuildEnvironment): Promise<Prepared> {
  const dotnet = await findTool('dotnet');
  if (dotnet === undefined)
    return {
      status: 'toolMissing',
      reason: `${program.path} needs the .NET SDK, which this machine lacks: install the package dotnet-sdk-8.0`,
    };
  const folder = folderOf(project);
  const cwd = program.manifest?.cwd ?? folder;
  const command = [dotnet, 'build', '--nologo', '-c', 'Debug', '-o', productFolder, pathFrom(folder, project)] as const;
  const result = await environment.once(`dotnet ${project}`, () => environment.run([...command], folder));
  if (succeeded(result)) {
    const product = join(folder, productFolder, `${stemOf(project)}.dll`);
    return { status: 'ready', argv: [dotnet, pathFrom(cwd, product)], cwd };
  }
  const absent = /error (?:NU1101|NU1301|NETSDK1045|NETSDK1147):? ([^\n]{0,160})/.exec(result.output);
  return absent === null
    ? buildFailed(environment, `dotnet build of ${project}`, result)
    : { status: 'toolMissing', reason: `${program.path} needs something that this machine lacks: ${absent[1] ?? ''}` };
}

async function compileFiles(
  program: Program,
  paths: readonly string[],
  environment: BuildEnvironment,
): Promise<Prepared> {
  const [mcs, mono] = [await findTool('mcs'), await findTool('mono')];
  if (mcs === undefined || mono === undefined)
    return {
      status: 'toolMissing',
      reason: `${program.path} has no project file and needs Mono, which this machine lacks: install the package mono-mcs, or ask the student for the .csproj`,
    };
  const cwd = program.manifest?.cwd ?? folderOf(program.path);
  await environment.makeFolder(join(cwd, productFolder));
  const product = join(productFolder, `${stemOf(program.path)}.exe`);
  const main = program.mainClass === undefined ? [] : [`-main:${program.mainClass}`];
  const files = paths.map((path) => pathFrom(cwd, path));
  const result = await environment.run([mcs, `-out:${product}`, ...main, ...files], cwd);
  if (succeeded(result)) return { status: 'ready', argv: [mono, product], cwd };
  // The student's compiler may support more of the language, so it is unknown whose fault this is.
  const why = /error CS\d+: .{0,300}/.exec(result.output)?.[0] ?? 'it failed';
  return {
    status: 'toolMissing',
    reason: `Mono's mcs does not compile ${program.path} (${why}), but it supports C# only up to version 7: install the .NET SDK and add a .csproj to the submission, or compile it yourself`,
  };
}
