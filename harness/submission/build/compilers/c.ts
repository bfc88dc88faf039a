/**
 * Builds a C or C++ program in the scratch copy.
 *
 * The student's Makefile comes first, if it makes a program that belongs to this source. Otherwise
 * the compiler runs with the sources behind the included headers; if that does not link, with others
 * that have no `main`. Nothing is optimised: students compile so.
 */
import { join } from 'node:path';
import { sourceSets } from './source-sets.ts';
import type { Program } from '../../program.ts';
import { extensionOf, folderOf, pathFrom, stemOf } from '../../read/paths.ts';
import { cSyntax } from '../../read/mask-source.ts';
import type { Prepared } from '../../submission.ts';
import { type BuildEnvironment, buildFailed, succeeded } from '../environment.ts';
import { findTool } from '../find-tool.ts';
import { productFolder } from './product-folder.ts';
import { findProduct, makeFolder } from './make.ts';
import type { ToolResult } from '../../../sandbox/build/run-tool.ts';

export async function prepareC(program: Program, environment: BuildEnvironment): Promise<Prepared> {
  const made =
    program.build?.kind === 'shell' ? await productOfBuild(program, environment) : await tryMake(program, environment);
  if (made?.status === 'ready') return made;
  const compiled = await compile(program, environment);
  if (compiled.status === 'toolMissing') return compiled;
  // If both fail, the output of the student's own way says more.
  return compiled.status === 'ready' || made === undefined ? compiled : made;
}

/** The program that the manifest's build made from this source, if any. */
async function productOfBuild(program: Program, environment: BuildEnvironment): Promise<Prepared | undefined> {
  const cwd = program.manifest?.cwd ?? folderOf(program.path);
  const product = await findProduct(environment.tree, cwd, program.path);
  return product === undefined ? undefined : ready(cwd, product);
}

async function tryMake(program: Program, environment: BuildEnvironment): Promise<Prepared | undefined> {
  if (program.build?.kind !== 'compile' || program.build.tool !== 'make') return undefined;
  const folder = program.build.folder;
  const make = await findTool('make');
  if (make === undefined) return undefined;
  const result = await makeFolder(environment, make, folder, program.path);
  const product = await findProduct(environment.tree, folder, program.path);
  if (product !== undefined) return ready(program.manifest?.cwd ?? folder, product);
  return succeeded(result) ? undefined : buildFailed(environment, `make in ${folder}`, result);
}

async function compile(program: Program, environment: BuildEnvironment): Promise<Prepared> {
  const isC = extensionOf(program.path) === '.c';
  const name = isC ? 'gcc' : 'g++';
  const compiler = (await findTool(name)) ?? (await findTool(isC ? 'cc' : 'c++'));
  if (compiler === undefined) {
    return {
      status: 'toolMissing',
      reason: `${program.path} needs ${name}, which this machine lacks: install the package ${isC ? 'gcc' : 'g++'} (and libc6-dev)`,
    };
  }
  const cwd = program.manifest?.cwd ?? folderOf(program.path);
  const product = join(cwd, productFolder, stemOf(program.path));
  await environment.makeFolder(join(cwd, productFolder));
  const standards = isC ? ['-std=gnu17'] : ['-std=gnu++17', '-std=gnu++20'];
  const inFolder = (path: string): string => (pathFrom(cwd, path).startsWith('-') ? './' : '') + pathFrom(cwd, path);
  let first: ToolResult | undefined;
  const sets = await sourceSets(program.path, environment);
  // A newer standard is tried last, because it may refuse what the usual one accepts.
  for (const [standard, { sources, headerFolders }] of standards.flatMap((each) =>
    sets.map((set) => [each, set] as const),
  )) {
    const folders = headerFolders.map((folder) => `-I${inFolder(folder)}`);
    const files = [...sources.map(inFolder), '-o', pathFrom(cwd, product)];
    const result = await environment.run([compiler, standard, ...folders, ...files, '-lm', '-lpthread'], cwd);
    if (succeeded(result)) return ready(cwd, product);
    first ??= result;
    const lacking = await missingHeader(program.path, result.output, environment);
    if (lacking !== undefined) return { status: 'toolMissing', reason: lacking };
  }
  return buildFailed(environment, `${name} on ${program.path}`, first ?? { status: 'notStarted', output: '' });
}

const windowsHeaders =
  /^(?:winsock2?|windows|ws2tcpip|ws2def|mswsock|conio|io|direct|process|tchar|stdafx|iphlpapi)\.h$/i;

/** A header that the submission cannot be expected to contain; undefined if it is the student's own. */
async function missingHeader(path: string, output: string, environment: BuildEnvironment): Promise<string | undefined> {
  const found = /([^\s:]+):\d+:\d+: fatal error: ([^\s:]{1,200}): No such file/.exec(output);
  const [, , header = ''] = found ?? [];
  if (header === '') return undefined;
  if (windowsHeaders.test(header))
    return `${path} is written for Windows (${header}), and this machine cannot compile it: compile and run it on Windows`;
  const includes = [...environment.paths].filter((each) => /\.(?:c|h)\w{0,3}$/.test(each));
  const texts = await Promise.all(includes.map(async (each) => (await environment.read(each, cSyntax))?.code ?? ''));
  const isOfSystem = texts.some((text) => text.includes(`<${header}>`));
  return isOfSystem
    ? `${path} needs the header ${header}, which is not in the submission and which this machine lacks: install its package`
    : undefined;
}

function ready(cwd: string, product: string): Prepared {
  return { status: 'ready', argv: [`./${pathFrom(cwd, product)}`], cwd };
}
