/** Whole subjects: threads, children, stopped and ended ones, and those that compute. */
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { describe, expect, it } from 'vitest';
import { observeActivity, type Observation } from '../../../../harness/observe/process/activity.ts';
import { readUdpSockets } from '../../../../harness/observe/network/udp-sockets.ts';
import { readForkCount, startTicksOf, threadIdsOf } from '../../../../harness/observe/process/proc.ts';
import { eventually } from '../../../support/eventually.ts';
import { startProgram } from '../../../support/started-program.ts';
import { python } from '../../../support/toolchain.ts';

const imports = `
import os, signal, socket, subprocess, sys, threading, time
def bound():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(('127.0.0.1', 0))
    print(s.getsockname()[1], flush=True)
    return s
`;

describe('a subject of several threads', () => {
  it('is timed while one thread sleeps and another receives, and both are reported', async () => {
    const source = `${imports}
s = bound()
threading.Thread(target=lambda: s.recvfrom(2048)).start()
time.sleep(600)`;
    await using program = await startProgram('python', source);
    const port = await program.showsInteger();
    expect((await program.comesTo('timed')).activity).toEqual({ is: 'timed', receivesOn: [port], call: 'recvfrom' });
    expect(threadIdsOf(program.pid)).toHaveLength(2);
  });

  it('runs while one thread computes and another receives', async () => {
    const source = `${imports}
s = bound()
threading.Thread(target=lambda: s.recvfrom(2048)).start()
print('computing', flush=True)
while True: pass`;
    await using program = await startProgram('python', source);
    await eventually(program.screen, (text) => text.includes('computing'));
    for (let poll = 0; poll < 20; poll += 1) expect(program.look().activity.is).toBe('running');
  });
});

describe('a subject of several processes', () => {
  const child = `[sys.executable, '-c', 'import socket, time; ' + sys.argv[1]]`;
  const receives = `s = socket.socket(2, 2); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1], flush=True); s.recvfrom(99)`;

  it.each([
    ['waits where its child receives', receives, 'waiting', 'recvfrom'],
    ['is timed where its child sleeps', 'print(1, flush=True); time.sleep(600)', 'timed', 'sleep'],
    ['waits for the keyboard where its child reads it', 'print(1, flush=True); input()', 'keyboard', 'read'],
  ] as const)('%s', async (_, source, is, call) => {
    await using program = await startProgram('python', `${imports}subprocess.run(${child})`, source);
    await program.showsInteger();
    expect((await program.comesTo(is)).activity).toMatchObject({ is, call });
  });

  it('includes a child whose parent has ended', async () => {
    const source = `${imports}
s = bound()
if os.fork() == 0:
    if os.fork() == 0: s.recvfrom(2048)
    os._exit(0)
os.wait()
time.sleep(600)`;
    await using program = await startProgram('python', source);
    const port = await program.showsInteger();
    const { activity } = await eventually(
      program.look,
      (observation) => observation.activity.is === 'timed' && observation.sockets.length === 2,
    );
    expect(activity).toMatchObject({ receivesOn: [port] });
  });
});

describe('a subject that computes, stops or ends', () => {
  it('runs while it computes, and its processor time grows', async () => {
    await using program = await startProgram('python', `${imports}bound()\nwhile True: pass`);
    await program.showsInteger();
    const first = await program.comesTo('running');
    const later = await eventually(program.look, (observation) => observation.cpuMs > first.cpuMs + 50);
    expect(later.activity).toEqual({ is: 'running' });
  });

  it('is stopped after SIGSTOP, and continues after SIGCONT', async () => {
    await using program = await startProgram('python', `${imports}s = bound()\ns.recvfrom(2048)`);
    await program.comesTo('waiting');
    process.kill(program.pid, 'SIGSTOP');
    expect((await program.comesTo('stopped')).activity).toEqual({ is: 'stopped' });
    process.kill(program.pid, 'SIGCONT');
    await program.comesTo('waiting');
  });

  it('is gone after its end, and after it was killed', async () => {
    await using ends = await startProgram('python', 'pass');
    await using killed = await startProgram('python', `${imports}s = bound()\ns.recvfrom(2048)`);
    await killed.comesTo('waiting');
    process.kill(killed.pid, 'SIGKILL');
    expect((await killed.comesTo('gone')).sockets).toEqual([]);
    expect(await ends.comesTo('gone')).toEqual(observeActivity([]));
  });

  it('did not run between two observations with the same timeslices', async () => {
    await using program = await startProgram('python', `${imports}s = bound()\nwhile True: s.recvfrom(2048)`);
    const port = await program.showsInteger();
    const [first, second] = [await program.comesTo('waiting'), program.look()];
    expect(second.threads).toEqual(first.threads);
    const socket = createSocket('udp4');
    await new Promise((done) => socket.send('x', port, '127.0.0.1', done));
    socket.close();
    const timeslicesOf = (observation: Observation): number => observation.threads?.after[0]?.timeslices ?? 0;
    await eventually(program.look, (now) => now.activity.is === 'waiting' && timeslicesOf(now) > timeslicesOf(second));
  });
});

describe('what the kernel shows of sockets and processes', () => {
  it('counts every process and every thread that was started', async () => {
    const before = Number(readForkCount());
    const source = `${imports}threading.Thread(target=lambda: time.sleep(600)).start(); print(1, flush=True)`;
    await using program = await startProgram('python', source);
    await program.showsInteger();
    expect(Number(readForkCount())).toBeGreaterThanOrEqual(before + 2);
  });

  it('counts the bytes in a receive queue, and the datagrams dropped from a full one', async () => {
    const source = `${imports}
s = bound()
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
time.sleep(600)`;
    await using program = await startProgram('python', source);
    const port = await program.showsInteger();
    await program.comesTo('timed');
    const send = `import socket; s = socket.socket(2, 2); [s.sendto(bytes(1000), ('127.0.0.1', ${port})) for _ in range(20)]`;
    execFileSync(python, ['-c', send]);
    const socket = readUdpSockets(program.pid).find((each) => each.port === port);
    expect(socket?.queuedBytes).toBeGreaterThan(0);
    expect(socket?.drops).toBeGreaterThan(0);
  });

  it('distinguishes a process from a later one with the same id by its start time', async () => {
    await using program = await startProgram('python', `${imports}time.sleep(600)`);
    expect(startTicksOf(program.pid)).toBeGreaterThan(0);
    expect(startTicksOf(program.pid)).toBe(startTicksOf(program.pid));
    process.kill(program.pid, 'SIGKILL');
    await program.subject.ended;
    expect(startTicksOf(program.pid)).toBeUndefined();
  });
});
