/** When a family looks for new members: as soon as the kernel shows one, and no oftener. */
import { expect, it } from 'vitest';
import { ProcessTree, type ProcessTable } from '../../../../harness/observe/process/tree.ts';

/** What the kernel shows: every process with its parent, and how many were started so far. */
class Shown implements ProcessTable {
  listed = 0;
  readonly #parents = new Map<number, number>();
  #started = 0;

  start(pid: number, parent: number): void {
    this.#parents.set(pid, parent);
    this.#started += 1;
  }

  end(pid: number): void {
    this.#parents.delete(pid);
  }

  readonly processIds: ProcessTable['processIds'] = () => {
    this.listed += 1;
    return [...this.#parents.keys()];
  };

  readonly readProcessEntry: ProcessTable['readProcessEntry'] = (pid) => {
    const parent = this.#parents.get(pid);
    return parent === undefined ? undefined : { pid, parent, session: pid, isZombie: false };
  };

  readonly readForkCount: ProcessTable['readForkCount'] = () => String(this.#started);
}

/** The family of process 100, which was there before it was looked at. */
function familyIn(shown: Shown): ProcessTree {
  shown.start(1, 0);
  shown.start(100, 1);
  const family = new ProcessTree([1], undefined, shown);
  family.add([100]);
  return family;
}

it('finds a process that the kernel has given an id, but showed only after the last look', () => {
  const shown = new Shown();
  const family = familyIn(shown);
  expect(family.living()).toEqual([100]);
  shown.start(101, 100);
  expect(family.living()).toEqual([100, 101]);
});

it('lists all processes again only when one was started', () => {
  const shown = new Shown();
  const family = familyIn(shown);
  for (let look = 0; look < 5; look += 1) family.living();
  expect(shown.listed).toBe(1);
  shown.start(102, 1);
  expect([family.living(), shown.listed]).toEqual([[100], 2]);
});

it('leaves out who has ended without listing all processes', () => {
  const shown = new Shown();
  const family = familyIn(shown);
  shown.start(101, 100);
  expect(family.living()).toEqual([100, 101]);
  shown.end(101);
  expect([family.living(), shown.listed]).toEqual([[100], 1]);
});
