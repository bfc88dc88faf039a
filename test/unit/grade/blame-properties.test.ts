/** What holds of blame whatever went wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignBlame, type Judged } from '../../../harness/grade/blame.ts';
import { requirements, type RequirementId } from '../../../harness/handout/requirements.ts';
import { actionsOf, type Scenario } from '../../../harness/scenario/scenario.ts';
import { fail, notReached, pass, scenarios, undecided } from '../../support/verdicts.ts';

const anyRequirement = fc.constantFrom(...requirements.map(({ id }) => id));

/** What violations of the catalogue's expectations hang on: an earlier requirement of the same half. */
const dependsOn: Partial<Record<RequirementId, readonly RequirementId[]>> = {
  'add.client.display': ['add.client.request'],
  'add.client.sum': ['add.client.request'],
  'add.server.display': ['add.server.reply', 'add.server.serves'],
  'add.server.sum': ['add.server.reply', 'add.server.display', 'add.server.serves'],
  'add.server.serves': ['add.server.reply'],
  'add.server.shutdown': ['add.server.serves'],
  'file.server.chunks': ['file.server.content'],
  'file.server.exact': ['file.server.content'],
  'file.server.empty': ['file.server.content'],
};

const halfOf = (id: string): string => id.split(/[./]/).slice(0, 2).join('.');

function verdictOn(scenario: Scenario): fc.Arbitrary<Judged['verdict']> {
  const earlier = dependsOn[scenario.requirement] ?? [];
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(pass) },
    fc.constant(fail()),
    fc.constant(fail({ silent: true })),
    ...earlier.map((id) => fc.constant(fail({ dependsOn: [id] }))),
    fc.nat(lastUnreached(scenario)).map((action) => notReached(action)),
    fc.constant(undecided('unknown')),
  );
}

/** A scenario that is judged on what happened stops at its beginning or not at all. */
function lastUnreached(scenario: Scenario): number {
  return scenario.untilStopped === true ? 1 : actionsOf(scenario).length - 1;
}

/** A verdict on each scenario of the catalogue. */
const verdicts = fc.tuple(...scenarios.map(verdictOn));

function judgedOf(all: readonly Judged['verdict'][]): readonly Judged[] {
  return scenarios.map((scenario, at) => ({ scenario, verdict: all[at] ?? pass, durationMs: 1 }));
}

describe('blame', () => {
  it('gives each scenario one result, in the order of the catalogue', () => {
    fc.assert(
      fc.property(verdicts, (given) => {
        const all = judgedOf(given);
        expect(assignBlame(all).map(({ id }) => id)).toEqual(scenarios.map(({ id }) => id));
      }),
    );
  });

  it('blocks only by a requirement that has itself failed, and another than the own', () => {
    let reached = 0;
    fc.assert(
      fc.property(verdicts, (given) => {
        const all = judgedOf(given);
        const results = assignBlame(all);
        const failed = new Set(results.filter(({ status }) => status === 'fail').map(({ requirement }) => requirement));
        for (const { status, blockedBy, requirement } of results) {
          if (status === 'blocked') reached += 1;
          if (status !== 'blocked') expect(blockedBy).toBeUndefined();
          else expect(failed.has(blockedBy as RequirementId) && blockedBy !== requirement).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('never lets a half pay for the other: blocked reaches the same half and the pair alone', () => {
    let reached = 0;
    fc.assert(
      fc.property(verdicts, (given) => {
        const all = judgedOf(given);
        for (const { id, status, blockedBy } of assignBlame(all)) {
          if (status !== 'blocked' || halfOf(id).endsWith('pair')) continue;
          reached += 1;
          expect(halfOf(blockedBy as string), `${id} blocked by ${blockedBy}`).toBe(halfOf(id));
        }
      }),
      { numRuns: 500 },
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('loses no mistake: where something did not pass, something fails or waits for a person', () => {
    let reached = 0;
    fc.assert(
      fc.property(verdicts, (given) => {
        const all = judgedOf(given);
        const results = assignBlame(all);
        const wrong = all.some(({ verdict }) => verdict.status === 'fail' || verdict.status === 'notReached');
        if (wrong) reached += 1;
        if (wrong) expect(results.some(({ status }) => status === 'fail')).toBe(true);
        for (const [at, { verdict }] of all.entries()) {
          expect(results[at]?.status === 'pass').toBe(verdict.status === 'pass');
        }
      }),
      { numRuns: 500 },
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('of a plain failure is a fail, whatever else has failed', () => {
    let reached = 0;
    fc.assert(
      fc.property(verdicts, (given) => {
        const all = judgedOf(given);
        const results = assignBlame(all);
        for (const [at, { verdict, scenario }] of all.entries()) {
          const isPlain = verdict.status === 'fail' && verdict.violation.dependsOn === undefined;
          if (!isPlain || scenario.roles.length !== 1) continue;
          reached += 1;
          expect(results[at]?.status).toBe('fail');
        }
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('does not depend on what happened in the other assignment', () => {
    fc.assert(
      fc.property(verdicts, anyRequirement, (given, any) => {
        const all = judgedOf(given);
        const assignment = any.split('.')[0] as string;
        const isOwn = (id: string): boolean => id.startsWith(assignment);
        const alone = all.map((each) => (isOwn(each.scenario.id) ? each : { ...each, verdict: pass }));
        const own = (of: readonly Judged[]) => assignBlame(of).filter(({ id }) => isOwn(id));
        expect(own(alone)).toEqual(own(all));
      }),
    );
  });
});
