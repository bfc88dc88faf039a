/** Merges the two results of a submission whose assignments were graded separately. Pure. */
import { scoreOf } from './points.ts';
import type { SubmissionResult } from './results.ts';

/**
 * Takes each assignment's requirements and scenarios from its own part. What both parts report of
 * the whole submission is listed once.
 */
export function mergeParts(add: SubmissionResult, file: SubmissionResult): SubmissionResult {
  const failed = [add, file].find(({ status, scenarios }) => status === 'error' && scenarios.length === 0);
  if (failed !== undefined) return failed;
  const requirements = add.requirements.map((own, index) =>
    own.id.startsWith('add.') ? own : (file.requirements[index] ?? own),
  );
  return {
    ...add,
    status: add.status === 'error' ? add.status : file.status,
    ...scoreOf(requirements),
    requirements,
    scenarios: [...add.scenarios, ...file.scenarios],
    problems: [...new Set([...add.problems, ...file.problems])],
    programs: { ...add.programs, ...file.programs },
    ...(add.profile === undefined || file.profile === undefined
      ? {}
      : { profile: mergeProfiles(add.profile, file.profile) }),
    processStarts: add.processStarts + file.processStarts,
    durationMs: Math.max(add.durationMs, file.durationMs),
  };
}

type LearnedPart = NonNullable<SubmissionResult['profile']>;

function mergeProfiles(add: LearnedPart, file: LearnedPart): LearnedPart {
  const programs = { ...(add['programs'] as object), ...(file['programs'] as object) };
  return { ...add, ...('file' in file ? { file: file['file'] } : {}), programs };
}
