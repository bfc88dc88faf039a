/** The two folders in which the halves of a submission run, built as its author builds it. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { CheckJob, Start } from './job.ts';

const run = promisify(execFile);

export interface Trees {
  readonly client: string;
  readonly server: string;
}

/** @throws if a source does not compile */
export async function buildTrees(job: CheckJob, folder: string): Promise<Trees> {
  const trees = { client: join(folder, 'client'), server: join(folder, 'server') };
  await cp(job.folder, trees.server, { recursive: true });
  const starts = Object.values(job.starts);
  if (job.language === 'python') await compilePython(trees.server);
  else for (const start of starts) await compileC(trees.server, start);
  await cp(trees.server, trees.client, { recursive: true });
  for (const { cwd, folders } of starts)
    for (const each of folders)
      for (const tree of Object.values(trees)) await mkdir(join(tree, cwd, each), { recursive: true });
  return trees;
}

async function compilePython(tree: string): Promise<void> {
  const sources = (await readdir(tree, { recursive: true })).filter((path) => path.endsWith('.py'));
  const check = 'import sys\nfor p in sys.argv[1:]: compile(open(p, "rb").read(), p, "exec")';
  await run('python3', ['-W', 'ignore', '-c', check, ...sources.map((path) => join(tree, path))]);
}

async function compileC(tree: string, { argv: [command = ''], cwd }: Start): Promise<void> {
  const folder = join(tree, cwd);
  const program = join(folder, command);
  const names = await readdir(folder);
  if (names.some((name) => /^makefile$/i.test(name))) {
    await run('make', [], { cwd: folder });
    return;
  }
  await mkdir(dirname(program), { recursive: true });
  const sources = names.filter((name) => name.endsWith('.c'));
  const isMain = await Promise.all(
    sources.map(async (name) => /\bmain\s*\(/.test(await readFile(join(folder, name), 'utf8'))),
  );
  const stem = `${command.split('/').at(-1) ?? ''}.c`;
  const used = sources.filter((name, at) => name === stem || isMain[at] === false);
  if (!used.includes(stem)) throw new Error(`no source of ${command} in ${folder}`);
  await run('gcc', ['-g', '-w', '-o', program, ...used, '-lm', '-lpthread'], { cwd: folder });
}
