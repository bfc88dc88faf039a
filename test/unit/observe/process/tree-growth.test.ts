/**
 * When a process tree searches for new members: as soon as the kernel shows one, and not more
 * often.
 */
import { expect, it } from 'vitest';
import { ProcessTree, type ProcessTable } from '../../../../harness/observe/process/tree.ts';

/**
 * What the kernel shows: every process with its parent, and how many processes were started so far.
 */
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

/** The tree of process 100, which existed before the first poll. */
function treeIn(shown: Shown): ProcessTree {
  shown.start(1, 0);
  shown.start(100, 1);
  const tree = new ProcessTree([1], undefined, shown);
  tree.add([100]);
  return tree;
}

it('finds a process that had an id, but was not visible yet, at the last poll', () => {
  const shown = new Shown();
  const tree = treeIn(shown);
  expect(tree.living()).toEqual([100]);
  shown.start(101, 100);
  expect(tree.living()).toEqual([100, 101]);
});

it('lists all processes again only when one was started', () => {
  const shown = new Shown();
  const tree = treeIn(shown);
  for (let poll = 0; poll < 5; poll += 1) tree.living();
  expect(shown.listed).toBe(1);
  shown.start(102, 1);
  expect([tree.living(), shown.listed]).toEqual([[100], 2]);
});

it('omits a process that has ended, without listing all processes', () => {
  const shown = new Shown();
  const tree = treeIn(shown);
  shown.start(101, 100);
  expect(tree.living()).toEqual([100, 101]);
  shown.end(101);
  expect([tree.living(), shown.listed]).toEqual([[100], 1]);
});
