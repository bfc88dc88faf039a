/**
 * Builds a C or C++ program in the scratch copy.
 *
 * The student's Makefile comes first, if it makes a program that belongs to this source. Otherwise
 * the compiler runs with the sources behind the included headers; if that does not link, with all
 * sources next to it that have no `main`.
 */
import { join } from 'node:path';
import { includedSources } from './included-sources.ts';
import type { Program } from '../../program.ts';
import { extensionOf, folderOf, pathFrom, pathWithin, stemOf } from '../../read/paths.ts';
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
  const flags = isC ? ['-O1', '-std=gnu17'] : ['-O1', '-std=gnu++17'];
  let first: ToolResult | undefined;
  for (const sources of await sourceSets(program.path, environment)) {
    const named = sources.map((path) => pathFrom(cwd, path));
    const files = [...named.map((path) => (path.startsWith('-') ? `./${path}` : path)), '-o', pathFrom(cwd, product)];
    const result = await environment.run([compiler, ...flags, ...files, '-lm', '-lpthread'], cwd);
    if (succeeded(result)) return ready(cwd, product);
    first ??= result;
  }
  return buildFailed(environment, `${name} on ${program.path}`, first ?? { status: 'notStarted', output: '' });
}

/** The sources to compile together, the likeliest set first. */
async function sourceSets(path: string, environment: BuildEnvironment): Promise<readonly (readonly string[])[]> {
  const own = extensionOf(path) === '.c' ? ['.c'] : ['.cpp', '.cc', '.cxx', '.c++', '.c'];
  const included = new Set([path]);
  const inSource = new Set<string>();
  for (const each of included) {
    if (included.size > 100) break;
    const code = (await environment.read(each, cSyntax))?.code ?? '';
    for (const name of includedSources(code)) {
      const found = pathWithin(folderOf(each), name);
      if (found === undefined || !environment.paths.has(found)) continue;
      included.add(found);
      // With `#include "other.c"`, that file is already a part of this source.
      if (code.includes(`"${name}"`)) inSource.add(found);
    }
  }
  const needed = [...included].filter((each) => own.includes(extensionOf(each)) && !inSource.has(each));
  const beside: string[] = [];
  for (const each of environment.paths) {
    if (folderOf(each) !== folderOf(path) || !own.includes(extensionOf(each)) || inSource.has(each)) continue;
    const code = (await environment.read(each, cSyntax))?.bare ?? '';
    if (each === path || !/\bmain\s*\(/.test(code)) beside.push(each);
  }
  const all = [...new Set([...needed, ...beside])];
  return all.length === needed.length ? [needed] : [needed, all];
}

function ready(cwd: string, product: string): Prepared {
  return { status: 'ready', argv: [`./${pathFrom(cwd, product)}`], cwd };
}
