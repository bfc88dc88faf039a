/**
 * The package as its users get it: packed, installed into an empty project, and started from there.
 *
 * The packages that it needs are those of this project's lock file, which the cache has from this project's own installation:
 * what is tested does not change with each release of somebody else's. The registry is asked for what the cache lacks; where it
 * cannot be reached either, everything here is skipped.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requirements } from '../../harness/handout/requirements.ts';
import { submissionsFolder } from '../support/corpus.ts';
import { filesIn, project, readProjectFile } from '../support/project-files.ts';

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(project, name), 'utf8'));
const description = readJson('package.json') as { readonly version: string };

const folder = mkdtempSync(join(tmpdir(), 'datagrade-package-'));
const installed = join(folder, 'node_modules', 'datagrade');
const command = join(folder, 'node_modules', '.bin', 'datagrade');

/** What npm says when the registry cannot be reached, as against a package that cannot be installed. */
const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT)\b/;

let packed: readonly string[] = [];
let isOffline = false;

beforeAll(async () => {
  // Without scripts: the compiled code is there already, and other tests use it.
  const pack = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], project);
  if (pack.status !== 0) throw new Error(`npm pack failed: ${pack.stderr}`);
  const [tarball] = JSON.parse(pack.stdout) as readonly [{ filename: string; files: readonly { path: string }[] }];
  packed = tarball.files.map(({ path }) => path);
  writeProject(tarball.filename);
  // A registry that does not answer is as good as none. The log level is given, since a silent npm that runs the tests hands on its own.
  const quick = ['--prefer-offline', '--no-audit', '--no-fund', '--fetch-retries=0', '--fetch-timeout=60000'];
  const install = await run('npm', ['ci', ...quick, '--loglevel=error'], folder);
  isOffline = install.status !== 0 && unreachable.test(install.stderr);
  if (install.status !== 0 && !isOffline) throw new Error(`npm ci ended with ${install.status}: ${install.stderr}`);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a project that has the tarball for its only dependency, and the lock file that its first installation would have left. */
function writeProject(tarball: string): void {
  const dependencies = { datagrade: `file:${tarball}` };
  const head = { name: 'a-project', private: true };
  const { packages } = readJson('package-lock.json') as Lock;
  const needed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  const own = { ...description, devDependencies: undefined, resolved: dependencies.datagrade };
  const lock = {
    ...head,
    lockfileVersion: 3,
    requires: true,
    packages: { '': { ...head, dependencies }, 'node_modules/datagrade': own, ...Object.fromEntries(needed) },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...head, dependencies }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
}

