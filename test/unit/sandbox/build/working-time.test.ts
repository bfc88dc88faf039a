/**
 * A clock for builds that does not advance because the machine is busy.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkingTime } from '../../../../harness/sandbox/build/working-time.ts';
import { runs } from '../../../support/property-runs.ts';

const at = (pairs: readonly (readonly [pid: number, cpuMs: number])[], isActive: boolean) => ({
  cpuMs: new Map(pairs),
  isActive,
});

describe('the time that a tool has spent', () => {
  it('is what all its processes have computed, including ended ones and reused process ids', () => {
    const time = new WorkingTime(0);
    time.update(at([[1, 40], [2, 10]], true), 50); // prettier-ignore
    time.update(at([[1, 90]], true), 100);
    time.update(at([[1, 90], [2, 30]], true), 150); // prettier-ignore
    expect(time.spentMs).toBe(40 + 10 + 50 + 20);
  });

  it('is the time in which none of its processes did anything', () => {
    const time = new WorkingTime(0);
    for (let nowMs = 50; nowMs <= 1_000; nowMs += 50) time.update(at([[1, 10]], false), nowMs);
    // The first update has seen it compute.
    expect(time.spentMs).toBe(950);
  });

  it('does not pass while it is ready to run and other programs run, however long that is', () => {
    const time = new WorkingTime(0);
    for (let nowMs = 50; nowMs <= 1_000_000; nowMs += 50) time.update(at([[1, 10]], true), nowMs);
    expect(time.spentMs).toBe(10);
  });

  it('passes slowly between two updates that are far apart', () => {
    const time = new WorkingTime(0);
    time.update(at([], false), 600_000);
    expect(time.spentMs).toBeLessThan(1_000);
  });

  it('never decreases, whatever is observed', () => {
    const update = fc.record({ pid: fc.integer({ min: 1, max: 3 }), cpuMs: fc.nat(1_000), isActive: fc.boolean() });
    fc.assert(
      fc.property(fc.array(update), (updates) => {
        const time = new WorkingTime(0);
        let before = 0;
        for (const [index, { pid, cpuMs, isActive }] of updates.entries()) {
          time.update(at([[pid, cpuMs]], isActive), index * 50);
          expect(time.spentMs).toBeGreaterThanOrEqual(before);
          before = time.spentMs;
        }
      }),
      runs(200),
    );
  });
});
