/**
 * A failure of the testbed itself costs no submission a point. It is tried again once, and does not
 * affect other submissions.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SubmissionResult } from '../../harness/grade/results.ts';
import { openJail } from '../../harness/sandbox/jail/jail.ts';
import { findIsolation } from '../../harness/sandbox/lane/isolation.ts';
import { mainScript, startCommand, startDatagrade, type Started } from '../support/datagrade.ts';
import { layOutCopies, runIn, untilBusyLane } from '../support/graded-copies.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { hasJail } from '../support/started-program.ts';

const mebibyte = 1024 * 1024;

/** Sends the signal to the working lane, `times` times to a new one. */
async function killLanes(
  command: Started,
  temporary: string,
  { times, signal }: { readonly times: number; readonly signal: NodeJS.Signals },
): Promise<void> {
  const killed = new Set<number>();
  for (let time = 0; time < times; time += 1) {
    const lane = await untilBusyLane(command, temporary, killed);
    killed.add(lane);
    process.kill(lane, signal);
  }
}

describe('a lane that is killed', () => {
  it('once, by a signal that lets it clean up, costs no submission a point', async () => {
    await using folder = await scratchFolder();
    const { temporary, words } = layOutCopies(folder.path, ['ana', 'rui']);
    const command = startDatagrade(words, { TMPDIR: temporary });
    await killLanes(command, temporary, { times: 1, signal: 'SIGTERM' });
    const { status, stdout, stderr } = await command.finished;
    expect(status, stdout + stderr).toBe(0);
    expect(runIn(folder.path).submissions.map(({ id, score }) => [id, score])).toEqual([
      ['ana', 50],
      ['rui', 50],
    ]);
  });

  it('twice during the same submission leaves only that one without verdicts', async () => {
    await using folder = await scratchFolder();
    const { temporary, words } = layOutCopies(folder.path, ['ana', 'rui']);
    const command = startDatagrade(words, { TMPDIR: temporary });
    await killLanes(command, temporary, { times: 2, signal: 'SIGKILL' });
    const { status, stdout, stderr } = await command.finished;
    expect(status, stdout + stderr).toBe(70);
    const [ana, rui] = runIn(folder.path).submissions as [SubmissionResult, SubmissionResult];
    expect(ana).toMatchObject({ id: 'ana', status: 'error', maxScore: 0 });
    expect(ana.problems.join()).toContain('lane died');
    expect(new Set(ana.requirements.map((each) => each.status))).toEqual(new Set(['error']));
    expect(rui).toMatchObject({ id: 'rui', status: 'graded', score: 50 });
  });
});

/** The process and all that it has started, directly or indirectly. */
function familyOf(first: number): readonly number[] {
  const found = [first];
  for (const pid of found) {
    const tasks = join('/proc', String(pid), 'task');
    const children = existsSync(tasks)
      ? readdirSync(tasks).flatMap((task) => readTextIfThere(join(tasks, task, 'children')).split(' '))
      : [];
    found.push(...children.filter((each) => each !== '').map(Number));
  }
  return found;
}

function readTextIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/** A program may end at any moment. */
function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

