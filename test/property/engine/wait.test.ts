/** Whatever the subjects do and whatever is expected, a wait ends, with exactly one reason. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../../harness/handout/programs.ts';
import { wakesUp } from '../../../harness/engine/wait/budget-use.ts';
import type { WaitCondition } from '../../../harness/engine/wait/condition.ts';
import { WaitBudget } from '../../../harness/engine/wait/wait-budget.ts';
import { waitUntilIdle, type WaitOutcome } from '../../../harness/engine/wait/wait-until-idle.ts';
import type { Activity, Observation } from '../../../harness/observe/process/activity.ts';
import { activities, observationOf, polledSubject, quietFor } from '../../support/polled-subject.ts';
import { runs } from '../../support/property-runs.ts';

/** What a subject does at one poll, and what that adds to its figures. */
interface Moment {
  readonly activity: Activity;
  readonly cpuMs: number;
  readonly timeslices: number;
  readonly processes: number;
}

const moment = fc.record<Moment>({
  activity: fc.oneof(fc.constantFrom(...Object.values(activities)), fc.nat({ max: 4_000 }).map(quietFor)),
  cpuMs: fc.integer({ min: 20, max: 300 }),
  timeslices: fc.nat({ max: 1 }),
  processes: fc.integer({ min: 1, max: 3 }),
});

/** The moments come in order; the last one lasts. */
const subjectMoments = fc.array(moment, { minLength: 1, maxLength: 6 });

const condition = fc.constantFrom<WaitCondition>(
  { is: 'unmet', silence: 'usual' },
  { is: 'unmet', silence: 'tested' },
  { is: 'met', next: 'goOn' },
  { is: 'met', next: 'watchSilence' },
  { is: 'met', next: 'reply' },
  { is: 'met', next: 'readDisk' },
  { is: 'ending' },
);

const situation = fc.record({
  client: subjectMoments,
  server: fc.option(subjectMoments),
  conditions: fc.array(condition, { minLength: 1, maxLength: 4 }),
  /** One in so many polls has an event, or an effect; 0 for none. */
  eventEvery: fc.nat({ max: 3 }),
  effectEvery: fc.nat({ max: 3 }),
  /** Rarely without end, because such a wait has thousands of polls. */
  eventsUntilPoll: fc.oneof(
    { weight: 40, arbitrary: fc.nat({ max: 60 }) },
    { weight: 1, arbitrary: fc.constant(Infinity) },
  ),
  typesTimes: fc.nat({ max: 3 }),
  abortAtPoll: fc.option(fc.integer({ min: 1, max: 20 })),
});

type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

function nth<T>(items: readonly T[], index: number): T {
  return items[Math.min(index, items.length - 1)] as T;
}

/** Carries out the situation by a clock of its own. */
async function waitIn({ client, server, conditions, ...how }: Situation): Promise<WaitOutcome | undefined> {
  let polls = 0;
  let happened = 0;
  let effects = 0;
  let conditionsAsked = 0;
  const beganMs = performance.now();
  const abort = new AbortController();
  const subjectOf = (role: Role, moments: readonly Moment[]) => {
    let typesLeft = how.typesTimes;
    const sums = { cpuMs: 0, timeslices: 0 };
    let at = 0;
    const poll = (): Observation => {
      const { activity, processes, ...more } = nth(moments, at);
      at += 1;
      polls += 1;
      sums.cpuMs += more.cpuMs;
      // In the end only a program with a clock still runs now and then.
      if (at < moments.length || wakesUp(observationOf(activity))) sums.timeslices += more.timeslices;
      const isIn = (every: number): boolean => every > 0 && polls % every === 0 && polls <= how.eventsUntilPoll;
      if (isIn(how.effectEvery)) effects += 1;
      if (isIn(how.effectEvery) || isIn(how.eventEvery)) happened += 1;
      if (polls === how.abortAtPoll) abort.abort(new Error('aborted'));
      const isQuiet = activity.is === 'quiet';
      const now = isQuiet ? { ...activity, forMs: activity.forMs + performance.now() - beganMs } : activity;
      return observationOf(now, { ...sums, processes });
    };
    return { ...polledSubject(role, poll), typeIfAsked: () => (typesLeft -= 1) >= 0 };
  };
  let outcome: WaitOutcome | undefined;
  void waitUntilIdle({
    subjects: [subjectOf('client', client), ...(server === null ? [] : [subjectOf('server', server)])],
    budget: new WaitBudget(),
    happened: () => happened,
    effects: () => effects,
    condition: () => nth(conditions, conditionsAsked++),
    datagramsOnTheirWay: () => false,
    onEvent: () => undefined,
    signal: abort.signal,
  }).then((each) => (outcome = each));
  for (let times = 0; times < 100 && outcome === undefined; times += 1) await vi.advanceTimersByTimeAsync(5_000);
  return outcome;
}

beforeEach(() => {
  vi.useFakeTimers();
  // The pauses that are shorter than a timer can be.
  vi.spyOn(Atomics, 'wait').mockImplementation((_, __, ___, forMs) => {
    vi.advanceTimersByTime(forMs as number);
    return 'timed-out';
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a wait', () => {
  it('ends with exactly one reason, which fits what the subjects do', async () => {
    const reasons = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(situation, async (each) => {
        const outcome = await waitIn(each);
        const reason = outcome?.is === 'ended' ? outcome.end.is : (outcome?.is ?? 'none');
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        expect(['allIdle', 'conditionMet', 'budgetSpent', 'overdue', 'aborted']).toContain(reason);
        if (outcome?.is === 'ended') expectToFit(outcome, each);
        else expect(each.abortAtPoll).not.toBeNull();
      }),
      runs(400),
    );
    expect([...reasons.keys()]).toEqual(expect.arrayContaining(['allIdle', 'conditionMet', 'aborted']));
    // On a busy machine, a wait can be overdue before a budget is spent.
    expect(reasons.has('budgetSpent') || reasons.has('overdue')).toBe(true);
  });
});

/** The reason of a wait names only subjects that took part, and agrees with what they were doing. */
function expectToFit({ end, activities: atEnd }: Extract<WaitOutcome, { readonly is: 'ended' }>, of: Situation): void {
  const roles = of.server === null ? ['client'] : ['client', 'server'];
  expect(Object.keys(atEnd)).toEqual(roles);
  const whatTheyDo = Object.values(atEnd).map(({ is }) => is);
  switch (end.is) {
    case 'allIdle':
      return expect(['gone', 'waiting', 'stopped', 'keyboard']).toEqual(expect.arrayContaining(whatTheyDo));
    case 'budgetSpent': {
      const spent = Object.keys(end.budgets);
      expect(spent.length).toBeGreaterThan(0);
      return expect(roles).toEqual(expect.arrayContaining(spent));
    }
    case 'conditionMet':
      return expect(of.conditions.some(({ is }) => is !== 'unmet')).toBe(true);
    case 'overdue':
      return expect(of.eventsUntilPoll).toBe(Infinity);
  }
}
