/** Grades folders with the compiled command, in a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSchema, type SubmissionResult } from '../../harness/grade/results.ts';

const main = fileURLToPath(new URL('../../harness/cli/main.js', import.meta.url));

/**
 * @param words more words of the command line
 * @throws if the run did not finish, which is a fault of the grader and not a verdict
 */
export async function gradeFolders(folder: string, words: readonly string[]): Promise<readonly SubmissionResult[]> {
  const out = await mkdtemp(join(tmpdir(), 'datagrade-mutants-'));
  try {
    const command = [main, 'grade', folder, '--out', out, ...words];
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    if (![0, 1, 2].includes(status ?? -1)) throw new Error(`grading ended with status ${String(status)}: ${errors}`);
    return runSchema.parse(JSON.parse(await readFile(join(out, 'results.json'), 'utf8'))).submissions;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
