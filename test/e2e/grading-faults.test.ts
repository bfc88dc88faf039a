/**
 * The testbed fails while it grades a right submission: a datagram cannot be sent, a child dies,
 * the kernel's tables change during reading, the capture overflows. At whatever moment this
 * happens, the verdicts are the same as without the fault, or `error`. They are never `fail`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultRubric } from '../../harness/grade/points.ts';
import type { Machine } from '../../harness/engine/machine.ts';
import { gradeSubmission } from '../../harness/grade/grade-submission.ts';
import type { SubmissionResult } from '../../harness/grade/results.ts';
import type { Capture } from '../../harness/observe/network/capture.ts';
import { readProcess } from '../../harness/observe/process/proc.ts';
import { openJail } from '../../harness/sandbox/jail/jail.ts';
import { openRunFolder } from '../../harness/sandbox/lane/run-folder.ts';
import { Subject } from '../../harness/sandbox/subject/subject.ts';
import { findSubmission } from '../../harness/submission/index.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { UdpSocket } from '../../reference/udp.ts';
import { submissionsFolder } from '../support/corpus.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { hasJail } from '../support/started-program.ts';

// Many gradings, one after another. On a busy machine this may take minutes.
vi.setConfig({ testTimeout: 600_000 });

afterEach(() => {
  vi.restoreAllMocks();
});

/**
 * Its programs get their ports as arguments, so that it can be graded on this machine's network
 * while others are graded.
 */
const right = join(submissionsFolder, 'right', 'python-newline-args');
const tried = ['add/client/sum/highest', 'add/server/shutdown/101', 'add/pair/exchange'];

async function grade(folder = right, selectors = tried, more: Partial<Machine> = {}): Promise<SubmissionResult> {
  using run = openRunFolder();
  await using jails = await scratchFolder();
  return await gradeSubmission(await findSubmission(folder), {
    settings: { seed: 7, selectors },
    machine: {
      scratch: run.path,
      nextMark: run.nextMark,
      ...(hasJail ? { jail: openJail(jails.path) } : {}),
      ...more,
    },
    rubric: defaultRubric,
    catalogue,
  });
}

const verdictsOf = ({ scenarios }: SubmissionResult): readonly (readonly [string, string, string?])[] =>
  scenarios.map(({ id, status, reason }) => (reason === undefined ? [id, status] : [id, status, reason]));

const allPass = tried.map((id) => [id, 'pass']);

describe('a datagram that the testbed cannot send', () => {
  const send = Reflect.get(UdpSocket.prototype, 'send');
  let sent = 0;

  /** @param fails whether a send fails, by the number of sends before it */
  function failSends(code: string, fails: (count: number) => boolean): void {
    sent = 0;
    vi.spyOn(UdpSocket.prototype, 'send').mockImplementation(function (this: UdpSocket, ...args) {
      const count = sent;
      sent += 1;
      if (fails(count)) return Promise.reject(Object.assign(new Error(`send ${code}`), { code }));
      return send.apply(this, args);
    });
  }

  it('costs nothing if it happens once, at any moment', async () => {
    failSends('ENOBUFS', () => false);
    expect(verdictsOf(await grade())).toEqual(allPass);
    const all = sent;
    expect(all).toBeGreaterThan(4);
    for (let at = 0; at < all; at += 1) {
      failSends('ENOBUFS', (count) => count === at);
      expect(verdictsOf(await grade()), `send number ${at}`).toEqual(allPass);
    }
  });

  it.each(['ENOBUFS', 'EPERM'])('gives an error verdict and no failure if it happens every time (%s)', async (code) => {
    failSends(code, () => false);
    await grade();
    const all = sent;
    // Learning succeeds: the last two datagrams are sent in the performances.
    failSends(code, (count) => count >= all - 2);
    const result = await grade();
    const statuses = verdictsOf(result).map(([, status]) => status);
    expect(statuses).toContain('error');
    expect(statuses.filter((status) => status !== 'pass' && status !== 'error')).toEqual([]);
    expect(result.status).toBe('error');
    const failed = result.scenarios.find(({ status }) => status === 'error');
    expect(failed?.reason).toContain(`datagrade failed: send ${code}`);
  });
});

