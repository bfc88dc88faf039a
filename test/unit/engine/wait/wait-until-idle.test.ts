/** What ends a wait, and the reason that it gives. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Observation } from '../../../../harness/observe/process/activity.ts';
import { stillUnmet, until } from '../../../../harness/engine/wait/condition.ts';
import { WaitBudget } from '../../../../harness/engine/wait/wait-budget.ts';
import { waitUntilIdle, type WaitOptions, type WaitOutcome } from '../../../../harness/engine/wait/wait-until-idle.ts';
import { activities, observationOf, polledSubject, quietFor } from '../../../support/polled-subject.ts';

/** @param polls the observations of the client, in order; the last one from then on */
function clientThat(...polls: readonly [Observation, ...Observation[]]) {
  let at = -1;
  return polledSubject('client', () => polls[(at = Math.min(at + 1, polls.length - 1))] as Observation);
}

/** Waits by a clock of its own. */
async function wait(options: Partial<WaitOptions> & Pick<WaitOptions, 'subjects'>): Promise<WaitOutcome> {
  let outcome: WaitOutcome | undefined;
  const waited = waitUntilIdle({
    budget: new WaitBudget(),
    happened: () => 0,
    effects: () => 0,
    condition: () => stillUnmet,
    datagramsOnTheirWay: () => false,
    onEvent: () => undefined,
    ...options,
  }).then((each) => (outcome = each));
  for (let seconds = 0; seconds < 200 && outcome === undefined; seconds += 1) await vi.advanceTimersByTimeAsync(1_000);
  return waited;
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
  /** @returns how often a subject that waits itself was polled */
  async function pollsUntilIdle(datagramsOnTheirWay: (polls: number) => boolean): Promise<number> {
    let polls = 0;
    const subject = polledSubject('server', () => {
      polls += 1;
      return observationOf(activities.waiting);
    });
    const outcome = await wait({ subjects: [subject], datagramsOnTheirWay: () => datagramsOnTheirWay(polls) });
    expect(outcome).toMatchObject({ end: { is: 'allIdle' }, activities: { server: { is: 'waiting' } } });
    return polls;
  }

  it('ends at the second poll of a subject that waits', async () => {
    expect(await pollsUntilIdle(() => false)).toBe(2);
  });

  it('continues while datagrams are on their way, and polls once more when they have arrived', async () => {
    expect(await pollsUntilIdle((polls) => polls < 9)).toBe(10);
  });

  it('continues while a subject moves between two polls', async () => {
    const moving = [1, 2, 3].map((timeslices) => observationOf(activities.waiting, { timeslices }));
    const subject = clientThat(...(moving as [Observation, ...Observation[]]));
    const polls = vi.spyOn(subject, 'poll');
    expect(await wait({ subjects: [subject] })).toMatchObject({ end: { is: 'allIdle' } });
    expect(polls).toHaveBeenCalledTimes(4);
  });

  it('tells that time was missed if a subject stays stopped, and not if it continues soon', async () => {
    const [stopped, gone] = [observationOf(activities.stopped), observationOf(activities.gone)];
    const onMissedTime = vi.fn<() => void>();
    expect(await wait({ subjects: [clientThat(stopped, gone)], onMissedTime })).toMatchObject({ is: 'ended' });
    expect(onMissedTime).not.toHaveBeenCalled();
    expect(await wait({ subjects: [clientThat(stopped)], onMissedTime })).toMatchObject({
      activities: { client: { is: 'stopped' } },
    });
    expect(onMissedTime).toHaveBeenCalled();
  });

  it('types where a program asks, and continues', async () => {
    const asks = observationOf(activities.keyboard);
    const subject = clientThat(asks, asks, observationOf(activities.gone));
    const typed = vi.spyOn(subject, 'typeIfAsked').mockReturnValueOnce(true);
    expect(await wait({ subjects: [subject] })).toMatchObject({ activities: { client: { is: 'gone' } } });
    expect(typed).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['reply', 0],
    ['goOn', 1],
  ] as const)('types to an event loop unless the testbed sends next: %s, %d times', async (next, times) => {
    const watches = observationOf(activities.eventLoop);
    const subject = clientThat(watches, watches, observationOf(activities.gone));
    const typed = vi.spyOn(subject, 'typeIfAsked').mockReturnValue(true);
    await wait({ subjects: [subject], condition: until(() => true, next) });
    expect(typed).toHaveBeenCalledTimes(times);
  });
});

describe('the reason of a wait', () => {
  it('is that all subjects are idle, if each waits for what only others bring', async () => {
    const outcome = await wait({ subjects: [clientThat(observationOf(activities.keyboard))] });
    expect(outcome).toMatchObject({ is: 'ended', end: { is: 'allIdle' } });
  });

  it('is that its condition is met, if a subject would continue on its own', async () => {
    const subjects = [clientThat(observationOf(activities.receivingForATime))];
    expect(await wait({ subjects, condition: until(() => true) })).toMatchObject({ end: { is: 'conditionMet' } });
  });

  it('is that its condition is met, if a subject has moved meanwhile', async () => {
    const polls = [1, 2].map((timeslices) => observationOf(activities.waiting, { timeslices }));
    const subjects = [clientThat(...(polls as [Observation, ...Observation[]]))];
    expect(await wait({ subjects, condition: until(() => true) })).toMatchObject({ end: { is: 'conditionMet' } });
  });

  it('names the budget that each subject has spent', async () => {
    let cpuMs = 0;
    let timeslices = 0;
    const client = polledSubject('client', () => observationOf(activities.running, { cpuMs: (cpuMs += 400) }));
    const server = polledSubject('server', () => observationOf(activities.sleeping, { timeslices: (timeslices += 1) }));
    const budgets = { client: 'cpuTime', server: 'ownTimeouts' };
    const activitiesAtEnd = { client: { is: 'busy' }, server: { is: 'timed' } };
    expect(await wait({ subjects: [client, server] })).toMatchObject({
      end: { is: 'budgetSpent', budgets },
      activities: activitiesAtEnd,
    });
  });

  it('names real time for a sleep, and silence where only silence tells', async () => {
    const sleeping = await wait({ subjects: [clientThat(observationOf(activities.sleeping))] });
    expect(sleeping).toMatchObject({ end: { is: 'budgetSpent', budgets: { client: 'realTime' } } });
    const quiet = await wait({ subjects: [clientThat(observationOf(quietFor(3_000)))] });
    expect(quiet).toMatchObject({ end: { is: 'budgetSpent', budgets: { client: 'silence' } } });
  });

  it('is that it took too long, if a subject has effects without end', async () => {
    let effects = 0;
    const startedMs = performance.now();
    const subject = polledSubject('client', () => {
      effects += 1;
      return observationOf(activities.running);
    });
    const outcome = await wait({ subjects: [subject], happened: () => effects, effects: () => effects });
    expect(outcome).toMatchObject({ end: { is: 'overdue' }, activities: { client: { is: 'busy' } } });
    expect(performance.now() - startedMs).toBeGreaterThan(120_000);
  });

  it('is the reason of the signal that aborts it', async () => {
    const abort = new AbortController();
    const reason = new Error('the class was broken off');
    const waited = wait({ subjects: [clientThat(observationOf(activities.running))], signal: abort.signal });
    abort.abort(reason);
    expect(await waited).toEqual({ is: 'aborted', reason });
  });
});
