/**
 * Runs one submission in the network namespace of this process and tells what of it the handout
 * does not allow. Arguments: the file with the job, and the file for the result.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkAdd } from './add.ts';
import { checkFile } from './file.ts';
import type { CheckJob, CheckResult } from './job.ts';
import { buildTrees } from './trees.ts';
import { Wire } from './wire.ts';

const [jobPath = '', resultPath = ''] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'datagrade-mutant-'));
try {
  const job = JSON.parse(await readFile(jobPath, 'utf8')) as CheckJob;
  await writeFile(resultPath, JSON.stringify(await check(job)));
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = 0;

async function check(job: CheckJob): Promise<CheckResult> {
  const trees = await buildTrees(job, folder);
  using wire = new Wire();
  if (!(await wire.isReady())) throw new Error('the loopback cannot be read');
  const { starts } = job;
  const wrong: string[] = [];
  let outOfRange: CheckResult['outOfRange'] = [];
  if (starts['add.client'] !== undefined && starts['add.server'] !== undefined) {
    const add = await checkAdd(job, { client: starts['add.client'], server: starts['add.server'] }, trees, wire);
    wrong.push(...add.wrong);
    ({ outOfRange } = add);
  }
  if (starts['file.client'] !== undefined && starts['file.server'] !== undefined && wrong.length === 0)
    wrong.push(...(await checkFile({ client: starts['file.client'], server: starts['file.server'] }, trees, wire)));
  return { wrong, outOfRange };
}
