/** Grades generated submissions with the compiled command, as one class. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSchema, type Run } from '../../harness/grade/results.ts';
import type { Submission } from './model.ts';
import { renderSubmission } from './python/arrange.ts';
import { writeFiles } from './runner/process.ts';

export function nameOf({ seed }: Submission): string {
  return `pair-${seed}`;
}

/**
 * The submissions are written into `folder`, and so is the run.
 *
 * @throws if the run did not finish
 */
export async function gradePairs(
  submissions: readonly Submission[],
  folder: string,
  main: string,
  lanes: number,
): Promise<Run> {
  const pairs = join(folder, 'pairs');
  mkdirSync(pairs, { recursive: true });
  for (const submission of submissions) writeFiles(join(pairs, nameOf(submission)), renderSubmission(submission).files);
  const out = join(folder, 'out');
  const words = ['grade', pairs, '--out', out, '--seed', '1', '--lanes', String(lanes)];
  const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (status === null || status > 2) throw new Error(`grading ended with status ${status}: ${errors}`);
  return runSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
}

/** The compiled command, seen from the compiled form of this file. */
export function compiledMain(): string {
  return fileURLToPath(new URL('../../harness/cli/main.js', import.meta.url));
}
