/**
 * Builds a Rust program in the scratch copy: Cargo without the network for a crate, rustc for a
 * single file.
 */
import { join, relative } from 'node:path';
import type { Program } from '../../program.ts';
import { folderOf, pathFrom, stemOf } from '../../read/paths.ts';
import type { Prepared } from '../../submission.ts';
import { type BuildEnvironment, buildFailed, succeeded } from '../environment.ts';
import { findTool } from '../find-tool.ts';
import { productFolder } from './product-folder.ts';
import type { ToolResult } from '../../../sandbox/build/run-tool.ts';

export async function prepareRust(program: Program, environment: BuildEnvironment): Promise<Prepared> {
  const crate = program.build?.kind === 'compile' && program.build.tool === 'cargo' ? program.build.folder : undefined;
  return crate === undefined ? compileFile(program, environment) : buildCrate(program, environment, crate);
}

async function buildCrate(program: Program, environment: BuildEnvironment, crate: string): Promise<Prepared> {
  const cargo = await findTool('cargo');
  if (cargo === undefined) return missing(program, 'Cargo', 'cargo');
  // A debug build, as `cargo run` makes it: it also shows an overflow.
  const argv = [cargo, 'build', '--offline', '--message-format=json-render-diagnostics'] as const;
  const result = await environment.once(`cargo ${crate}`, () => environment.run([...argv], crate));
  const product = productOf(result, join(environment.tree, program.path));
  if (product !== undefined) {
    const cwd = program.manifest?.cwd ?? crate;
    return { status: 'ready', argv: [`./${pathFrom(cwd, relative(environment.tree, product))}`], cwd };
  }
  // A crate from the registry cannot be downloaded here; that is a limit of this machine, not the
  // student's fault.
  const absent =
    /no matching package named `([^`]+)`|failed to (?:download|get) `([^`]+)`|attempting to make an HTTP request/.exec(
      result.output,
    );
  if (absent !== null) {
    const name = absent[1] ?? absent[2] ?? 'another crate';
    return {
      status: 'toolMissing',
      reason: `${program.path} needs the crate ${name}, which cannot be downloaded without the network: add it to the submission with "cargo vendor"`,
    };
  }
  return buildFailed(environment, `cargo build in ${crate}`, result);
}

async function compileFile(program: Program, environment: BuildEnvironment): Promise<Prepared> {
  const rustc = await findTool('rustc');
  if (rustc === undefined) return missing(program, 'the Rust compiler', 'rustc');
  const cwd = program.manifest?.cwd ?? folderOf(program.path);
  await environment.makeFolder(join(cwd, productFolder));
  const product = join(productFolder, stemOf(program.path));
  const name = stemOf(program.path).replace(/\W/g, '_');
  const argv = [
    rustc,
    '--edition',
    '2021',
    '--crate-name',
    /^\d/.test(name) ? `p${name}` : name,
    '-o',
    product,
  ] as const;
  const result = await environment.run([...argv, pathFrom(cwd, program.path)], cwd);
  return succeeded(result)
    ? { status: 'ready', argv: [`./${product}`], cwd }
    : buildFailed(environment, `rustc on ${program.path}`, result);
}

/** Cargo reports, with one JSON object on each line, which program it made from which source. */
function productOf(result: ToolResult, source: string): string | undefined {
  if (result.status !== 'exited') return undefined;
  for (const line of result.stdout.split('\n')) {
    if (!line.startsWith('{')) continue;
    const message = parse(line);
    if (message?.reason === 'compiler-artifact' && message.executable && message.target?.src_path === source)
      return message.executable;
  }
  return undefined;
}

interface CargoMessage {
  readonly reason?: string;
  readonly executable?: string | null;
  readonly target?: { readonly src_path?: string };
}

function parse(line: string): CargoMessage | undefined {
  try {
    return JSON.parse(line) as CargoMessage;
  } catch {
    return undefined;
  }
}

function missing(program: Program, what: string, name: string): Prepared {
  return {
    status: 'toolMissing',
    reason: `${program.path} needs ${what}, which this machine lacks: install the package ${name}`,
  };
}