describe.runIf(process.platform === 'linux')('a run whose processes are stopped and continue', () => {
  /** Longer than the client waits for its reply. */
  const stoppedMs = 4000;

  it.each([
    ['the programs first', (family: readonly number[]) => family.toReversed()],
    ['the programs last', (family: readonly number[]) => family],
  ])('costs no submission a point: %s', async (_, inOrder) => {
    await using folder = await scratchFolder();
    const { temporary, words } = layOutCopies(folder.path, ['ana']);
    const client = join(folder.path, 'class', 'ana', 'add_client.py');
    const opened = /^(\w+) = socket\(.*\)$/m;
    writeFileSync(client, readFileSync(client, 'utf8').replace(opened, '$&\n$1.settimeout(2)'));
    expect(readFileSync(client, 'utf8')).toContain('settimeout');
    const command = startDatagrade(words, { TMPDIR: temporary });
    await untilBusyLane(command, temporary);
    const stopped = familyOf(command.child.pid as number);
    for (const pid of stopped) sendSignal(pid, 'SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, stoppedMs));
    for (const pid of inOrder(stopped)) sendSignal(pid, 'SIGCONT');
    const { status, stdout, stderr } = await command.finished;
    expect(status, stdout + stderr).toBe(0);
    expect(runIn(folder.path).submissions[0]).toMatchObject({ status: 'graded', score: 50 });
  });
});

describe('a folder that is removed during the run', () => {
  it('is made again if it is the one for temporary files, and the run says so', async () => {
    await using folder = await scratchFolder();
    const { temporary, words } = layOutCopies(folder.path, ['ana']);
    const command = startDatagrade([...words, '--only', 'add/client'], { TMPDIR: temporary });
    await untilBusyLane(command, temporary);
    for (const name of readdirSync(temporary)) rmSync(join(temporary, name), { recursive: true, force: true });
    const { status, stdout, stderr } = await command.finished;
    expect(status, stdout + stderr).toBe(0);
    const { environment, submissions } = runIn(folder.path);
    expect(submissions[0]).toMatchObject({ id: 'ana', status: 'graded' });
    expect(environment.notes).toContainEqual(expect.stringMatching(/^the folder for temporary files was removed/));
  });

  it('costs no verdict if it was to hold the transcripts', async () => {
    await using folder = await scratchFolder();
    const { temporary, words } = layOutCopies(folder.path, ['ana']);
    const transcripts = join(folder.path, 'transcripts');
    const given = [...words, '--only', 'add/client/exit', '--transcripts', transcripts];
    const command = startDatagrade(given, { TMPDIR: temporary });
    await untilBusyLane(command, temporary);
    rmSync(transcripts, { recursive: true });
    writeFileSync(transcripts, 'in the way');
    const { status, stdout, stderr } = await command.finished;
    expect(status, stdout + stderr).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('what happened in ana was not stored completely');
  });
});

describe.skipIf(findIsolation().isolation === 'host')('a full disk', () => {
  /**
   * Temporary files go to a file system of this size or with these options. Only the command and
   * its child processes can see it.
   */
  function onDiskOf(size: string, temporary: string, words: readonly string[]): Started {
    const mount = `mount -t tmpfs -o size=${size} none "$TMPDIR" && exec "$@"`;
    const command = ['-rm', 'sh', '-c', mount, 'sh', process.execPath, mainScript, ...words];
    return startCommand('unshare', command, { TMPDIR: temporary });
  }

  it('is reported in one sentence if it is full from the start', async () => {
    await using folder = await scratchFolder();
    const { temporary, words } = layOutCopies(folder.path, ['ana']);
    const { status, stdout, stderr } = await onDiskOf('20m', temporary, words).finished;
    expect(status, stdout + stderr).toBe(70);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(
      /cannot grade: the disk of .* has only \d+\.\d MiB of free space, and \d+ MiB are needed; free some space, or set TMPDIR/,
    );
  });

  /**
   * A disk with room for the top folder, a folder for all runs, those of this run with a first file
   * each, and all but one of the files of the jail's settings.
   */
  function withoutRoomForJail(folder: string, runFolders: number): string {
    openJail(folder);
    const entries = 2 + 2 * runFolders + 1 + readdirSync(join(folder, 'jail-etc'), { recursive: true }).length;
    return `300m,nr_inodes=${entries - 1}`;
  }

  it.skipIf(!hasJail)('ends the run instead of grading without jails', async () => {
    await using folder = await scratchFolder();
    const { temporary, words } = layOutCopies(folder.path, ['ana']);
    const { status, stdout, stderr } = await onDiskOf(withoutRoomForJail(folder.path, 1), temporary, words).finished;
    expect(status, stdout + stderr).toBe(70);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^datagrade: cannot run programs: there is no room for their jails \(ENOSPC: .*\); make room/,
    );
  });

  it.skipIf(!hasJail)('is reported in one sentence if the lane of an exploration cannot be set up', async () => {
    await using folder = await scratchFolder();
    const { temporary } = layOutCopies(folder.path, ['ana']);
    const words = ['explore', join(folder.path, 'class', 'ana'), '--only', 'add/client'];
    const { status, stderr } = await onDiskOf(withoutRoomForJail(folder.path, 1), temporary, words).finished;
    expect(status, stderr).toBe(70);
    expect(stderr.replaceAll(/\s+/g, ' ')).toMatch(
      /^datagrade: cannot explore .*\/ana: cannot set up a lane to explore in: ENOSPC: .*; make room in TMPDIR, or see datagrade doctor ?$/,
    );
  });

  it('costs no point if it becomes full during the run', async () => {
    await using folder = await scratchFolder();
    const { temporary, words } = layOutCopies(folder.path, ['ana']);
    const command = onDiskOf('160m', temporary, words);
    const inside = `/proc/${command.child.pid}/root${temporary}`;
    await untilBusyLane(command, inside);
    writeFileSync(join(inside, 'something-else'), Buffer.alloc(100 * mebibyte));
    const { status, stdout, stderr } = await command.finished;
    expect(status, stdout + stderr).toBe(70);
    const [ana] = runIn(folder.path).submissions;
    expect(ana?.requirements.filter(({ status: verdict }) => verdict === 'fail')).toEqual([]);
    expect(JSON.stringify(ana)).toContain('MiB of free space');
  });
});
