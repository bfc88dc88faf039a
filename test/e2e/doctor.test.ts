/** `datagrade doctor` on this machine, and on a machine that has only Node. */
import { describe, expect, it } from 'vitest';
import { examineNode } from '../../harness/cli/doctor/examine-ground.ts';
import { lockHost } from '../../harness/sandbox/lane/host-lock.ts';
import { findIsolation } from '../../harness/sandbox/lane/isolation.ts';
import { datagrade, startDatagrade } from '../support/datagrade.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('datagrade doctor', () => {
  it('lists what the machine has, and ends with status 0', async () => {
    const { status, stdout, stderr } = await datagrade('doctor');
    expect(status, stderr).toBe(0);
    expect(stdout).toMatch(/✓ +Node +version/);
    expect(stdout).toMatch(/✓ +empty datagrams/);
    if (findIsolation().isolation === 'namespace') expect(stdout).toMatch(/✓ +a network for each lane/);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('says what is missing, what that costs and how to get it, and ends with status 0', async () => {
    await using empty = await scratchFolder();
    const { status, stdout, stderr } = await startDatagrade(['doctor'], { PATH: empty.path }).finished;
    expect(status, stderr).toBe(0);
    for (const name of ['a network for each lane', 'a jail for each program', 'tshark', 'Python', 'C', 'Java'])
      expect(stdout).toMatch(new RegExp(`^- +${name} `, 'm'));
    expect(oneLine(stdout)).toContain('Without it: submissions in Java cannot be graded and need review.');
    expect(oneLine(stdout)).toContain('To get it: apt-get install default-jdk-headless');
    expect(oneLine(stdout)).toContain('To get it: apt-get install bubblewrap');
  });

  it('ends with status 70 if nothing can be graded', async () => {
    const { status, stdout } = await startDatagrade(['doctor'], { TMPDIR: '/nonexistent/folder' }).finished;
    expect(status).toBe(70);
    expect(stdout).toContain('Nothing can be graded on this machine: temporary folder.');
  });

  it('names the process that uses the ports of the machine', async () => {
    await using _lock = await lockHost();
    const { stdout } = await datagrade('doctor');
    expect(oneLine(stdout)).toContain(`another run of datagrade uses them (process ${process.pid})`);
  });

  it.each([
    ['18.19.0', 'fatal'],
    ['20.18.3', 'fatal'],
    ['20.19.0', 'there'],
    ['22.11.0', 'fatal'],
    ['22.12.0', 'there'],
    ['24.0.1', 'there'],
  ] as const)('judges Node %s as %s', (version, state) => {
    expect(examineNode(version).state).toBe(state);
  });
});
