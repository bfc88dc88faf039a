/**
 * A lane takes a submission only if nothing of the last one is left in it. Without namespaces, all
 * tests are skipped.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { findIsolation } from '../../harness/sandbox/lane/isolation.ts';
import { startDatagrade } from '../support/datagrade.ts';
import { layOutCopies, runIn, untilBusyLane } from '../support/graded-copies.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { python } from '../support/toolchain.ts';

/** Arguments of nsenter that run a command in the network of a lane. */
const inLane = (lane: number): string[] => ['--user', '--net', '--preserve-credentials', '-t', String(lane)];

/**
 * Holds a socket of the lane's network open from outside, so that the lane cannot find the process
 * that holds it.
 */
const holdsSocket = `
import socket, subprocess, sys
ours, theirs = socket.socketpair()
opens = """
import socket
inside = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
inside.bind(('127.0.0.1', 0))
socket.send_fds(socket.socket(fileno=%d), [b'x'], [inside.fileno()])""" % theirs.fileno()
subprocess.check_call(['nsenter', *sys.argv[1:], sys.executable, '-c', opens], pass_fds=[theirs.fileno()])
_, held, *_ = socket.recv_fds(ours, 1, 1)
print('held', flush=True)
sys.stdin.read()`;

function startHelper(command: string, words: readonly string[]): ChildProcess & AsyncDisposable {
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  return Object.assign(child, {
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
    },
  });
}

/**
 * Grades two copies on one lane, and does something to that lane while it works.
 *
 * @returns the scores, and the notes about replaced lanes
 */
async function grade(meanwhile: (lane: number) => Promise<void>): Promise<readonly [number[], string[]]> {
  await using folder = await scratchFolder();
  const { temporary, words } = layOutCopies(folder.path, ['ana', 'rui']);
  const command = startDatagrade(words, { TMPDIR: temporary });
  await meanwhile(await untilBusyLane(command, temporary));
  const { status, stdout, stderr } = await command.finished;
  expect(status, stdout + stderr).toBe(0);
  const { submissions, environment } = runIn(folder.path);
  return [submissions.map(({ score }) => score), environment.notes.filter((note) => note.includes('replaced'))];
}

describe.skipIf(findIsolation().isolation === 'host')('before the next submission, a lane', () => {
  it('is replaced if a socket is left that cannot be closed, which costs no submission a point', async () => {
    let holder: (ChildProcess & AsyncDisposable) | undefined;
    const outcome = await grade(async (lane) => {
      holder = startHelper(python, ['-c', holdsSocket, ...inLane(lane)]);
      await once(holder.stdout as NodeJS.EventEmitter, 'data');
    });
    await holder?.[Symbol.asyncDispose]();
    const note = /^a lane was replaced after \w+: a UDP socket on port \d+ was left in it and could not be ended$/;
    // Only once: nothing is left in the new lane.
    expect(outcome).toEqual([[50, 50], [expect.stringMatching(note)]]);
  });

  it('is kept after a leftover process in it was ended', async () => {
    let left: (ChildProcess & AsyncDisposable) | undefined;
    const outcome = await grade(async (lane) => {
      left = startHelper('nsenter', [...inLane(lane), 'sh', '-c', 'echo started; exec sleep 600']);
      await once(left.stdout as NodeJS.EventEmitter, 'data');
    });
    expect([outcome, left?.signalCode]).toEqual([[[50, 50], []], 'SIGKILL']);
    await left?.[Symbol.asyncDispose]();
  });

  it('is kept if nothing is left in it', async () => {
    expect(await grade(async () => undefined)).toEqual([[50, 50], []]);
  });
});
