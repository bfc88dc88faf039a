import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFrom } from '../../../harness/scenario/draw.ts';
import { actionsOf, type Scenario } from '../../../harness/scenario/scenario.ts';
import { planPerformances } from '../../../harness/grade/plan/shared-performances.ts';
import type { Action } from '../../../harness/transcript/action.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';

const all = fc.integer({ min: 0, max: 1_000_000 }).map((seed) => catalogue(drawFrom(seed, new Set())));
const some = all.chain((scenarios) => fc.subarray([...scenarios]));

function startsIn(actions: readonly Action[]): number {
  return actions.filter(({ verb }) => verb === 'serverStarts' || verb === 'clientStarts').length;
}

describe('performances that scenarios share', () => {
  it('hold every scenario exactly once', () => {
    fc.assert(
      fc.property(some, (scenarios) => {
        const shared = planPerformances(scenarios).flatMap((performance) => performance.scenarios);
        expect(shared.map(({ id }) => id).toSorted()).toEqual(scenarios.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('begin with all the actions of each of their scenarios, and run the same halves', () => {
    let reached = 0;
    fc.assert(
      fc.property(some, (scenarios) => {
        for (const { actions, scenarios: sharing } of planPerformances(scenarios)) {
          const [first] = sharing as [Scenario];
          if (sharing.length > 1) reached += 1;
          for (const scenario of sharing) {
            const own = actionsOf(scenario);
            expect(actions.slice(0, own.length)).toEqual(own);
            expect([scenario.assignment, scenario.roles]).toEqual([first.assignment, first.roles]);
          }
          expect(sharing.some((scenario) => actionsOf(scenario).length === actions.length)).toBe(true);
        }
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('never begin as another does: two such would be one', () => {
    let reached = 0;
    fc.assert(
      fc.property(some, (scenarios) => {
        const shared = planPerformances(scenarios).map(({ actions, scenarios: [first] }) => [
          `${first?.assignment} ${first?.roles.join()}`,
          ...actions.map((action) => JSON.stringify(action)),
        ]);
        for (const [at, one] of shared.entries()) {
          for (const other of shared.slice(at + 1)) {
            reached += 1;
            const length = Math.min(one.length, other.length);
            expect(one.slice(0, length)).not.toEqual(other.slice(0, length));
          }
        }
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('come in the order of the catalogue, however the scenarios are mixed', () => {
    fc.assert(
      fc.property(some, (scenarios) => {
        const firsts = planPerformances(scenarios).map((performance) =>
          Math.min(...performance.scenarios.map((scenario) => scenarios.indexOf(scenario))),
        );
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
      }),
    );
  });

  it('start at most 40 programs for the whole catalogue', () => {
    fc.assert(
      fc.property(all, (scenarios) => {
        const starts = planPerformances(scenarios).reduce((sum, { actions }) => sum + startsIn(actions), 0);
        expect(starts).toBeLessThanOrEqual(40);
      }),
      { numRuns: 30 },
    );
  });

  it('start fewer programs together than apart', () => {
    fc.assert(
      fc.property(some, (scenarios) => {
        const together = planPerformances(scenarios).reduce((sum, { actions }) => sum + startsIn(actions), 0);
        const apart = scenarios.reduce((sum, scenario) => sum + startsIn(actionsOf(scenario)), 0);
        expect(together).toBeLessThanOrEqual(apart);
      }),
    );
  });
});
