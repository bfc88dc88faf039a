/**
 * A process group belongs to a subject only while it has a process; after that, its id may belong
 * to another group.
 */
import { execFile, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ProcessGroup } from '../../../../harness/observe/process/group.ts';
import { eventually } from '../../../support/eventually.ts';
import { startCommand } from '../../../support/datagrade.ts';

/**
 * A separate pid namespace, in which the next id can be chosen (pid_namespaces(7), `ns_last_pid`).
 */
const ownIds = ['--user', '--map-root-user', '--pid', '--fork', '--mount-proc'] as const;
const canChooseIds =
  spawnSync('unshare', [...ownIds, 'sh', '-c', 'echo 500 > /proc/sys/kernel/ns_last_pid && true']).status === 0;

const reusesId = `
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { ProcessGroup } from '$/harness/observe/process/group.js';
const subject = spawn('true', [], { detached: true, stdio: 'ignore' });
const group = new ProcessGroup(subject.pid);
const whileItRuns = group.hasProcesses();
await once(subject, 'exit');
const afterwards = group.hasProcesses();
let other;
for (let tries = 0; other?.pid !== subject.pid && tries < 50; tries += 1) {
  other?.kill('SIGKILL');
  writeFileSync('/proc/sys/kernel/ns_last_pid', String(subject.pid - 1));
  other = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
}
group.kill();
const isTaken = group.hasProcesses();
process.stdout.write(JSON.stringify({ whileItRuns, afterwards, isReused: other.pid === subject.pid, isTaken, lives: process.kill(other.pid, 0) && other.signalCode === null }));
other.kill('SIGKILL');
`;

describe('a process group', () => {
  it.skipIf(!canChooseIds)('that was empty is not mistaken for the next group with its id', async () => {
    const source = reusesId.replaceAll('$/', `${pathToFileURL(resolve('dist')).href}/`);
    const command = [...ownIds, process.execPath, '--input-type=module', '-e', source];
    const { stdout } = await promisify(execFile)('unshare', command);
    expect(JSON.parse(stdout)).toEqual({
      whileItRuns: true,
      afterwards: false,
      isReused: true,
      isTaken: false,
      lives: true,
    });
  });

  it('has processes while one of them is alive, also after its leader has ended', async () => {
    const { child, finished, says } = startCommand('setsid', ['sh', '-c', 'sleep 600 & echo $$; exit 0'], {});
    let shown = '';
    child.stdout?.on('data', (text: string) => (shown += text));
    await says(/^\d+\n/m);
    const group = new ProcessGroup(Number(shown.trim()));
    expect(group.hasProcesses()).toBe(true);
    group.kill();
    await eventually(
      () => group.hasProcesses(),
      (has) => !has,
    );
    await finished;
  });
});
