/** The table of `condition.ts`, cell by cell, and what a subject may use of its budget. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Activity, Observation } from '../../../../harness/observe/process/activity.ts';
import type { WaitCondition } from '../../../../harness/engine/wait/condition.ts';
import { IdleTracker } from '../../../../harness/engine/wait/idle-tracker.ts';
import { WaitBudget } from '../../../../harness/engine/wait/wait-budget.ts';
import { activities, observationOf, quietFor, usualPace } from '../../../support/polled-subject.ts';

const conditions = {
  unmet: { is: 'unmet', silence: 'usual' },
  tested: { is: 'unmet', silence: 'tested' },
  goOn: { is: 'met', next: 'goOn' },
  watchSilence: { is: 'met', next: 'watchSilence' },
  reply: { is: 'met', next: 'reply' },
  readDisk: { is: 'met', next: 'readDisk' },
  ending: { is: 'ending' },
} as const satisfies Readonly<Record<string, WaitCondition>>;

type ConditionName = keyof typeof conditions;
const all = Object.keys(conditions) as readonly ConditionName[];
const met = ['goOn', 'watchSilence', 'reply', 'readDisk'] as const;

function tracker(budget = new WaitBudget()): IdleTracker {
  return new IdleTracker({ budget, happened: () => 0, effects: () => 0 });
}

/** Polls a stopped subject at these times, in milliseconds. @returns at which of them it is idle */
function idleWhenStopped(timesMs: readonly number[], condition: ConditionName): readonly number[] {
  const tracked = tracker();
  const startMs = performance.now();
  return timesMs.filter((atMs) => {
    vi.advanceTimersByTime(startMs + atMs - performance.now());
    tracked.noteProgress();
    return tracked.idlenessOf('client', observationOf(activities.stopped), conditions[condition]) !== undefined;
  });
}

/** @returns why the last of these observations is an idle one; undefined if it is not */
function whyIdle(observations: readonly Observation[], condition: ConditionName, budget?: WaitBudget) {
  const tracked = tracker(budget);
  const idleness = observations.map((observation) => {
    tracked.noteProgress();
    return tracked.idlenessOf('client', observation, conditions[condition]);
  });
  return idleness.at(-1)?.because;
}

/** A program that has woken up on its own so many times since the wait began. */
function wokenUp(activity: Activity, times: number): readonly Observation[] {
  return Array.from({ length: times + 1 }, (_, index) => observationOf(activity, { timeslices: index }));
}

