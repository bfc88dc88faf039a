/** Opens a run in the folder of `--out`: a new one, or one that was killed; and finds what older runs already know. */
import { constants } from 'node:fs';
import { copyFile, link, readlink, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createFolder } from '../../sandbox/limits/create-folder.ts';
import { submissionId } from '../../submission/submission-id.ts';
import type { Environment } from '../results.ts';
import { hashContent } from './fingerprint/content.ts';
import {
  resultKey,
  readRun,
  readSubmission,
  runFile,
  runsBelow,
  submissionFile,
  type Grader,
  type RunRecord,
  type StoredSubmission,
} from './stored-run.ts';
import { writeWhole } from './write-whole.ts';

export interface RunPlan {
  /** Absolute paths of the submissions to grade; their last parts are their ids, and differ. */
  readonly folders: readonly string[];
  /** Where a person finds the submission of each, if that is another place. */
  readonly fromOf?: ((folder: string) => string) | undefined;
  readonly grader: Grader;
  /** The scenarios to try of each, by its folder. */
  readonly selectorsOf: (folder: string) => readonly string[];
  readonly environment: Environment;
  /** The folder below which the transcripts of each submission are stored; absent if none are. */
  readonly transcripts?: string | undefined;
  /** Whether these are only some of the class: the results of the others stay. */
  readonly isPart: boolean;
  /** Whether to finish the newest run, if it was killed or interrupted. */
  readonly resumes: boolean;
  /** Whether results of older runs are taken over where nothing has changed. */
  readonly takesOver: boolean;
}

export interface OpenedRun {
  /** The folder of the run. */
  readonly folder: string;
  readonly record: RunRecord;
  /** What each submission is that is graded, by its id. */
  readonly identities: ReadonlyMap<string, Pick<StoredSubmission, 'key' | 'content'>>;
  /** Results that hold still, by the folder of the submission. */
  readonly known: ReadonlyMap<string, StoredSubmission>;
  /** The folder of the run whose results were the newest. */
  readonly base: string | undefined;
}

/** @throws Error if the folder cannot be written */
export async function openRun(out: string, plan: RunPlan): Promise<OpenedRun> {
  const { folders, grader, environment, fromOf = String } = plan;
  const runs = await runsBelow(runsFolder(out));
  const base = await newestWhole(out, grader.selectors);
  const continued = plan.resumes ? await unfinishedRun(runs) : undefined;
  const startedAt = continued?.record.startedAt ?? new Date().toISOString();
  const folder = continued?.folder ?? join(runsFolder(out), `${startedAt.replaceAll(':', '.')}-${process.pid}`);
  const given = folders.map((path) => ({ id: submissionId(path), folder: fromOf(path) }));
  const record: RunRecord = {
    schema: 'datagrade.run/1',
    grader,
    environment,
    startedAt,
    pid: process.pid,
    submissions: plan.isPart ? withOthers(given, base?.record) : given,
  };
  await createFolder(join(folder, 'submissions'));
  await saveRecord(folder, record);
  const identities = new Map<string, Pick<StoredSubmission, 'key' | 'content'>>();
  const known = new Map<string, StoredSubmission>();
  for (const path of folders) {
    const id = submissionId(path);
    const content = await hashContent(path);
    const key = resultKey(content, { ...grader, selectors: [...plan.selectorsOf(path)] });
    identities.set(id, { key, content });
    const older = plan.takesOver ? runs : continued === undefined ? [] : [continued.folder];
    const found = await resultFor(id, key, older);
    if (found === undefined) continue;
    known.set(path, found.stored);
    await copyResult(found.run, folder, id);
  }
  if (base !== undefined) {
    const others = record.submissions.filter(({ id }) => !identities.has(id));
    for (const { id } of others) await copyResult(base.folder, folder, id);
  }
  return { folder, record, identities, known, base: base?.folder };
}

/** The run that `results.json` shows, if it tried the same scenarios. */
export async function newestWhole(
  out: string,
  selectors: readonly string[],
): Promise<{ readonly folder: string; readonly record: RunRecord } | undefined> {
  const target = await readlink(join(out, 'latest')).catch(() => undefined);
  if (target === undefined) return undefined;
  const folder = join(runsFolder(out), basename(target));
  const record = await readRun(folder);
  const isAlike = JSON.stringify(record?.grader.selectors.toSorted()) === JSON.stringify(selectors.toSorted());
  return record === undefined || !isAlike ? undefined : { folder, record };
}

export async function saveRecord(folder: string, record: RunRecord): Promise<void> {
  await writeWhole(join(folder, runFile), `${JSON.stringify(record, null, 2)}\n`);
}

/** The file of a result never changes, so that two runs can share it. */
export async function copyResult(from: string, to: string, id: string): Promise<void> {
  const [source, target] = [submissionFile(from, id), submissionFile(to, id)];
  if (source === target) return;
  await rm(target, { force: true });
  // Some file systems know no hard links.
  await link(source, target).catch(() => copyFile(source, target, constants.COPYFILE_FICLONE).catch(() => undefined));
}

function runsFolder(out: string): string {
  return join(out, 'runs');
}

/** The seed of the newest run below that folder: with it, what has not changed need not be graded again. */
export async function seedOfNewestRun(out: string): Promise<number | undefined> {
  const [newest] = await runsBelow(runsFolder(out));
  return newest === undefined ? undefined : (await readRun(newest))?.grader.seed;
}

function withOthers(given: RunRecord['submissions'], base: RunRecord | undefined): RunRecord['submissions'] {
  const own = new Map(given.map((each) => [each.id, each]));
  const before = base?.submissions ?? [];
  const isBefore = new Set(before.map(({ id }) => id));
  return [...before.map((each) => own.get(each.id) ?? each), ...given.filter(({ id }) => !isBefore.has(id))];
}

async function unfinishedRun(
  runs: readonly string[],
): Promise<{ readonly folder: string; readonly record: RunRecord } | undefined> {
  const [folder] = runs;
  const record = folder === undefined ? undefined : await readRun(folder);
  if (folder === undefined || record === undefined || record.endedAt !== undefined) return undefined;
  if (isAlive(record.pid))
    throw new Error(`the run ${folder} is not finished, and process ${record.pid}, which grades it, is still running`);
  return { folder, record };
}

function isAlive(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function resultFor(
  id: string,
  key: string | undefined,
  runs: readonly string[],
): Promise<{ readonly run: string; readonly stored: StoredSubmission } | undefined> {
  if (key === undefined) return undefined;
  for (const run of runs) {
    const stored = await readSubmission(run, id);
    if (stored?.key === key && stored.fault === undefined && isDecided(stored.result)) return { run, stored };
  }
  return undefined;
}

/** What could not be decided may have been due to the machine at that time: another try may decide it. */
function isDecided({ status, scenarios }: StoredSubmission['result']): boolean {
  return status === 'graded' && scenarios.every((scenario) => scenario.status !== 'unsupported');
}
