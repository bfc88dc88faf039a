/**
 * `npm run coverage`: counts the branches of the sources that the tests run, in the test process,
 * in lanes, and in every command that a test starts.
 *
 * Node records what each process runs (NODE_V8_COVERAGE), and source maps lead to the sources. Code
 * that the compiler adds is not counted. A process that is killed records nothing, so the figures
 * are a lower bound.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeScriptCovs } from '@bcoe/v8-coverage';
import { convert } from 'ast-v8-to-istanbul';
import Table from 'cli-table3';
import { parseAst } from 'vitest/node';

interface FileBranches {
  /** Relative to the project, such as `harness/cli/main.ts`. */
  readonly path: string;
  readonly all: number;
  /** Lines with a branch that no test took. */
  readonly missedLines: readonly number[];
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const measured = /^(?:reference|harness|scenarios|reports)\//;
const worstShown = 30;

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  return status ?? 1;
}

/** What all processes together ran of each script of this project, by its path. */
function readCoverage(folder: string): ReadonlyMap<string, Profiler.ScriptCoverage> {
  const all = new Map<string, Map<string, Profiler.ScriptCoverage>>();
  for (const name of readdirSync(folder)) {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profiler.TakePreciseCoverageReturnType;
    for (const script of result) {
      const path = script.url.startsWith('file:') ? fileURLToPath(script.url) : '';
      if (!measured.test(relative(join(root, 'dist'), path))) continue;
      const known = all.get(path) ?? new Map<string, Profiler.ScriptCoverage>();
      // Performance: most processes run the same parts of a module, and equal records are merged
      // only once.
      known.set(JSON.stringify(script.functions), script);
      all.set(path, known);
    }
  }
  return new Map([...all].flatMap(([path, each]) => {
    const merged = mergeScriptCovs([...each.values()]);
    return merged === undefined ? [] : [[path, merged]];
  }));
}

async function branchesOf(path: string, coverage: Profiler.ScriptCoverage): Promise<readonly FileBranches[]> {
  const code = readFileSync(path, 'utf8');
  const sourceMap = JSON.parse(readFileSync(`${path}.map`, 'utf8')) as NonNullable<Parameters<typeof convert>[0]['sourceMap']>;
  // oxlint-disable-next-line typescript/no-deprecated -- what replaces it is a function of a package that would be needed for nothing else
  const ast = parseAst(code, { preserveParens: true });
  const converted = await convert({ code, sourceMap, coverage, ast: ast as never });
  return Object.entries(converted).map(([source, { branchMap, b }]) => {
    const arms = Object.entries(b).flatMap(([id, counts]) =>
      counts.map((count, arm) => ({ count, line: branchMap[id]?.locations[arm]?.start.line ?? branchMap[id]?.line ?? 0 })),
    );
    return {
      path: relative(root, resolve(dirname(path), source)),
      all: arms.length,
      missedLines: arms.filter(({ count }) => count === 0).map(({ line }) => line),
    };
  });
}

function percent(files: readonly FileBranches[]): string {
  const all = files.reduce((sum, file) => sum + file.all, 0);
  const missed = files.reduce((sum, file) => sum + file.missedLines.length, 0);
  return `${all === 0 ? '100.0' : (((all - missed) / all) * 100).toFixed(1)} % of ${all}`;
}

function show(files: readonly FileBranches[]): void {
  const folderOf = ({ path }: FileBranches): string => (path.startsWith('harness/') ? dirname(path) : path.split('/')[0]!);
  const table = new Table({ head: ['folder', 'branches run'], style: { head: [], border: [] } });
  for (const folder of [...new Set(files.map(folderOf))].toSorted())
    table.push([folder, percent(files.filter((file) => folderOf(file) === folder))]);
  const worst = files.toSorted((a, b) => b.missedLines.length - a.missedLines.length).slice(0, worstShown);
  const lines = worst.map(({ path, missedLines }) => `${path}: ${missedLines.length} at ${[...new Set(missedLines)].join(' ')}`);
  const judged = files.filter(({ path }) => /^(?:harness|reports)\//.test(path));
  process.stdout.write(`${table.toString()}\n\nFiles with the most branches not run:\n${lines.join('\n')}\n\nharness/ and reports/: ${percent(judged)} branches.\n`);
}

const folder = mkdtempSync(join(tmpdir(), 'datagrade-coverage-'));
try {
  rmSync(join(root, 'dist', '.tsbuildinfo'), { force: true });
  const built = run('npx', ['tsc', '-p', 'tsconfig.build.json', '--sourceMap', '--incremental', 'false']);
  const words = ['vitest', 'run', '--config', 'test/coverage/vitest.config.ts', ...process.argv.slice(2)];
  if (built === 0) run('npx', words, { NODE_V8_COVERAGE: folder });
  const files: FileBranches[] = [];
  for (const [path, coverage] of readCoverage(folder)) files.push(...(await branchesOf(path, coverage)));
  show(files);
  // Node passes its variable on to all children. Tests of a small environment fail here and are not
  // part of the measurement, so the status of the tests is ignored.
  process.exitCode = built;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
