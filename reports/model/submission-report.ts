/**
 * What every report of one submission tells, as plain data: the score and whether it is final, the
 * failures in the order in which they are to be mended and with their numbers, what depends on them,
 * what a person decides, and what passed.
 *
 * A pure function of the stored result, so that a terminal and a page never disagree. Texts are as
 * they were stored: the reporter that shows them makes them safe.
 */
import { nextFailure } from '../../harness/grade/next-failure.ts';
import type { RequirementResult, ScenarioResult, SubmissionResult } from '../../harness/grade/results.ts';
import { requirementOf, type RequirementId } from '../../harness/handout/requirements.ts';
import { standingOf, triedRequirements, type Standing } from '../score.ts';
import { failuresWithoutPoints, notesOfPasses, openGroups, type OpenGroup } from './outcomes.ts';

/** A lost requirement. Its number stays the same in every report: one can say "F3". */
export interface Failure {
  readonly number: `F${number}`;
  readonly requirement: RequirementId;
  readonly title: string;
  /** Why, in one sentence; empty if the result does not say it. */
  readonly reason: string;
  readonly lostPoints: number;
  /** The failing scenario that is shown in full; absent if it failed without one. */
  readonly shown?: ScenarioResult;
  /** The other failing scenarios of the requirement. */
  readonly others: readonly ScenarioResult[];
  /** Requirements that could not be reached because of this failure. */
  readonly blocks: readonly RequirementId[];
}

/** A requirement that was not reached. */
export interface Blocked {
  readonly requirement: RequirementId;
  readonly title: string;
  readonly lostPoints: number;
  readonly by?: RequirementId;
  /** The number of the failure that came first; absent if it was none of this report. */
  readonly number?: Failure['number'];
  readonly reason: string;
}

export interface SubmissionReport {
  readonly standing: Standing;
  readonly failures: readonly Failure[];
  readonly blocked: readonly Blocked[];
  readonly open: readonly OpenGroup[];
  readonly passed: readonly RequirementResult[];
  readonly notes: readonly string[];
  readonly withoutPoints: readonly string[];
}

export function reportOf(submission: SubmissionResult): SubmissionReport {
  const tried = { ...submission, requirements: triedRequirements(submission) };
  const failures = failuresOf(tried);
  return {
    standing: standingOf(submission),
    failures,
    blocked: blockedOf(tried, failures),
    open: (['unsupported', 'error'] as const).flatMap((status) => openGroups(tried, status)),
    passed: tried.requirements.filter(({ status }) => status === 'pass'),
    notes: notesOfPasses(tried),
    withoutPoints: failuresWithoutPoints(tried),
  };
}

function failuresOf(submission: SubmissionResult): Failure[] {
  const first = nextFailure(submission)?.requirement;
  const failed = submission.requirements.filter(({ status }) => status === 'fail');
  // Sorting is stable: the others keep the order of the handout.
  const ordered = failed.toSorted((a, b) => Number(b.id === first) - Number(a.id === first));
  return ordered.map(({ id, points, maxPoints, reason }, at) => {
    const [shown, ...others] = submission.scenarios.filter((each) => each.requirement === id && each.status === 'fail');
    return {
      number: `F${at + 1}`,
      requirement: id,
      title: requirementOf(id).title,
      reason: shown?.reason ?? reason ?? '',
      lostPoints: maxPoints - points,
      ...(shown === undefined ? {} : { shown }),
      others,
      blocks: submission.requirements
        .filter(({ status }) => status === 'blocked')
        .map((each) => each.id)
        .filter((each) => blockerOf(submission, each) === id),
    };
  });
}

function blockedOf(submission: SubmissionResult, failures: readonly Failure[]): Blocked[] {
  return submission.requirements
    .filter(({ status }) => status === 'blocked')
    .map(({ id, points, maxPoints, reason }) => {
      const by = blockerOf(submission, id);
      const number = failures.find(({ requirement }) => requirement === by)?.number;
      return {
        requirement: id,
        title: requirementOf(id).title,
        lostPoints: maxPoints - points,
        ...(by === undefined ? {} : { by }),
        ...(number === undefined ? {} : { number }),
        reason: reason ?? submission.scenarios.find((each) => each.requirement === id)?.reason ?? 'not reached',
      };
    });
}

function blockerOf({ scenarios }: SubmissionResult, id: RequirementId): RequirementId | undefined {
  return scenarios.find((each) => each.requirement === id && each.blockedBy !== undefined)?.blockedBy;
}
