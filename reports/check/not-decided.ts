/**
 * Requirements without a verdict of their own: undecided, broken by a fault of datagrade, or not
 * reached.
 *
 * Several requirements with the same reason share one paragraph. Nothing here counts as the
 * student's mistake; a requirement that was not reached names the failure that came first.
 */
import { requirementOf } from '../../harness/handout/requirements.ts';
import type { RequirementId } from '../../harness/handout/requirements.ts';
import type { RequirementResult, SubmissionResult } from '../../harness/grade/results.ts';
import { openGroups, openMeanings, type OpenGroup } from '../model/outcomes.ts';
import { markOf, paintOf } from '../terminal/marks.ts';
import { safeSentence } from '../terminal/safe-text.ts';
import type { Style } from '../terminal/style.ts';
import { wrapHanging } from '../terminal/text.ts';

/** One paragraph for each distinct reason. */
export function renderUndecided(submission: SubmissionResult, style: Style): string[][] {
  return (['unsupported', 'error'] as const).flatMap((status) =>
    openGroups(submission, status).map((group) => renderGroup(group, style)),
  );
}

/** One line for each requirement that was blocked, or that failed without a scenario of its own. */
export function renderNotReached(submission: SubmissionResult, style: Style): string[] {
  const lines = submission.requirements
    .filter((each) => each.status === 'blocked' || (each.status === 'fail' && !hasScenario(submission, each)))
    .flatMap(({ id, status, reason }) => {
      const blocker = blockerOf(submission, id);
      const why = blocker === undefined ? safeSentence(reason ?? 'not reached', style) : `blocked by ${blocker}`;
      return wrapHanging(`${markOf(status, style)} `, `${id.padEnd(idWidth)}  ${why}`, style.width);
    });
  return lines.length === 0 ? [] : ['Could not be tested yet:', ...lines];
}

const idWidth = 19;

function renderGroup({ status, requirements, reason }: OpenGroup, style: Style): string[] {
  const paint = paintOf(status, style);
  const mark = `${markOf(status, style)} `;
  return [
    ...requirements
      .flatMap((id) => wrapHanging(mark, `${id}: ${requirementOf(id).title}`, style.width))
      .map((line) => style.colours.bold(paint(line))),
    ...(reason === '' ? [] : wrapHanging('  ', safeSentence(reason, style), style.width)),
    ...wrapHanging('  ', openMeanings[status], style.width),
  ];
}

function hasScenario({ scenarios }: SubmissionResult, { id, status }: RequirementResult): boolean {
  return scenarios.some((each) => each.requirement === id && each.status === status);
}

function blockerOf({ scenarios }: SubmissionResult, id: RequirementId): RequirementId | undefined {
  return scenarios.find((each) => each.requirement === id && each.blockedBy !== undefined)?.blockedBy;
}
