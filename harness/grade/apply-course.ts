/**
 * A run with the points of a course, from the verdicts that are stored: nothing is run again. Pure.
 *
 * What a verdict is, and which requirements it leaves open, does not depend on the course.
 */
import type { Course } from '../course/course.ts';
import { scaleScore } from '../course/scale.ts';
import { scoreOf } from './points.ts';
import type { RequirementResult, Run, SubmissionResult } from './results.ts';

/** @returns the run as it is if there is no course */
export function applyCourse(run: Run, course: Course | undefined): Run {
  if (course === undefined) return run;
  return {
    ...run,
    rubric: { name: course.name, hash: course.hash },
    submissions: run.submissions.map((each) => applyToSubmission(each, course)),
  };
}

export function applyToSubmission(submission: SubmissionResult, course: Course): SubmissionResult {
  const requirements = submission.requirements.map((each) => withWorth(each, course));
  const { score, maxScore } = scoreOf(requirements);
  const mark = course.scale && submission.status === 'graded' ? scaleScore(score, maxScore, course.scale) : undefined;
  return {
    ...submission,
    score,
    maxScore,
    mark: mark === undefined || course.scale === undefined ? undefined : { value: mark, of: course.scale.of },
    requirements,
  };
}

function withWorth(result: RequirementResult, { worths }: Course): RequirementResult {
  const worth = worths.get(result.id) ?? 0;
  const points = worth === 'advisory' ? 0 : worth;
  const isDecided = result.status !== 'unsupported' && result.status !== 'error';
  return {
    ...result,
    points: result.status === 'pass' ? points : 0,
    maxPoints: isDecided ? points : 0,
    use: points > 0 ? undefined : worth === 'advisory' ? 'advisory' : 'left out',
  };
}
