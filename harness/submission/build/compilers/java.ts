/**
 * Compiles Java to classes in the scratch copy: all sources of one source folder together, and only
 * once.
 *
 * If they do not compile together, each program is compiled alone with what it refers to, so that a
 * broken file affects only its own program.
 */
import { isUtf8 } from 'node:buffer';
import { lstat, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { captures } from '../../languages/language.ts';
import type { Program } from '../../program.ts';
import { cSyntax } from '../../read/mask-source.ts';
import { extensionOf, folderOf, pathFrom, stemOf } from '../../read/paths.ts';
import { decodeSource } from '../../read/read-source.ts';
import type { Prepared } from '../../submission.ts';
import { type BuildEnvironment, buildFailed, succeeded } from '../environment.ts';
import { findRealTool } from '../find-tool.ts';
import { underNameOfClass } from './java-file-name.ts';
import { productFolder } from './product-folder.ts';
import type { ToolResult } from '../../../sandbox/build/run-tool.ts';

const maxRewrittenBytes = 4 * 1024 * 1024;

/** For short programs: start quickly, compile little. */
const startFlags = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto'];

export async function prepareJava(program: Program, environment: BuildEnvironment): Promise<Prepared> {
  const [java, javac] = await Promise.all([findRealTool('java'), findRealTool('javac')]);
  if (java === undefined || javac === undefined) {
    return {
      status: 'toolMissing',
      reason: `${program.path} needs Java and its compiler, which this machine lacks: install the package default-jdk-headless`,
    };
  }
  const sources = await environment.once('java sources', () => javaSources(environment));
  const own = sources.get(program.path);
  const root = own?.root ?? folderOf(program.path);
  const cwd = program.manifest?.cwd ?? root;
  const together = [...sources.values()].filter((each) => each.root === root).map(({ compiled }) => compiled);
  const ready = (classes: string): Prepared => ({
    status: 'ready',
    argv: [java, ...startFlags, '-cp', classPath(environment, root, classes, cwd), classOf(program, own)],
    cwd,
  });

  const shared = join(productFolder, 'classes');
  const all = await environment.once(`javac ${root}`, () => compile(environment, javac, root, shared, together));
  if (succeeded(all)) return ready(shared);
  const alone = join(productFolder, stemOf(program.path));
  const single = await compile(environment, javac, root, alone, [own?.compiled ?? program.path]);
  if (succeeded(single)) return ready(alone);
  const library = missingLibrary(single.output, sources);
  return library === undefined
    ? buildFailed(environment, `javac on ${program.path}`, single)
    : {
        status: 'toolMissing',
        reason: `${program.path} needs the Java package ${library}, which is neither in the submission nor on this machine: ask the student for its .jar`,
      };
}

/** The class that holds the `main` of this program, with its package. */
function classOf({ mainClass, path }: Program, source: JavaSource | undefined): string {
  const own = source?.mainClass ?? stemOf(path);
  return mainClass === undefined ? own : [...own.split('.').slice(0, -1), mainClass].join('.');
}

/** A package that no source of the submission declares, and that does not come with Java. */
function missingLibrary(output: string, sources: ReadonlyMap<string, JavaSource>): string | undefined {
  const own = new Set([...sources.values()].map(({ mainClass }) => mainClass.split('.')[0] ?? ''));
  const missing = captures(output, /error: package ([\w.]{1,200}) does not exist/g);
  return missing.find((name) => name.includes('.') && !/^javax?\./.test(name) && !own.has(name.split('.')[0] ?? ''));
}

async function compile(
  environment: BuildEnvironment,
  javac: string,
  root: string,
  classes: string,
  paths: readonly string[],
): Promise<ToolResult> {
  await environment.makeFolder(join(root, classes));
  const libraries = jarsOf(environment, root, root);
  const path = ['-cp', ['.', ...libraries].join(':'), '-sourcepath', '.'];
  const files = paths.map((each) => pathFrom(root, each));
  return environment.run(
    [
      javac,
      '-encoding',
      'UTF-8',
      '-nowarn',
      '-proc:none',
      '-J-XX:+UseSerialGC',
      '-J-XX:TieredStopAtLevel=1',
      '-d',
      classes,
      ...path,
      ...files,
    ],
    root,
  );
}

/**
 * The classes, the source folder for files next to them, and libraries of the submission; relative
 * to the working directory.
 */
function classPath(environment: BuildEnvironment, root: string, classes: string, cwd: string): string {
  return [join(root, classes), root]
    .map((each) => pathFrom(cwd, each))
    .concat(jarsOf(environment, root, cwd))
    .join(':');
}

function jarsOf(environment: BuildEnvironment, root: string, from: string): readonly string[] {
  const near = (path: string): boolean => [root, join(root, 'lib'), '.', 'lib'].includes(folderOf(path));
  return [...environment.paths]
    .filter((path) => extensionOf(path) === '.jar' && near(path))
    .map((path) => pathFrom(from, path));
}

interface JavaSource {
  /** The folder to which package names are relative. */
  readonly root: string;
  /** The class to start, with its package. */
  readonly mainClass: string;
  /** The file that javac gets. */
  readonly compiled: string;
}

async function javaSources(environment: BuildEnvironment): Promise<ReadonlyMap<string, JavaSource>> {
  const found = new Map<string, JavaSource>();
  for (const path of environment.paths) {
    if (extensionOf(path) !== '.java') continue;
    await makeUtf8(await environment.inside(path));
    const code = (await environment.read(path, cSyntax))?.bare ?? '';
    const pack = /^\s*package\s+([\w.]{1,200})\s*;/m.exec(code)?.[1];
    const root = rootOf(path, pack);
    const compiled = await underNameOfClass(environment, path, { code, root });
    found.set(path, { root, mainClass: mainClassOf(compiled, code, pack), compiled });
  }
  return found;
}

/**
 * javac accepts neither a byte-order mark nor two encodings at once. The scratch copy may be
 * changed.
 */
async function makeUtf8(path: string | undefined): Promise<void> {
  if (path === undefined || !(await lstat(path)).isFile()) return;
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  if (bytes.length > maxRewrittenBytes || (isUtf8(bytes) && bytes[0] !== 0xef)) return;
  await writeFile(path, decodeSource(bytes).text);
}

/**
 * `src` for `src/lab/Client.java` of package `lab`; the file's own folder if package and folders
 * disagree.
 */
function rootOf(path: string, pack: string | undefined): string {
  const folder = folderOf(path);
  const parts = (pack ?? '').split('.').filter(Boolean).join('/');
  if (parts === '') return folder;
  if (folder === parts) return '.';
  return folder.endsWith(`/${parts}`) ? folder.slice(0, -parts.length - 1) : folder;
}

/** The class with the same name as the file, else the one that contains `main`. */
function mainClassOf(path: string, code: string, pack: string | undefined): string {
  const classes = captures(code, /\b(?:class|record|enum|interface)\s+(\w{1,120})/g);
  const stem = stemOf(path);
  const before = code.slice(0, Math.max(0, code.search(/\bmain\s*\(/)));
  const holder = captures(before, /\b(?:class|record|enum|interface)\s+(\w{1,120})/g).at(-1);
  const name = classes.includes(stem) ? stem : (holder ?? stem);
  return pack === undefined ? name : `${pack}.${name}`;
}
