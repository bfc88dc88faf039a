import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../../harness/observe/process/activity.ts';
import { paceFor } from '../../../../harness/observe/portable/pace.ts';
import { IdleTracker, type Satisfaction } from '../../../../harness/engine/idle/subject-idleness.ts';
import { WaitBudget } from '../../../../harness/engine/idle/wait-budget.ts';

function rests(): IdleTracker {
  return new IdleTracker({ budget: new WaitBudget(), happened: () => 0, effects: () => 0, patient: false });
}

function runningWith(processes: number, cpuMs: number): Observation {
  return { activity: { is: 'running' }, processes, cpuMs, sockets: [] };
}

/** @returns the index of the reading by which it counts as busy; -1 where there is none */
function busyAt(readings: readonly Observation[], satisfaction: Satisfaction = 'yes'): number {
  const patience = rests();
  return readings.findIndex((reading) => {
    patience.noteProgress();
    return patience.idleActivityOf('client', reading, satisfaction)?.is === 'busy';
  });
}

describe('a subject that computes where nothing is expected of it any more', () => {
  it('is busy once it has computed for more than a tenth of a second', () => {
    const readings = [0, 40, 80, 120, 160].map((cpuMs) => runningWith(1, cpuMs));
    expect(busyAt(readings)).toBe(3);
  });

  it('is on its way as long as its processes double: it comes to the limit of them', () => {
    const readings = [1, 4, 16, 64, 256].map((processes, index) => runningWith(processes, index * 110));
    expect(busyAt(readings)).toBe(-1);
  });

  it('is busy where they become more by and by, so that it is not waited for without end', () => {
    const readings = Array.from({ length: 60 }, (_, index) => runningWith(1 + index, index * 110));
    const at = busyAt(readings);
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(15);
  });

  it('is busy where they have long been many', () => {
    expect(busyAt([runningWith(50, 0), runningWith(54, 110)])).toBe(1);
  });

  it('is on its way where a slow machine lets them double only by and by', () => {
    const readings = [300, 340, 380, 430, 480, 540].map((processes, index) => runningWith(processes, index * 110));
    expect(busyAt(readings)).toBe(-1);
  });
});

describe('a subject that was asked to end', () => {
  const pace = paceFor({ interpreterStartMs: 60, timerLatenessMs: 1 });
  const quietFor = (forMs: number): Observation => ({ activity: { is: 'quiet', forMs, pace }, cpuMs: 0, sockets: [] });

  it('is given the time to write what it holds back, computing as long as anybody', () => {
    const readings = [0, 110, 1_000, 4_000, 6_000].map((cpuMs) => runningWith(1, cpuMs));
    expect(busyAt(readings, 'ending')).toBe(4);
    expect(busyAt(readings, 'ifNothingFollows')).toBe(1);
  });

  it('is given as long a silence as one of whom something is expected, where only silence tells', () => {
    const restsAfter = (forMs: number, satisfaction: Satisfaction): boolean =>
      rests().idleActivityOf('client', quietFor(forMs), satisfaction) !== undefined;
    expect([restsAfter(pace.silentMs, 'ending'), restsAfter(pace.silentMs, 'ifNothingFollows')]).toEqual([false, true]);
    expect(restsAfter(pace.lastingMs, 'ending')).toBe(true);
  });

  it('that does nothing of the kind is waited for less the next time', () => {
    const patience = new WaitBudget();
    const waited = new IdleTracker({ budget: patience, happened: () => 0, effects: () => 0, patient: false });
    waited.noteFruitlessWait('client', { is: 'quiet', sockets: [] }, 'ending');
    expect(patience.silenceShare).toBeLessThan(1);
    waited.noteFruitlessWait('client', { is: 'busy', sockets: [] }, 'ending');
    expect(patience.cpuMs).toBeLessThan(5_000);
  });
});