function runningWith(processes: number, cpuMs: number): Observation {
  return { activity: { is: 'running' }, processes, cpuMs, sockets: [] };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('under every condition', () => {
  it.each(all.flatMap((name) => (['gone', 'waiting', 'keyboard'] as const).map((is) => [is, name] as const)))(
    'a subject that is %s is idle at once: %s',
    (is, name) => {
      expect(whyIdle([observationOf(activities[is])], name)).toEqual({ is: 'fact' });
    },
  );

  it.each(all)('a subject that is stopped is idle when that has lasted: %s', (name) => {
    const everyPoll = Array.from({ length: 31 }, (_, at) => 100 * at);
    expect(idleWhenStopped(everyPoll, name)[0]).toBe(2100);
  });

  it.each(all)('the time in which datagrade was stopped itself does not count: %s', (name) => {
    expect(idleWhenStopped([0, 60_000, 120_000, 180_000], name)).toEqual([]);
  });

  it.each(all.flatMap((name) => (['sleeping', 'keyboardWithClock'] as const).map((is) => [is, name] as const)))(
    'one that wakes up on its own, and does not receive, is idle after three rounds: %s, %s',
    (is, name) => {
      expect(whyIdle(wokenUp(activities[is], 2), name)).toBeUndefined();
      expect(whyIdle(wokenUp(activities[is], 3), name)).toEqual({ is: 'budget', kind: 'ownTimeouts' });
    },
  );

  it('a program that starts threads which sleep has not woken up on its own', () => {
    const startsThreads = Array.from({ length: 9 }, (_, count): Observation => {
      const threads = Array.from({ length: count + 1 }, (_each, tid) => ({ pid: 7, tid, timeslices: 1 }));
      const seen = { before: threads, after: [...threads, { pid: 7, tid: 99, timeslices: 0 }] };
      return { ...observationOf(activities.sleeping, { timeslices: count }), threads: seen };
    });
    expect(whyIdle(startsThreads, 'unmet')).toBeUndefined();
  });

  it.each(all)('one that sleeps for long is idle after half a minute of real time: %s', (name) => {
    const tracked = tracker();
    const why = () => tracked.idlenessOf('client', observationOf(activities.sleeping), conditions[name])?.because;
    expect(why()).toBeUndefined();
    vi.advanceTimersByTime(30_000);
    expect(why()).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(why()).toEqual({ is: 'budget', kind: 'realTime' });
  });
});

describe('a subject that receives with a timeout', () => {
  it.each(['unmet', 'tested'] as const)('spends its budget while something is expected: %s', (name) => {
    expect(whyIdle(wokenUp(activities.receivingForATime, 2), name)).toBeUndefined();
    expect(whyIdle(wokenUp(activities.receivingForATime, 3), name)).toEqual({ is: 'budget', kind: 'ownTimeouts' });
  });

  it.each([...met, 'ending'] as const)('is idle at once when nothing is: %s', (name) => {
    expect(whyIdle([observationOf(activities.receivingForATime)], name)).toEqual({ is: 'condition' });
  });
});

describe('a subject that watches a clock beside its keyboard, and receives', () => {
  it.each(all.filter((name) => name !== 'reply'))('spends its budget: %s', (name) => {
    expect(whyIdle(wokenUp(activities.eventLoop, 2), name)).toBeUndefined();
    expect(whyIdle(wokenUp(activities.eventLoop, 3), name)).toEqual({ is: 'budget', kind: 'ownTimeouts' });
  });

  it('is idle at once when the testbed sends next', () => {
    expect(whyIdle([observationOf(activities.eventLoop)], 'reply')).toEqual({ is: 'condition' });
  });
});

describe('a silence, where only silence tells', () => {
  it.each([
    ['unmet', usualPace.lastingMs, { is: 'budget', kind: 'silence' }],
    ['tested', usualPace.patientMs, { is: 'budget', kind: 'silence' }],
    ['goOn', usualPace.settledMs, { is: 'condition' }],
    ['watchSilence', usualPace.silentMs, { is: 'condition' }],
    ['reply', usualPace.settledMs, { is: 'condition' }],
    ['readDisk', usualPace.silentMs, { is: 'condition' }],
    ['ending', usualPace.lastingMs, { is: 'budget', kind: 'silence' }],
  ] as const)('has to last under the condition %s for %d ms', (name, forMs, because) => {
    expect(whyIdle([observationOf(quietFor(forMs - 1))], name)).toBeUndefined();
    expect(whyIdle([observationOf(quietFor(forMs))], name)).toEqual(because);
  });

  const reduced = (): WaitBudget => {
    const budget = new WaitBudget();
    budget.reduce('silence');
    return budget;
  };

  it.each(['unmet', 'ending'] as const)('may be shorter after a fruitless one: %s', (name) => {
    const quiet = [observationOf(quietFor(usualPace.lastingMs / 1.5))];
    expect(whyIdle(quiet, name)).toBeUndefined();
    expect(whyIdle(quiet, name, reduced())).toBeDefined();
  });

  it.each([
    ['tested', usualPace.patientMs],
    ['goOn', usualPace.settledMs],
    ['watchSilence', usualPace.silentMs],
    ['reply', usualPace.settledMs],
    ['readDisk', usualPace.silentMs],
  ] as const)('has to be as long as before: %s, %d ms', (name, forMs) => {
    expect(whyIdle([observationOf(quietFor(forMs - 1))], name, reduced())).toBeUndefined();
  });
});

describe('a subject that computes', () => {
  it.each(['unmet', 'tested', 'readDisk', 'ending'] as const)('is busy when it has spent its budget: %s', (name) => {
    expect(whyIdle([runningWith(1, 0), runningWith(1, 5_000)], name)).toBeUndefined();
    expect(whyIdle([runningWith(1, 0), runningWith(1, 5_001)], name)).toEqual({ is: 'budget', kind: 'cpuTime' });
  });

  it.each(['goOn', 'watchSilence', 'reply'] as const)('is busy after a tenth of a second: %s', (name) => {
    expect(whyIdle([runningWith(1, 0), runningWith(1, 100)], name)).toBeUndefined();
    expect(whyIdle([runningWith(1, 0), runningWith(1, 101)], name)).toEqual({ is: 'condition' });
  });
});

describe('a subject whose processes increase, although nothing is expected of it', () => {
  /** @returns the index of the observation that shows it busy; -1 if none does */
  function busyAt(observations: readonly Observation[]): number {
    return observations.findIndex((_, at) => whyIdle(observations.slice(0, at + 1), 'goOn') !== undefined);
  }

  it('is not busy while they double: it comes to the limit of processes', () => {
    expect(busyAt([1, 4, 16, 64, 256].map((processes, index) => runningWith(processes, index * 110)))).toBe(-1);
  });

  it('is busy if they increase slowly, so that the wait ends', () => {
    const at = busyAt(Array.from({ length: 60 }, (_, index) => runningWith(1 + index, index * 110)));
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(15);
  });

  it('is busy if they have long been many', () => {
    expect(busyAt([runningWith(50, 0), runningWith(54, 110)])).toBe(1);
  });

  it('is not busy if a slow machine lets them double slowly', () => {
    const processes = [300, 340, 380, 430, 480, 540];
    expect(busyAt(processes.map((count, index) => runningWith(count, index * 110)))).toBe(-1);
  });
});

describe('what a subject has used', () => {
  it('does not count before an effect', () => {
    let effects = 0;
    const tracked = new IdleTracker({ budget: new WaitBudget(), happened: () => effects, effects: () => effects });
    const why = (cpuMs: number) => {
      tracked.noteProgress();
      return tracked.idlenessOf('client', runningWith(1, cpuMs), conditions.unmet)?.because;
    };
    expect([why(0), why(4_000)]).toEqual([undefined, undefined]);
    effects += 1;
    expect([why(8_000), why(12_000)]).toEqual([undefined, undefined]);
    expect(why(13_001)).toEqual({ is: 'budget', kind: 'cpuTime' });
  });

  it('counts no round before an event, and real time nevertheless', () => {
    let happened = 0;
    const tracked = new IdleTracker({ budget: new WaitBudget(), happened: () => happened, effects: () => 0 });
    const why = (timeslices: number) => {
      tracked.noteProgress();
      return tracked.idlenessOf('client', observationOf(activities.sleeping, { timeslices }), conditions.unmet)
        ?.because;
    };
    for (let round = 0; round < 10; round += 1) {
      happened += 1;
      expect(why(round)).toBeUndefined();
    }
    vi.advanceTimersByTime(30_001);
    happened += 1;
    expect(why(99)).toEqual({ is: 'budget', kind: 'realTime' });
  });

  it('does not count before it takes something out of a queue', () => {
    const holding = (queuedBytes: number, timeslices: number): Observation =>
      observationOf(activities.sleeping, {
        timeslices,
        sockets: [{ inode: 1, port: 12_000, address: '0.0.0.0', remotePort: 0, queuedBytes, drops: 0 }],
      });
    const taking = [9, 8, 7, 6, 5, 4].map((bytes, round) => holding(bytes, round));
    expect(whyIdle(taking, 'unmet')).toBeUndefined();
    expect(whyIdle([...taking, holding(4, 6), holding(4, 7), holding(4, 8)], 'unmet')).toBeDefined();
  });
});

describe('the budget after a wait', () => {
  /** @returns what is left of it after a wait that ended with these observations */
  function budgetAfter(observations: readonly Observation[], condition: ConditionName): WaitBudget {
    const budget = new WaitBudget();
    const tracked = tracker(budget);
    const idleness = observations.map((each) => tracked.idlenessOf('client', each, conditions[condition])).at(-1);
    expect(idleness).toBeDefined();
    tracked.noteEnd(conditions[condition], [{ idleness }]);
    return budget;
  }

  const silence = [observationOf(quietFor(usualPace.lastingMs))];
  const computing = [runningWith(1, 0), runningWith(1, 5_001)];

  it.each(['unmet', 'ending'] as const)('has less silence after a fruitless one: %s', (name) => {
    expect(budgetAfter(silence, name).silenceFactor).toBeCloseTo(2 / 3);
  });

  it.each(['tested', ...met] as const)('has as much silence as before if that was wanted: %s', (name) => {
    expect(budgetAfter(silence, name).silenceFactor).toBe(1);
  });

  it.each(['unmet', 'readDisk', 'ending'] as const)('has less CPU time after it was spent: %s', (name) => {
    expect(budgetAfter(computing, name).cpuMs).toBe(2_500);
  });

  it.each(['tested', 'goOn', 'watchSilence', 'reply'] as const)('has as much CPU time as before: %s', (name) => {
    expect(budgetAfter(computing, name).cpuMs).toBe(5_000);
  });

  it('has fewer rounds only where something was expected of a subject that does not watch its keyboard', () => {
    const roundsAfter = (activity: Activity, name: ConditionName) => budgetAfter(wokenUp(activity, 3), name).rounds;
    expect(roundsAfter(activities.sleeping, 'unmet')).toBe(2);
    const others = all.filter((name) => name !== 'unmet');
    expect(others.map((name) => roundsAfter(activities.sleeping, name))).toEqual(others.map(() => 3));
    expect(roundsAfter(activities.eventLoop, 'unmet')).toBe(3);
  });
});
