/** Opens a stored run and chooses submissions of it, with errors as sentences. */
import { join } from 'node:path';
import { loadRun, storedTranscripts, UnreadableRun } from '../grade/store/load-run.ts';
import { UnjudgeablePerformance, type StoredPerformance } from '../grade/store/performance.ts';
import type { Run, SubmissionResult } from '../grade/results.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { absolutePath } from './given-paths.ts';
import { readPerformances } from './read-performances.ts';

/** @throws CliError */
export async function openStoredRun(path: string): Promise<Run> {
  try {
    return await loadRun(absolutePath(path));
  } catch (error) {
    if (error instanceof UnreadableRun) throw new CliError(error.message, exitStatus.usage);
    throw error;
  }
}

/** @param ids all if undefined. @throws CliError if the run has none of that name, or none at all */
export function chooseSubmissions(run: Run, path: string, ids: readonly string[] | undefined): SubmissionResult[] {
  if (run.submissions.length === 0)
    throw new CliError(`the run ${path} has no results yet: nothing can be reported`, exitStatus.usage);
  const unknown = ids?.find((id) => !run.submissions.some((each) => each.id === id));
  if (unknown !== undefined)
    throw new CliError(
      `there is no submission "${unknown}" in the run ${path}; it has ${namesOf(run)}`,
      exitStatus.usage,
    );
  return run.submissions.filter(({ id }) => ids === undefined || ids.includes(id));
}

const namesShown = 8;

function namesOf({ submissions }: Run): string {
  const names = submissions.slice(0, namesShown).map(({ id }) => id);
  const more = submissions.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

/** @returns the folder of a submission's transcripts: the one given, or where the run stored them */
export async function findTranscripts(
  path: string,
  id: string,
  given: string | undefined,
): Promise<string | undefined> {
  return given === undefined ? storedTranscripts(absolutePath(path), id) : join(absolutePath(given), id);
}

/** @param folder that of one submission. @throws CliError */
export async function openTranscripts(folder: string): Promise<readonly StoredPerformance[]> {
  try {
    return await readPerformances([folder]);
  } catch (error) {
    if (error instanceof UnjudgeablePerformance) throw new CliError(error.message, exitStatus.usage);
    throw error;
  }
}
