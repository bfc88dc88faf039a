import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../harness/observe/activity.ts';
import { Rests } from '../../../harness/scenario/engine/one-rest.ts';
import { SubjectPatience } from '../../../harness/scenario/engine/subject-patience.ts';

function rests(): Rests {
  return new Rests({ patience: new SubjectPatience(), happened: () => 0, effects: () => 0, patient: false });
}

function runningWith(processes: number, cpuMs: number): Reading {
  return { activity: { is: 'running' }, processes, cpuMs, sockets: [] };
}

/** @returns the index of the reading by which it counts as busy; -1 where there is none */
function busyAt(readings: readonly Reading[]): number {
  const patience = rests();
  return readings.findIndex((reading) => {
    patience.noteProgress();
    return patience.restOf('client', reading, 'yes')?.is === 'busy';
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
