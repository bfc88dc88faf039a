/**
 * Builds a Go program in the scratch copy: the package of the file if its module says so, or the
 * file alone if several files of a folder have a `main`.
 */
import { join } from 'node:path';
import type { Program } from '../../program.ts';
import { extensionOf, folderOf, pathFrom } from '../../read/paths.ts';
import type { Prepared } from '../../submission.ts';
import { type BuildEnvironment, buildFailed, succeeded } from '../environment.ts';
import { findTool } from '../find-tool.ts';
import { productFolder } from './product-folder.ts';

const syntax = { line: ['//'], block: ['/*', '*/'] as const, quotes: ['"', '`', "'"], multiline: ['`'] };

export async function prepareGo(program: Program, environment: BuildEnvironment): Promise<Prepared> {
  const go = await findTool('go');
  if (go === undefined)
    return {
      status: 'toolMissing',
      reason: `${program.path} needs Go, which this machine lacks: install the package golang-go`,
    };
  const module = program.build?.kind === 'compile' ? program.build.folder : folderOf(program.path);
  const cwd = program.manifest?.cwd ?? module;
  const product = join(module, productFolder, program.path.replace(/\.go$/, '').replaceAll('/', '-'));
  await environment.makeFolder(join(module, productFolder));
  const argv = ['/usr/bin/env', 'GOPROXY=off', 'GOTOOLCHAIN=local', 'GOFLAGS=-mod=mod', go, 'build', '-o'] as const;
  const files = (await filesOfProgram(program, environment)).map((path) => pathFrom(module, path));
  const result = await environment.run([...argv, pathFrom(module, product), ...files], module);
  if (succeeded(result)) return { status: 'ready', argv: [`./${pathFrom(cwd, product)}`], cwd };
  const absent =
    /module lookup disabled[^\n]*|no required module provides package ([^;\s]+)|requires go >= ([\d.]+)/.exec(
      result.output,
    );
  if (absent === null) return buildFailed(environment, `go build of ${program.path}`, result);
  return {
    status: 'toolMissing',
    reason: `${program.path} needs ${absent[2] === undefined ? `${absent[1] === undefined ? 'a module' : `the module ${absent[1]}`} that cannot be downloaded without the network: add it to the submission with "go mod vendor"` : `Go ${absent[2]}, which this machine lacks: install it`}`,
  };
}

/** All files of its folder are one program, unless another one has a `main` of its own. */
async function filesOfProgram(program: Program, environment: BuildEnvironment): Promise<readonly string[]> {
  const folder = folderOf(program.path);
  const beside = [...environment.paths].filter(
    (path) =>
      folderOf(path) === folder && extensionOf(path) === '.go' && !path.endsWith('_test.go') && path !== program.path,
  );
  const parts = [];
  for (const path of beside) {
    const code = (await environment.read(path, syntax))?.bare ?? '';
    if (!/\bfunc\s+main\s*\(\s*\)/.test(code)) parts.push(path);
  }
  return [program.path, ...parts];
}
