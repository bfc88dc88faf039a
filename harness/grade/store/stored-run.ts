/**
 * A run on disk: a folder with `run.json`, which says what was graded with what, and one file for each submission whose result is known.
 *
 * This program wrote the files, but anyone may have changed them, so they are validated before they are used. What cannot be read is
 * treated as if it were not there: it is graded again.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { environmentSchema, submissionResultSchema, type SubmissionResult } from '../results.ts';
import { rosterAccountSchema } from '../roster-account-schema.ts';

const graderSchema = z.object({
  version: z.string().describe('Version of datagrade'),
  code: z.string().describe('SHA-256 of the code that performs and judges'),
  seed: z.number().int(),
  selectors: z.array(z.string()).describe('The scenarios that were tried; empty for all'),
  machine: z.array(z.string()).describe('What of the machine may matter to a verdict'),
});
/** With what submissions are graded: a result holds for the same content and the same of these. */
export type Grader = z.infer<typeof graderSchema>;

export const runRecordSchema = z.object({
  schema: z.literal('datagrade.run/1'),
  grader: graderSchema,
  environment: environmentSchema,
  startedAt: z.string().describe('ISO 8601'),
  endedAt: z.string().optional().describe('ISO 8601; absent while some submission has no result'),
  pid: z.number().int().describe('The process that grades, or graded'),
  submissions: z
    .array(z.object({ id: z.string(), folder: z.string() }))
    .describe('The index, in the order of the results'),
  roster: rosterAccountSchema.optional().describe('What became of each row of the roster, if the run had one'),
});
export type RunRecord = z.infer<typeof runRecordSchema>;

const storedSubmissionSchema = z.object({
  schema: z.literal('datagrade.submission/1'),
  key: z.string().optional().describe('Digest of content and grader; absent if the content could not be read'),
  content: z.string().optional().describe('SHA-256 of what was handed in'),
  gradedBy: z.object({ version: z.string(), seed: z.number().int(), startedAt: z.string() }),
  result: submissionResultSchema,
  transcripts: z.string().optional().describe('Folder in which its transcripts were stored, if they were'),
  fault: z.string().optional().describe('Why grading it again failed, if it did'),
});
export type StoredSubmission = z.infer<typeof storedSubmissionSchema>;

/** @returns the digest under which a result is found again; undefined if the content has none */
export function resultKey(content: string | undefined, { code, seed, selectors, machine }: Grader): string | undefined {
  if (content === undefined) return undefined;
  return createHash('sha256')
    .update(JSON.stringify([content, code, seed, selectors.toSorted(), machine]))
    .digest('hex');
}

export const runFile = 'run.json';

/** @returns the path of a submission in the folder of a run. Some ids are too long for a file name of their own. */
export function submissionFile(run: string, id: string): string {
  const name = Buffer.byteLength(id) <= 200 ? id : createHash('sha256').update(id).digest('hex');
  return join(run, 'submissions', `${name}.json`);
}

/** @returns undefined if there is no readable record in that folder */
export async function readRun(folder: string): Promise<RunRecord | undefined> {
  return read(join(folder, runFile), runRecordSchema);
}

/** @returns undefined if that run has no readable result of it */
export async function readSubmission(run: string, id: string): Promise<StoredSubmission | undefined> {
  const found = await read(submissionFile(run, id), storedSubmissionSchema);
  return found?.result.id === id ? found : undefined;
}

/** @returns the folders of the runs below a folder, the newest first */
export async function runsBelow(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const runs = await Promise.all(names.map(async (name) => ({ name, record: await readRun(join(folder, name)) })));
  return runs
    .flatMap(({ name, record }) => (record === undefined ? [] : [{ name, at: record.startedAt }]))
    .toSorted((a, b) => (a.at === b.at ? b.name.localeCompare(a.name, 'en') : b.at < a.at ? -1 : 1))
    .map(({ name }) => join(folder, name));
}

/** The result as a run shows that did not grade it: with the run that did, and with what went wrong since. */
export function takenOver({ result, gradedBy, fault }: StoredSubmission): SubmissionResult {
  if (fault === undefined) return { ...result, earlier: gradedBy };
  const problem = `grading it again failed (${fault}): this is the result of ${gradedBy.startedAt}`;
  return { ...result, earlier: gradedBy, problems: [...result.problems, problem] };
}

async function read<Value>(path: string, schema: z.ZodType<Value>): Promise<Value | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}
