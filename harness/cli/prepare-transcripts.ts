/** Makes sure, before anything is graded, that the transcripts of a run can be stored and are not mixed with those of another. */
import { mkdtemp, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolder } from '../sandbox/limits/create-folder.ts';
import { submissionId } from '../submission/submission-id.ts';
import { CliError, exitStatus } from './cli-error.ts';

/**
 * An earlier run may have stored scenarios that this run does not try, and `judge` would read both.
 *
 * @param transcripts folder of `--transcripts`; absent if none are stored
 * @param submissions absolute paths of those to grade
 * @param resumes whether what is there belongs to this run, and is stored again
 * @throws CliError if the folder cannot be written, or holds transcripts of another run
 */
export async function prepareTranscripts(
  transcripts: string | undefined,
  submissions: readonly string[],
  { resumes }: { readonly resumes: boolean },
): Promise<void> {
  if (transcripts === undefined) return;
  try {
    await createFolder(transcripts);
    await rmdir(await mkdtemp(join(transcripts, '.trial-')));
  } catch (error) {
    throw new CliError(
      `cannot store transcripts in ${transcripts}: ${(error as Error).message}; name another folder with --transcripts`,
      exitStatus.usage,
    );
  }
  for (const submission of submissions) {
    const folder = join(transcripts, submissionId(submission));
    const stored = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
    if (stored.length === 0) continue;
    if (!resumes)
      throw new CliError(
        `cannot store transcripts in ${folder}: it holds those of an earlier run; name another folder with --transcripts, or remove it`,
        exitStatus.usage,
      );
    for (const name of stored) await rm(join(folder, name));
  }
}
