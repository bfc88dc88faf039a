/** Draws one scenario of a stored run on standard output. */
import { reportOf } from '../../reports/model/submission-report.ts';
import { sequenceOf } from '../../reports/sequence/sequence.ts';
import { renderSequence } from '../../reports/sequence/text.ts';
import { performanceOf } from '../grade/store/performance.ts';
import type { ScenarioResult, SubmissionResult } from '../grade/results.ts';
import { CliError, exitStatus } from './cli-error.ts';
import { chooseSubmissions, findTranscripts, openStoredRun, openTranscripts } from './open-stored-run.ts';
import { terminalStyle } from './terminal.ts';

interface Wanted {
  readonly id: string;
  /** Id of a scenario, the beginning of one, or the number of a failure. */
  readonly scenario: string;
  readonly transcripts: string | undefined;
}

/** @throws CliError */
export async function showScenario(path: string, { id, scenario, transcripts }: Wanted): Promise<void> {
  const run = await openStoredRun(path);
  const [submission] = chooseSubmissions(run, path, [id]);
  if (submission === undefined) return;
  const result = findScenario(submission, scenario);
  const folder = await findTranscripts(path, id, transcripts);
  if (folder === undefined)
    throw new CliError(
      `cannot draw ${result.id}: the run stored no transcripts, or they are gone; grade with --transcripts, or name their folder here with --transcripts`,
      exitStatus.usage,
    );
  const transcript = performanceOf(await openTranscripts(folder), result.id)?.transcript;
  if (transcript === undefined)
    throw new CliError(
      `cannot draw ${result.id}: ${folder} has no transcript of it${result.status === 'blocked' ? ', because it was not reached' : ''}`,
      exitStatus.usage,
    );
  const lines = renderSequence(sequenceOf(transcript, result.evidence?.steps ?? []), terminalStyle(process.stdout));
  process.stdout.write(`${lines.join('\n')}\n`);
}

function findScenario(submission: SubmissionResult, wanted: string): ScenarioResult {
  const numbered = reportOf(submission).failures.find(({ number }) => number === wanted.toUpperCase());
  const matching = submission.scenarios.filter(({ id }) => id === wanted || id.startsWith(`${wanted}/`));
  const found = numbered?.shown ?? matching.find(({ status }) => status === 'fail') ?? matching[0];
  if (found !== undefined) return found;
  const failed = reportOf(submission).failures.flatMap(({ number, shown }) =>
    shown === undefined ? [] : [`${number} (${shown.id})`],
  );
  throw new CliError(
    `there is no scenario "${wanted}" in the results of ${submission.id}${failed.length === 0 ? '' : `; its failures are ${failed.join(', ')}`}`,
    exitStatus.usage,
  );
}
