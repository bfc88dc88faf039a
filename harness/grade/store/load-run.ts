/**
 * Reads a run that was stored, for reports: the folder of `--out`, one run in it, or a
 * `results.json`. Nothing is run again.
 *
 * Anyone may have changed the files, so they are validated.
 */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { runSchema, type Run } from '../results.ts';
import { readRun, readSubmission, runsBelow, takenOver, type RunRecord } from './stored-run.ts';

/** The message is a sentence: what was read, and why it cannot be used as a run. */
export class UnreadableRun extends Error {
  override readonly name = 'UnreadableRun';
}

/** @throws UnreadableRun */
export async function loadRun(path: string): Promise<Run> {
  const found = await stat(path).catch((error: unknown) => {
    throw new UnreadableRun(`cannot read the run ${path}: ${(error as Error).message}`);
  });
  if (found.isFile()) return readResults(path);
  if (!found.isDirectory()) throw new UnreadableRun(`cannot read the run ${path}: it is neither a folder nor a file`);
  const record = await readRun(path);
  if (record !== undefined) return assembleRun(path, record);
  const results = join(path, 'results.json');
  if (await isThere(results)) return readResults(results);
  const [newest] = await runsBelow(join(path, 'runs'));
  const unfinished = newest === undefined ? undefined : await readRun(newest);
  if (newest !== undefined && unfinished !== undefined) return assembleRun(newest, unfinished);
  throw new UnreadableRun(
    `there is no run in ${path}: give the folder that --out named, a folder below its runs/, or a results.json`,
  );
}

/** Where the transcripts of a submission were stored when it was graded; undefined if they were not, or are gone. */
export async function storedTranscripts(path: string, id: string): Promise<string | undefined> {
  const out = (await isThere(path)) ? dirname(path) : path;
  const isRun = (await readRun(out)) !== undefined;
  const [newest] = isRun ? [out] : await runsBelow(join(out, 'runs'));
  const latest = isRun ? undefined : await readSubmission(join(out, 'latest'), id);
  const stored = latest ?? (newest === undefined ? undefined : await readSubmission(newest, id));
  const folder = stored?.transcripts;
  return folder !== undefined && (await stat(folder).catch(() => undefined))?.isDirectory() === true
    ? folder
    : undefined;
}

async function readResults(path: string): Promise<Run> {
  const { size } = await stat(path);
  if (size > longestBytes) throw new UnreadableRun(`cannot read the run ${path}: it has ${size} bytes, too many`);
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UnreadableRun(`cannot read the run ${path}: ${(error as Error).message}`);
  }
  const result = runSchema.safeParse(content);
  if (result.success) return result.data;
  const [first = ''] = z.prettifyError(result.error).split('\n');
  throw new UnreadableRun(`cannot read the run ${path}: it is not a results.json of datagrade (${first})`);
}

/** Longer than that of any class. */
const longestBytes = 400 * 1024 * 1024;

/** The submissions whose results are known: a run may have been killed. */
async function assembleRun(folder: string, record: RunRecord): Promise<Run> {
  const submissions = await Promise.all(
    record.submissions.map(async ({ id }) => {
      const stored = await readSubmission(folder, id);
      if (stored === undefined) return [];
      const isOwn = stored.gradedBy.startedAt === record.startedAt && stored.fault === undefined;
      return [isOwn ? stored.result : takenOver(stored)];
    }),
  );
  const { grader, environment, startedAt, roster } = record;
  return {
    schema: 'datagrade.results/1',
    version: grader.version,
    seed: grader.seed,
    startedAt,
    environment,
    ...(roster !== undefined && { roster }),
    submissions: submissions.flat(),
  };
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
