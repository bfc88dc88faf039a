/** Which processes are a subject's own, read from real ones. */
import { describe, expect, it } from 'vitest';
import { ProcessTree } from '../../../../harness/observe/process/tree.ts';
import { processIds, readProcessEntry } from '../../../../harness/observe/process/proc.ts';
import { findMarked } from '../../../../harness/sandbox/subject/orphans.ts';
import { eventually } from '../../../support/eventually.ts';
import { startProgram } from '../../../support/started-program.ts';

const imports = 'import os, subprocess, sys, time\n';

function familyOf(pid: number, before: Iterable<number>): ProcessTree {
  const family = new ProcessTree(before);
  family.add([pid]);
  return family;
}

describe('the family of a subject', () => {
  it('is the process alone that started nothing', async () => {
    await using program = await startProgram('python', `${imports}time.sleep(600)`);
    expect(familyOf(program.pid, program.subject.before).living()).toEqual([program.pid]);
  });

  it('holds children and grandchildren', async () => {
    const source = `${imports}os.fork(); os.fork(); time.sleep(600)`;
    await using program = await startProgram('python', source);
    const family = familyOf(program.pid, program.subject.before);
    expect(
      await eventually(
        () => family.living(),
        ({ length }) => length === 4,
      ),
    ).toContain(program.pid);
  });

  it('keeps a grandchild whose parent has ended, also one that nobody saw while its parent lived', async () => {
    const source = `${imports}
if os.fork() == 0:
    if os.fork() == 0: time.sleep(600)
    os._exit(0)
os.wait(); print(1, flush=True); time.sleep(600)`;
    await using program = await startProgram('python', source);
    await program.showsInteger();
    expect(familyOf(program.pid, program.subject.before).living()).toHaveLength(2);
  });

  it('leaves out children that have ended and that nobody has waited for', async () => {
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
    expect(familyOf(program.pid, program.subject.before).living()).toEqual([program.pid]);
  });

  it('never takes in a stranger, whatever it does later', async () => {
    await using program = await startProgram('python', `${imports}time.sleep(600)`);
    await using stranger = await startProgram('python', `${imports}os.fork(); print(1, flush=True); time.sleep(600)`);
    const family = familyOf(program.pid, program.subject.before);
    await stranger.showsInteger();
    for (let look = 0; look < 3; look += 1) expect(family.living()).toEqual([program.pid]);
    expect(processIds()).toContain(stranger.pid);
  });

  it('takes a daemon back that its mark gives away, with what that starts later', async () => {
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
    const family = familyOf(program.pid, program.subject.before);
    await program.subject.ended;
    expect(family.living()).toEqual([]);
    family.add(findMarked(program.mark, program.subject.before));
    await eventually(
      () => family.living(),
      ({ length }) => length === 2,
    );
  });

  it('is empty when all of it has ended', async () => {
    await using program = await startProgram('python', 'pass');
    const family = familyOf(program.pid, program.subject.before);
    await program.subject.ended;
    expect(family.living()).toEqual([]);
  });
});
