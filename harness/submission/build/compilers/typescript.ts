/**
 * Compiles TypeScript to JavaScript in the scratch copy.
 *
 * Type errors do not matter: a program counts as built if the compiler wrote JavaScript, even if it
 * complains about missing declarations.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Program } from '../../program.ts';
import { folderOf, pathFrom } from '../../read/paths.ts';
import type { Prepared } from '../../submission.ts';
import { type BuildEnvironment, buildFailed } from '../environment.ts';
import { findTool } from '../find-tool.ts';
import { prepareWithoutCompiler, type TypescriptSources } from './strip-types.ts';
import { productFolder } from './product-folder.ts';
import { nodeRunsTypescript } from '../../toolchains.ts';

export async function prepareTypescript(
  program: Program,
  environment: BuildEnvironment,
  sources: TypescriptSources,
): Promise<Prepared> {
  const root = projectOf(program.path, environment.paths);
  const cwd = program.manifest?.cwd ?? root;
  const tsc = await findTool('tsc');
  if (tsc !== undefined) return compile(program, environment, { tsc, root, cwd });
  const tsx = await findTool('tsx');
  if (tsx !== undefined) return { status: 'ready', argv: [tsx, pathFrom(cwd, program.path)], cwd };
  if (nodeRunsTypescript()) return prepareWithoutCompiler(program, environment, sources, cwd);
  return {
    status: 'toolMissing',
    reason: `${program.path} needs a TypeScript compiler, which this machine lacks: install the npm package typescript, so that tsc is on PATH`,
  };
}

interface Project {
  readonly tsc: string;
  readonly root: string;
  readonly cwd: string;
}

async function compile(
  program: Program,
  environment: BuildEnvironment,
  { tsc, root, cwd }: Project,
): Promise<Prepared> {
  const sources = [...environment.paths].filter(
    (path) => isWithin(path, root) && /\.[mc]?ts$/.test(path) && !path.endsWith('.d.ts'),
  );
  const files = sources.filter((path) => !path.includes('node_modules/')).map((path) => pathFrom(root, path));
  const result = await environment.once(`tsc ${root}`, async () => {
    const common = [
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--skipLibCheck',
      '--rootDir',
      '.',
      '--outDir',
      productFolder,
    ];
    const first = await environment.run([tsc, '--ignoreConfig', '--noCheck', ...common, ...files], root);
    // Compilers before 6 ignore the project's configuration on their own; those before 5.5 cannot
    // skip the type check.
    return /unknown compiler option/i.test(first.output) ? environment.run([tsc, ...common, ...files], root) : first;
  });
  const product = join(root, productFolder, pathFrom(root, program.path).replace(/ts$/, 'js'));
  const exists = await access(join(environment.tree, product)).then(
    () => true,
    () => false,
  );
  return exists
    ? { status: 'ready', argv: [process.execPath, pathFrom(cwd, product)], cwd }
    : buildFailed(environment, `tsc on ${program.path}`, result);
}

/**
 * The nearest folder with a tsconfig.json or package.json, where a student would compile; else the
 * file's own folder.
 */
function projectOf(path: string, paths: ReadonlySet<string>): string {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const at = (name: string): string => (folder === '.' ? name : `${folder}/${name}`);
    if (paths.has(at('tsconfig.json')) || paths.has(at('package.json'))) return folder;
    if (folder === '.') return folderOf(path);
  }
}

function isWithin(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}
