/**
 * What `datagrade check` shows to a student: the programs, the table of points, each lost
 * requirement with its evidence, and what to do next.
 *
 * Details of what passed are left out; `results.json` has them.
 */
import type { Run, SubmissionResult } from '../../harness/grade/results.ts';
import { renderFailure } from './failure.ts';
import { renderNextStep } from './next-step.ts';
import { renderNotReached, renderUndecided } from './not-decided.ts';
import { failuresWithoutPoints, notesOfPasses } from '../model/outcomes.ts';
import { reportOf } from '../model/submission-report.ts';
import { renderNotes } from '../notes.ts';
import { renderRequirementTable } from './requirement-table.ts';
import { soughtPrograms, triedRequirements } from '../score.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Style } from '../terminal/style.ts';
import { padEnd, truncateEnd, truncateMiddle } from '../terminal/text.ts';

/** The whole report, ending in a newline. */
export function renderCheck(whole: SubmissionResult, run: Pick<Run, 'environment' | 'seed'>, style: Style): string {
  const submission = { ...whole, requirements: triedRequirements(whole) };
  const repeat = { folder: submission.folder, seed: run.seed };
  const parts = [
    renderPrograms(submission, style),
    renderNotes('Please note', submission.problems, style),
    renderRequirementTable(submission, style),
    ...reportOf(submission).failures.map((failure) => renderFailure(failure, repeat, style)),
    ...renderUndecided(submission, style),
    renderNotReached(submission, style),
    renderNotes('Passed, and worth a look', notesOfPasses(submission), style),
    renderNotes('Beyond the handout, without points', failuresWithoutPoints(submission), style),
    renderNotes('About this machine', run.environment.notes, style),
    renderNextStep(submission, style),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function renderPrograms(submission: SubmissionResult, style: Style): string[] {
  const { colours, width } = style;
  const { id, programs } = submission;
  const found = soughtPrograms(submission).map((program) => {
    const label = padEnd(`  ${program}`, 15);
    const command = programs[program];
    if (command === undefined) return label + colours.yellow('not found');
    return label + truncateMiddle(safeLine(command, style), { ...style, width: width - 15 });
  });
  return [colours.bold(truncateEnd(`Submission ${safeLine(id, style)}`, style)), ...found];
}