describe.skipIf(!hasJail)('a jail that dies', () => {
  const family = Reflect.get(Subject.prototype, 'processTree');

  /**
   * @param started called with the process of each jail as soon as there is one, because the first
   *   thing that is read of a started program is its process tree
   */
  function watchStarts(started: (jail: number) => void): void {
    vi.spyOn(Subject.prototype, 'processTree').mockImplementation(function (this: Subject) {
      if (this.pid !== undefined) started(this.pid);
      return family.call(this);
    });
  }

  it('costs nothing if it dies once, at any start of a program', async () => {
    let starts = 0;
    watchStarts(() => void (starts += 1));
    expect(verdictsOf(await grade())).toEqual(allPass);
    const all = starts;
    expect(all).toBeGreaterThan(6);
    for (let at = 0; at < all; at += 1) {
      starts = 0;
      watchStarts((jail) => {
        if (starts === at) process.kill(jail, 'SIGKILL');
        starts += 1;
      });
      expect(verdictsOf(await grade()), `start number ${at}`).toEqual(allPass);
    }
  });

  it('costs nothing if it dies once, at any poll of what runs in it', async () => {
    const readScreen = Reflect.get(Subject.prototype, 'readScreen');
    let polls = 0;
    let killAt = -1;
    let newest: number | undefined;
    let killed = 0;
    watchStarts((jail) => (newest = jail));
    vi.spyOn(Subject.prototype, 'readScreen').mockImplementation(function (this: Subject) {
      if (polls === killAt && newest !== undefined && readProcess(newest)?.state.match(/[^ZX]/)) {
        process.kill(newest, 'SIGKILL');
        killed += 1;
      }
      polls += 1;
      readScreen.call(this);
    });
    expect(verdictsOf(await grade())).toEqual(allPass);
    const all = polls;
    for (let step = 0; step < 12; step += 1) {
      polls = 0;
      killAt = Math.floor((step * all) / 12);
      expect(verdictsOf(await grade()), `poll number ${killAt} of about ${all}`).toEqual(allPass);
    }
    expect(killed).toBeGreaterThan(3);
  });
});

describe('processes and threads that end between two polls', () => {
  it('are not mistaken for the end of their program', async () => {
    await using folder = await scratchFolder();
    const busy = `
import os, socket, sys, threading
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', int(sys.argv[1])))
def nothing(): pass
while True:
    message, sender = s.recvfrom(2048)
    name, number = message.decode().split(',')
    for _ in range(20):
        child = os.fork()
        if child == 0: os._exit(0)
        threads = [threading.Thread(target=nothing) for _ in range(10)]
        for each in threads: each.start()
        for each in threads: each.join()
        os.waitpid(child, 0)
    if not 1 <= int(number) <= 100: break
    print(name, 'and Server of Ada:', number, '+ 33 =', int(number) + 33, flush=True)
    s.sendto(b'Server of Ada,33', sender)
s.close()
`;
    const client = `
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
number = int(input('Integer: '))
s.sendto(('Client of Ada,%d' % number).encode(), (sys.argv[1], int(sys.argv[2])))
name, other = s.recvfrom(2048)[0].decode().split(',')
print('Client of Ada and', name, number, '+', other, '=', number + int(other))
`;
    writeFileSync(join(folder.path, 'add_server.py'), busy);
    writeFileSync(join(folder.path, 'add_client.py'), client);
    const selectors = ['add/server/sum', 'add/server/serves', 'add/server/shutdown', 'add/pair'];
    const result = await grade(folder.path, selectors);
    expect(verdictsOf(result).filter(([, status]) => status !== 'pass')).toEqual([]);
    expect(result.scenarios.length).toBeGreaterThan(8);
  });
});

describe('a capture that overflows', () => {
  it('costs a right submission nothing', async () => {
    const capture = { read: () => [], overflowed: () => 12, skip: () => undefined } as unknown as Capture;
    expect(verdictsOf(await grade(right, tried, { capture }))).toEqual(allPass);
  });
});
