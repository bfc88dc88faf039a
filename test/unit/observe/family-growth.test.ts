/** When a family looks for new members: as soon as the kernel shows one, and no oftener. */
import { beforeEach, expect, it, vi } from 'vitest';
import { Family } from '../../../harness/observe/family.ts';
import type { Descent } from '../../../harness/observe/proc.ts';

/** What the kernel shows: every process with its parent, and how many were started so far. */
const shown = vi.hoisted(() => ({ parents: new Map<number, number>(), started: 0, listed: 0 }));

vi.mock(import('../../../harness/observe/proc.ts'), async (original) => ({
  ...(await original()),
  processIds: () => {
    shown.listed += 1;
    return [...shown.parents.keys()];
  },
  readDescent: (pid: number): Descent | undefined => {
    const parent = shown.parents.get(pid);
    return parent === undefined ? undefined : { pid, parent, session: pid, isZombie: false };
  },
  startedSoFar: () => String(shown.started),
}));

const start = (pid: number, parent: number): void => {
  shown.parents.set(pid, parent);
  shown.started += 1;
};

beforeEach(() => {
  shown.parents.clear();
  shown.started = 0;
  shown.listed = 0;
  start(1, 0);
  start(100, 1);
});

it('finds a process that the kernel has given an id, but showed only after the last look', () => {
  const family = new Family([1]);
  family.add([100]);
  expect(family.living()).toEqual([100]);
  start(101, 100);
  expect(family.living()).toEqual([100, 101]);
});

it('lists all processes again only when one was started', () => {
  const family = new Family([1]);
  family.add([100]);
  for (let look = 0; look < 5; look += 1) family.living();
  expect(shown.listed).toBe(1);
  start(102, 1);
  family.living();
  expect(shown.listed).toBe(2);
});

it('leaves out who has ended without listing all processes', () => {
  start(101, 100);
  const family = new Family([1]);
  family.add([100]);
  expect(family.living()).toEqual([100, 101]);
  shown.parents.delete(101);
  expect([family.living(), shown.listed]).toEqual([[100], 1]);
});
