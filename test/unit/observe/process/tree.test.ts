/**
 * Which processes belong to a subject, read from real ones.
 */
import { describe, expect, it } from 'vitest';
import { ProcessTree } from '../../../../harness/observe/process/tree.ts';
import { processIds, readProcessEntry } from '../../../../harness/observe/process/proc.ts';
import { findMarked } from '../../../../harness/sandbox/subject/orphans.ts';
import { eventually } from '../../../support/eventually.ts';
import { startProgram } from '../../../support/started-program.ts';

const imports = 'import os, subprocess, sys, time\n';

function treeOf(pid: number, before: Iterable<number>): ProcessTree {
  const tree = new ProcessTree(before);
  tree.add([pid]);
  return tree;
}

describe('the process tree of a subject', () => {
  it('is a single process if that has started no other', async () => {
    await using program = await startProgram('python', `${imports}time.sleep(600)`);
    expect(treeOf(program.pid, program.subject.before).living()).toEqual([program.pid]);
  });

  it('contains children and grandchildren', async () => {
    const source = `${imports}os.fork(); os.fork(); time.sleep(600)`;
    await using program = await startProgram('python', source);
    const tree = treeOf(program.pid, program.subject.before);
    expect(
      await eventually(
        () => tree.living(),
        ({ length }) => length === 4,
      ),
    ).toContain(program.pid);
  });

  it('keeps a grandchild whose parent has ended, even if no poll saw it before', async () => {
    const source = `${imports}
if os.fork() == 0:
    if os.fork() == 0: time.sleep(600)
    os._exit(0)
os.wait(); print(1, flush=True); time.sleep(600)`;
    await using program = await startProgram('python', source);
    await program.showsInteger();
    expect(treeOf(program.pid, program.subject.before).living()).toHaveLength(2);
  });

  it('omits zombies', async () => {
    const source = `${imports}
child = os.fork()
if child == 0: os._exit(0)
print(child, flush=True); time.sleep(600)`;
    await using program = await startProgram('python', source);
    const child = await program.showsInteger();
    await eventually(
      () => readProcessEntry(child),
      (descent) => descent?.isZombie === true,
    );
    expect(treeOf(program.pid, program.subject.before).living()).toEqual([program.pid]);
  });

  it('never adds a process of another program, whatever that does later', async () => {
    await using program = await startProgram('python', `${imports}time.sleep(600)`);
    await using stranger = await startProgram('python', `${imports}os.fork(); print(1, flush=True); time.sleep(600)`);
    const tree = treeOf(program.pid, program.subject.before);
    await stranger.showsInteger();
    for (let poll = 0; poll < 3; poll += 1) expect(tree.living()).toEqual([program.pid]);
    expect(processIds()).toContain(stranger.pid);
  });

  it('adds a daemon that its mark identifies, with everything that the daemon starts later', async () => {
    const source = `${imports}
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.close(1)
        time.sleep(0.05)
        os.fork()
        time.sleep(600)
    os._exit(0)
os.wait()`;
    await using program = await startProgram('python', source);
    const tree = treeOf(program.pid, program.subject.before);
    await program.subject.ended;
    expect(tree.living()).toEqual([]);
    tree.add(findMarked(program.mark, program.subject.before));
    await eventually(
      () => tree.living(),
      ({ length }) => length === 2,
    );
  });

  it('is empty when all processes have ended', async () => {
    await using program = await startProgram('python', 'pass');
    const tree = treeOf(program.pid, program.subject.before);
    await program.subject.ended;
    expect(tree.living()).toEqual([]);
  });
});
