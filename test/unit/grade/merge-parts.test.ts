import { describe, expect, it } from 'vitest';
import { aggregate, defaultRubric, scoreOf } from '../../../harness/grade/points.ts';
import { mergeParts } from '../../../harness/grade/merge-parts.ts';
import { requirements, type RequirementId } from '../../../harness/handout/requirements.ts';
import type { Status } from '../../../harness/judge/evidence.ts';
import { scenarioResult } from '../../support/scenario-result.ts';
import type { ScenarioResult, SubmissionResult } from '../../../harness/grade/results.ts';

const scenario = (requirement: RequirementId, status: Status): ScenarioResult =>
  scenarioResult(`${requirement}/x`, requirement, status);

function resultOf(scenarios: readonly ScenarioResult[], more: Partial<SubmissionResult> = {}): SubmissionResult {
  const all = [...aggregate(scenarios, defaultRubric)];
  return {
    id: 'ana',
    folder: '/ana',
    status: scenarios.some(({ status }) => status === 'error') ? 'error' : 'graded',
    ...scoreOf(all),
    requirements: all,
    scenarios: [...scenarios],
    problems: [],
    programs: {},
    processStarts: 3,
    durationMs: 10,
    ...more,
  };
}

const statuses: readonly Status[] = ['pass', 'fail', 'blocked', 'unsupported', 'pass'];
const all = requirements.map(({ id }, index) => scenario(id, statuses[index % statuses.length] as Status));
const ofAssignment = (assignment: string): ScenarioResult[] =>
  all.filter(({ requirement }) => requirement.startsWith(`${assignment}.`));

describe('two parts of one submission', () => {
  it('make the result that grading it in one piece makes', () => {
    const add = resultOf(ofAssignment('add'), { problems: ['a', 'b'], programs: { 'add.client': 'a' } });
    const file = resultOf(ofAssignment('file'), {
      problems: ['b', 'c'],
      programs: { 'file.client': 'f' },
      durationMs: 12,
    });
    expect(mergeParts(add, file)).toEqual(
      resultOf(all, {
        problems: ['a', 'b', 'c'],
        programs: { 'add.client': 'a', 'file.client': 'f' },
        processStarts: 6,
        durationMs: 12,
      }),
    );
  });

  it('are an error together where either is one', () => {
    const error = [scenario('file.pair', 'error')];
    expect(mergeParts(resultOf(ofAssignment('add')), resultOf(error)).status).toBe('error');
    expect(mergeParts(resultOf([scenario('add.pair', 'error')]), resultOf(ofAssignment('file'))).status).toBe('error');
  });

  it('are not graded where one of them could not be at all', () => {
    const died = resultOf([], { status: 'error', problems: ['the lane died while it worked'] });
    expect(mergeParts(resultOf(ofAssignment('add')), died)).toEqual(died);
    expect(mergeParts(died, resultOf(ofAssignment('file')))).toEqual(died);
  });
});