interface Lock {
  /** By the folder of the package, that of the project being the empty string. */
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

interface Finished {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(file: string, words: readonly string[], cwd: string): Promise<Finished> {
  return new Promise((resolve) => {
    const child = execFile(file, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

/** Starts the installed command and records every module that it loads, ES modules by a hook and CommonJS by the cache. */
async function modulesLoadedBy(...words: readonly string[]): Promise<readonly string[]> {
  const record = join(folder, 'loaded.txt');
  const hook = join(folder, 'record.mjs');
  const load = `import { appendFileSync } from 'node:fs';
    export function load(url, context, next) {
      appendFileSync(${JSON.stringify(record)}, url + '\\n');
      return next(url, context);
    }`;
  writeFileSync(record, '');
  writeFileSync(
    hook,
    `import { appendFileSync } from 'node:fs';
    import { createRequire, register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(load)}));
    const { cache } = createRequire(import.meta.url);
    process.on('exit', () => appendFileSync(${JSON.stringify(record)}, Object.keys(cache).join('\\n')));`,
  );
  const { status, stderr } = await run(process.execPath, ['--import', hook, command, ...words], folder);
  expect(status, stderr).toBe(0);
  return readFileSync(record, 'utf8').split('\n').filter(Boolean);
}

const packagesIn = (modules: readonly string[]): readonly string[] => [
  ...new Set(modules.flatMap((path) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])),
];

describe('the package', () => {
  it('contains only the compiled code, its types, the schema, the corpus and the documentation', () => {
    const expected =
      /^(dist\/.+\.(js|d\.ts)|reports\/results\.schema\.json|test\/submissions\/(right|wrong)\/.+|docs\/.+\.md|(README|CHANGELOG)\.md|LICENSE|package\.json)$/;
    expect(packed.filter((path) => !expected.test(path))).toEqual([]);
    for (const path of ['README.md', 'CHANGELOG.md', 'LICENSE', 'reports/results.schema.json'])
      expect(packed).toContain(path);
  });

  it('contains every page of docs/, so that the links of README.md work', () => {
    expect(packed.filter((path) => path.startsWith('docs/')).toSorted()).toEqual(
      [...filesIn('docs', '.md')].toSorted(),
    );
    const links = [...readProjectFile('README.md').matchAll(/\]\((docs\/[^)#]+)/g)].map((match) => match[1] as string);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((path) => !packed.includes(path))).toEqual([]);
  });

  it('contains every file of the corpus', () => {
    for (const kind of ['right', 'wrong']) {
      const files = readdirSync(join(submissionsFolder, kind), { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(project, join(entry.parentPath, entry.name)));
      expect(files.length).toBeGreaterThan(100);
      expect(files.filter((path) => !packed.includes(path))).toEqual([]);
    }
  });

  it('is described as package managers and bundlers expect', async ({ skip }) => {
    skip(isOffline, 'the registry cannot be reached');
    const { messages } = await publint({ pkgDir: installed, level: 'warning', strict: true, pack: false });
    expect(messages).toEqual([]);
  });

  it('gives other tools the schema of results.json and the reference', async ({ skip }) => {
    skip(isOffline, 'the registry cannot be reached');
    const script = join(folder, 'other-tool.mjs');
    writeFileSync(
      script,
      `import { createRequire } from 'node:module';
      import { dialects } from 'datagrade/reference/add/dialect.js';
      const schema = createRequire(import.meta.url)('datagrade/results.schema.json');
      console.log(JSON.stringify([typeof schema, Object.keys(dialects)[0]]));`,
    );
    const { stdout, stderr } = await run(process.execPath, [script], folder);
    expect(stdout, stderr).toBe('["object","comma"]\n');
  });
});

describe('the installed command', () => {
  it('prints its version', async ({ skip }) => {
    skip(isOffline, 'the registry cannot be reached');
    expect(await run(command, ['--version'], folder)).toEqual({
      status: 0,
      stdout: `${description.version}\n`,
      stderr: '',
    });
  });

  it('loads only the command line parser to show help', async ({ skip }) => {
    skip(isOffline, 'the registry cannot be reached');
    const { status, stdout } = await run(command, ['--help'], folder);
    expect(status).toBe(0);
    expect(stdout).toContain('datagrade check');
    const packages = packagesIn(await modulesLoadedBy('--help'));
    expect(packages).toContain('yargs');
    for (const heavy of ['zod', 'yaml', 'koffi', 'cli-table3', 'log-update']) expect(packages).not.toContain(heavy);
  });

  it('loads the table package to list scenarios, and nothing that grades', async ({ skip }) => {
    skip(isOffline, 'the registry cannot be reached');
    const packages = packagesIn(await modulesLoadedBy('list'));
    expect(packages).toContain('cli-table3');
    for (const heavy of ['yaml', 'koffi', 'log-update']) expect(packages).not.toContain(heavy);
  });

  it('lists scenarios for every requirement', async ({ skip }) => {
    skip(isOffline, 'the registry cannot be reached');
    const { status, stdout } = await run(command, ['list', '--json'], folder);
    expect(status).toBe(0);
    const listed = new Set((JSON.parse(stdout) as readonly { requirement: string }[]).map((each) => each.requirement));
    expect([...listed]).toEqual(requirements.map(({ id }) => id));
  });

  it('grades a submission', async ({ skip }) => {
    skip(isOffline, 'the registry cannot be reached');
    const submission = join(folder, 'lab1');
    mkdirSync(submission);
    cpSync(join(submissionsFolder, 'right', 'python-comma'), submission, { recursive: true });
    const { status, stdout, stderr } = await run(command, ['check', 'lab1', '--only', 'add/server/reply'], folder);
    expect(stdout, stderr).toContain('add.server.reply');
    expect(status).toBe(0);
  });

  it('runs the self-test on the corpus that comes with it', async ({ skip }) => {
    skip(isOffline, 'the registry cannot be reached');
    const words = ['selftest', '--submission', 'python-comma', 'sum-concatenated'];
    const { status, stdout, stderr } = await run(command, words, folder);
    expect(stdout, stderr).toContain('2 programs (1 right, 1 wrong)');
    expect(status).toBe(0);
  });
});
