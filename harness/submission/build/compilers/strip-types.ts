/**
 * TypeScript on a Node that removes types, where no compiler is installed.
 *
 * Node loads only the file that an import names. Students write `./message.js`, as the compiler
 * demands: that file is written from `message.ts`. What only a compiler can do, such as an enum, is
 * a lack of this machine and never a mistake.
 *
 * @see https://nodejs.org/api/typescript.html
 */
import type { Program } from '../../program.ts';
import type { Syntax } from '../../read/mask-source.ts';
import { pathFrom } from '../../read/paths.ts';
import type { Prepared } from '../../submission.ts';
import { type BuildEnvironment, succeeded } from '../environment.ts';
import { importedTexts } from '../missing-modules.ts';

/**
 * Runs in the jail of the build. Writes the JavaScript of each source, and prints the sources that
 * Node cannot run, each with the reason on one line.
 */
const script = `
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { stripTypeScriptTypes } = require('node:module');
for (const path of process.argv.slice(1)) {
  try {
    const code = stripTypeScriptTypes(readFileSync(path, 'utf8'));
    const without = /(?:\\bfrom|\\bimport\\s*\\(?)\\s*["'](\\.{1,2}\\/[^"'\\n]*)["']/g;
    for (const [, name] of code.matchAll(without))
      if (!/\\.(?:[mc]?[jt]s|json|node)$/.test(name)) throw new Error('it imports ' + name + ' without an extension');
    const product = path.replace(/ts$/, 'js');
    if (!existsSync(product)) writeFileSync(product, code);
  } catch (error) {
    console.log(path + ': ' + error.message.split('\\n').find((line) => line.trim() !== ''));
  }
}`;

/** What is needed of `LanguageSupport`. */
export interface TypescriptSources {
  readonly syntax: Syntax;
  readonly imports: (code: string) => readonly string[];
}

/** @param cwd the folder in which the program is started, relative to the scratch copy */
export async function prepareWithoutCompiler(
  program: Program,
  environment: BuildEnvironment,
  { syntax, imports }: TypescriptSources,
  cwd: string,
): Promise<Prepared> {
  const read = async (path: string): Promise<string | undefined> => (await environment.read(path, syntax))?.code;
  const sources = [...(await importedTexts(program.path, environment, read, imports)).keys()].toSorted();
  const result = await environment.once(`strip types of ${sources.join(' ')}`, () =>
    environment.run([process.execPath, '--no-warnings', '-e', script, '--', ...sources], '.'),
  );
  const problem = result.status === 'exited' && succeeded(result) ? result.stdout.trim().split('\n')[0] : undefined;
  if (problem === '') return { status: 'ready', argv: [process.execPath, pathFrom(cwd, program.path)], cwd };
  return {
    status: 'toolMissing',
    reason: `${program.path} needs a TypeScript compiler, which this machine lacks (Node alone cannot run ${problem ?? 'it'}): install the npm package typescript, so that tsc is on PATH`,
  };
}
