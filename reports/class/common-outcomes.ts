/**
 * Warns before the table of a class if most of its submissions have the same outcome.
 *
 * So many equal mistakes rarely have so many authors: the machine, the run or the text of the lab
 * is a more likely cause. Pure; the warning changes no verdict.
 */
import { requirements, type RequirementId } from '../../harness/handout/requirements.ts';
import type { RequirementResult, SubmissionResult } from '../../harness/grade/results.ts';
import { programIds } from '../../harness/handout/programs.ts';
import { soughtPrograms, triedRequirements } from '../score.ts';
import { safeLine, safeSentence } from '../terminal/safe-text.ts';
import type { Style } from '../terminal/style.ts';
import { wrapHanging, wrapText } from '../terminal/text.ts';

/** No lines if the class is small, or if its submissions differ. */
export function renderCommonOutcomes(submissions: readonly SubmissionResult[], style: Style): string[] {
  const outcomes = commonOutcomes(submissions);
  const [first] = outcomes;
  if (first === undefined) return [];
  const shown = outcomes.slice(0, mostShown).map(({ text }) => text);
  const rest = outcomes.length - shown.length;
  const advice = [
    'If most of a class shows the same, the machine, the run or the text of the lab is a more likely cause than the students.',
    'Run datagrade doctor, and grade a submission that you know to be right.',
    `Read one of these in full: --explain ${safeLine(first.example, style)}`,
  ];
  return [
    ...wrapText('Check this run before you use its marks:', style.width).map(style.colours.yellow),
    ...[...shown, ...(rest === 0 ? [] : [`and ${rest} more of the kind`])].flatMap((text) =>
      wrapHanging('  - ', safeSentence(text, style), style.width),
    ),
    ...wrapText(advice.join(' '), style.width),
  ];
}

/** A smaller class says too little about itself. */
const smallestClass = 5;
const commonShare = 0.75;
const mostShown = 4;

interface CommonOutcome {
  readonly text: string;
  /** The id of a submission that has it. */
  readonly example: string;
}

/** The gravest first: not graded, not found, not decided, failed alike. */
export function commonOutcomes(submissions: readonly SubmissionResult[]): readonly CommonOutcome[] {
  const notGraded = submissions.filter(({ status }) => status === 'error');
  const graded = submissions.filter(({ status }) => status !== 'error');
  return [
    ...common(notGraded, submissions, (count) => `${count} could not be graded.`),
    ...programIds.flatMap((program) => {
      const sought = graded.filter((each) => soughtPrograms(each).includes(program));
      const without = sought.filter(({ programs }) => programs[program] === undefined);
      return common(without, sought, (count) => `${count} have no ${program} that could be started.`);
    }),
    ...requirements.flatMap(({ id }) => {
      const tried = graded.filter((each) => resultOf(each, id) !== undefined);
      const open = tried.filter((each) => resultOf(each, id)?.status === 'unsupported');
      return common(open, tried, (count) => `${count} need review in ${id}.`);
    }),
    ...requirements.flatMap(({ id }) => failedAlike(graded, id)),
  ];
}

function resultOf(submission: SubmissionResult, id: RequirementId): RequirementResult | undefined {
  return triedRequirements(submission).find((each) => each.id === id);
}

/** The failures of a requirement that have the same symptom or, without one, the same reason. */
function failedAlike(graded: readonly SubmissionResult[], id: RequirementId): CommonOutcome[] {
  const tried = graded.filter((each) => resultOf(each, id) !== undefined);
  const alike = new Map<string, { readonly reason: string; readonly failing: SubmissionResult[] }>();
  for (const submission of tried) {
    const failed = submission.scenarios.find((each) => each.requirement === id && each.status === 'fail');
    if (failed?.status !== 'fail') continue;
    const group = alike.get(failed.symptom ?? failed.reason) ?? { reason: failed.reason, failing: [] };
    group.failing.push(submission);
    alike.set(failed.symptom ?? failed.reason, group);
  }
  return [...alike.values()].flatMap(({ reason, failing }) =>
    common(failing, tried, (count) => `${count} fail ${id} in the same way, for example: ${reason}`),
  );
}

function common(
  hit: readonly SubmissionResult[],
  all: readonly SubmissionResult[],
  textOf: (count: string) => string,
): CommonOutcome[] {
  const [first] = hit;
  if (first === undefined || all.length < smallestClass || hit.length < commonShare * all.length) return [];
  return [{ text: textOf(`${hit.length} of ${all.length} submissions`), example: first.id }];
}
