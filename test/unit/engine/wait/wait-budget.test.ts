import { describe, expect, it } from 'vitest';
import { WaitBudget } from '../../../../harness/engine/wait/wait-budget.ts';

function budgetAfter(times: number): WaitBudget {
  const budget = new WaitBudget();
  for (let time = 0; time < times; time += 1)
    for (const kind of ['cpuTime', 'ownTimeouts', 'silence', 'realTime'] as const) budget.reduce(kind);
  return budget;
}

describe('a wait budget', () => {
  it('shrinks each time that it was spent', () => {
    const [full, once] = [budgetAfter(0), budgetAfter(1)];
    expect([full.cpuMs, full.rounds, full.silenceFactor, full.realMs]).toEqual([5_000, 3, 1, 30_000]);
    expect([once.cpuMs, once.rounds, once.silenceFactor, once.realMs]).toEqual([2_500, 2, 1 / 1.5, 10_000]);
  });

  it('never falls below what a program needs', () => {
    const least = budgetAfter(100);
    expect([least.cpuMs, least.rounds, least.silenceFactor, least.realMs]).toEqual([1_000, 2, 1 / 3, 3_000]);
  });
});
