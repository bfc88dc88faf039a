import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate, defaultRubric, scoreOf, type Rubric } from '../../../harness/grade/points.ts';
import { requirementOf, requirements, type RequirementId } from '../../../harness/handout/requirements.ts';
import { type Status } from '../../../harness/judge/evidence.ts';
import { scenarioResult } from '../../support/scenario-result.ts';
import { requirementResultSchema, type ScenarioResult } from '../../../harness/grade/results.ts';

const result = (requirement: RequirementId, status: Status, reason?: string): ScenarioResult =>
  scenarioResult(`${requirement}/${status}`, requirement, status, reason === undefined ? {} : { reason });

/** One scenario a requirement, all with the same status. */
const all = (status: Status): ScenarioResult[] => requirements.map(({ id }) => result(id, status));

const one = (results: readonly ScenarioResult[], id: RequirementId, rubric: Rubric = defaultRubric) =>
  aggregate(results, rubric).find((each) => each.id === id);

describe('a requirement', () => {
  it('stands once in every result, in the order of the handout, whatever was tried', () => {
    for (const results of [[], all('pass'), all('fail').toReversed(), [result('file.pair', 'pass')]]) {
      expect(aggregate(results, defaultRubric).map(({ id }) => id)).toEqual(requirements.map(({ id }) => id));
    }
  });

  it('passes when all its scenarios do', () => {
    const passed = [result('add.pair', 'pass'), result('add.pair', 'pass')];
    expect(one(passed, 'add.pair')).toEqual({ id: 'add.pair', status: 'pass', points: 5, maxPoints: 5 });
  });

  it.each<readonly [Status, readonly Status[], number]>([
    ['fail', ['pass', 'fail', 'blocked'], 5],
    ['blocked', ['pass', 'blocked', 'pass'], 5],
    ['fail', ['unsupported', 'fail'], 5],
    ['blocked', ['blocked', 'unsupported'], 5],
    ['unsupported', ['pass', 'unsupported'], 0],
    ['error', ['fail', 'error', 'pass'], 0],
  ])('is %s with scenarios that are %j', (status, statuses, maxPoints) => {
    for (const each of [statuses, statuses.toReversed()]) {
      const results = each.map((of) => result('add.pair', of));
      expect(one(results, 'add.pair')).toMatchObject({ status, points: 0, maxPoints });
    }
  });

  it('tells the reason of its worst scenario', () => {
    const results = [
      result('add.pair', 'blocked', 'second'),
      result('add.pair', 'fail', 'first'),
      result('add.pair', 'fail', 'later'),
    ];
    expect(one(results, 'add.pair')?.reason).toBe('first');
  });

  it('counts for nothing where it was not tried', () => {
    expect(one(all('pass').slice(1), 'add.client.request')).toEqual({
      id: 'add.client.request',
      status: 'unsupported',
      points: 0,
      maxPoints: 0,
      reason: 'not tried in this run',
      tried: false,
    });
  });

  it('is worth what the rubric says, and nothing where it says nothing', () => {
    const rubric: Rubric = new Map([
      ['add.pair', 12.5],
      ['file.pair', 0],
    ]);
    expect(one(all('pass'), 'add.pair', rubric)).toMatchObject({ points: 12.5, maxPoints: 12.5 });
    expect(one(all('fail'), 'add.pair', rubric)).toMatchObject({ points: 0, maxPoints: 12.5 });
    expect(one(all('pass'), 'file.pair', rubric)).toMatchObject({ points: 0, maxPoints: 0 });
    expect(one(all('pass'), 'add.client.sum', rubric)).toMatchObject({ points: 0, maxPoints: 0 });
  });

  it('can be looked up by its id', () => {
    for (const each of requirements) expect(requirementOf(each.id)).toBe(each);
    expect(() => requirementOf('add.client.nothing' as RequirementId)).toThrow(RangeError);
  });
});

describe('a score', () => {
  it('is the sum of the points, out of what could be had', () => {
    const half = requirements.map(({ id }, at) => result(id, at % 2 === 0 ? 'pass' : 'fail'));
    expect(scoreOf(aggregate(half, defaultRubric))).toEqual({ score: 50, maxScore: 100 });
    expect(scoreOf(aggregate(all('blocked'), defaultRubric))).toEqual({ score: 0, maxScore: 100 });
    expect(scoreOf(aggregate(all('unsupported'), defaultRubric))).toEqual({ score: 0, maxScore: 0 });
    expect(scoreOf([])).toEqual({ score: 0, maxScore: 0 });
  });

  it('leaves out what a person has to decide, in the points and in the maximum', () => {
    const results = requirements.map(({ id }, at) => result(id, at === 0 ? 'unsupported' : at === 1 ? 'fail' : 'pass'));
    expect(scoreOf(aggregate(results, defaultRubric))).toEqual({ score: 90, maxScore: 95 });
  });

  const status = fc.constantFrom<Status>('pass', 'fail', 'blocked', 'unsupported', 'error');
  const results = fc.array(fc.tuple(fc.constantFrom(...requirements.map(({ id }) => id)), status), { maxLength: 60 });
  const rubric = fc
    .tuple(
      ...requirements.map(({ id }) =>
        fc.tuple(
          fc.constant(id),
          fc.integer({ min: 0, max: 400 }).map((n) => n / 4),
        ),
      ),
    )
    .map((entries): Rubric => new Map(entries));

  it('is never more than its maximum, and never less for a scenario that passes instead', () => {
    fc.assert(
      fc.property(results, rubric, fc.nat(), (pairs, worth, pick) => {
        const given = pairs.map(([id, of]) => result(id, of));
        const { score, maxScore } = scoreOf(aggregate(given, worth));
        expect(score).toBeLessThanOrEqual(maxScore);
        expect(maxScore).toBeLessThanOrEqual([...worth.values()].reduce((sum, each) => sum + each, 0));
        const better = given.map((each, at) => (at === pick % given.length ? result(each.requirement, 'pass') : each));
        expect(scoreOf(aggregate(better, worth)).score).toBeGreaterThanOrEqual(score);
      }),
    );
  });

  it('follows from the scenarios in any order, and fits the contract', () => {
    fc.assert(
      fc.property(results, rubric, (pairs, worth) => {
        const given = pairs.map(([id, of]) => result(id, of));
        const found = aggregate(given, worth);
        expect(aggregate(given.toReversed(), worth).map((each) => [each.id, each.status, each.points])).toEqual(
          found.map((each) => [each.id, each.status, each.points]),
        );
        for (const each of found) expect(requirementResultSchema.parse(each)).toEqual(each);
      }),
    );
  });
});
