/** Starts the independent check of one submission in network and process namespaces of its own. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { networkSetupCommand } from '../../../harness/sandbox/lane/isolation.ts';
import type { CheckJob, CheckResult } from './job.ts';

const namespaces = ['--user', '--map-root-user', '--net', '--pid', '--fork', '--kill-child', '--'];
const worker = fileURLToPath(new URL('check-worker.js', import.meta.url));
/** Longer than all waits of a check together. */
const checkMs = 240_000;

/** @returns what the check saw, or why it could not run (a source that does not compile) */
export async function checkOwnPair(job: CheckJob): Promise<CheckResult | { readonly problem: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'datagrade-check-'));
  const [jobPath, resultPath] = [join(folder, 'job.json'), join(folder, 'result.json')];
  try {
    await writeFile(jobPath, JSON.stringify(job));
    const script = `${networkSetupCommand} && exec "$0" "$@"`;
    const words = [...namespaces, 'sh', '-c', script, process.execPath, worker, jobPath, resultPath];
    const env = { ...process.env, PATH: `${pythonFolder()}${delimiter}${process.env['PATH'] ?? ''}` };
    await promisify(execFile)('unshare', words, { env, timeout: checkMs, killSignal: 'SIGKILL' });
    return JSON.parse(await readFile(resultPath, 'utf8')) as CheckResult;
  } catch (error) {
    const { stderr = '', message } = error as Error & { readonly stderr?: string };
    return {
      problem:
        stderr
          .trim()
          .split('\n')
          .findLast((line) => /error/i.test(line)) ?? message,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let found: string | undefined;

/** Where the interpreter itself is: a shim in front of it would slow down each start. */
function pythonFolder(): string {
  found ??= dirname(execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim());
  return found;
}
