/**
 * An observation stays valid until a thread of the subject has run, or the observation may have
 * missed something.
 */
import { createSocket } from 'node:dgram';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../../harness/observe/process/activity.ts';
import { UnchangedObservation } from '../../../../harness/observe/process/unchanged-observation.ts';
import { startProgram } from '../../../support/started-program.ts';

const bound = `
import socket, sys, threading, time
def bound():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(('127.0.0.1', 0))
    print(s.getsockname()[1], flush=True)
    return s
`;

/** Records observations of an idle program until they are valid, with a limit on the attempts. */
function untilValid(unchanged: UnchangedObservation, look: () => Observation): Observation | undefined {
  for (let time = 0; time < 20 && unchanged.current() === undefined; time += 1) unchanged.note(look());
  return unchanged.current();
}

async function send(port: number): Promise<void> {
  const socket = createSocket('udp4');
  await new Promise<unknown>((resolve) => socket.send('x', port, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => socket.close(resolve));
}

describe('an unchanged observation', () => {
  it('is valid while all threads are blocked, until the first datagram', async () => {
    const source = `${bound}
s = bound()
t = threading.Thread(target=lambda: threading.Event().wait()).start()
while True: s.recvfrom(2048)`;
    await using program = await startProgram('python', source);
    const port = await program.showsInteger();
    const waiting = await program.comesTo('waiting');
    const unchanged = new UnchangedObservation();
    const valid = untilValid(unchanged, program.look);
    expect(valid?.activity).toEqual(waiting.activity);
    expect(valid?.threads?.after).toHaveLength(2);
    expect(unchanged.current()).toBe(valid);

    await send(port);
    expect(unchanged.current()).toBeUndefined();
    await program.comesTo('waiting');
    expect(untilValid(unchanged, program.look)?.timeslices).toBeGreaterThan(valid?.timeslices ?? Infinity);
  });

  it('needs two observations in a row, both after the program was last seen running', async () => {
    await using program = await startProgram('python', `${bound}bound().recvfrom(2048)`);
    await program.showsInteger();
    const reading = await program.comesTo('waiting');
    const unchanged = new UnchangedObservation();
    unchanged.note(reading);
    expect(unchanged.current()).toBeUndefined();
    unchanged.note(program.look());
    expect(unchanged.current()).toBeDefined();
    unchanged.forget();
    expect(unchanged.current()).toBeUndefined();
    unchanged.note(program.look());
    expect(unchanged.current()).toBeUndefined();
  });

  it('is not valid after the program has ended', async () => {
    const program = await startProgram('python', `${bound}bound().recvfrom(2048)`);
    await program.showsInteger();
    await program.comesTo('waiting');
    const unchanged = new UnchangedObservation();
    expect(untilValid(unchanged, program.look)).toBeDefined();
    await program[Symbol.asyncDispose]();
    expect(unchanged.current()).toBeUndefined();
  });

  it.each([
    ['sleeps', 'bound(); time.sleep(600)', 'timed'],
    ['receives with a timeout', 's = bound(); s.settimeout(600); s.recvfrom(2048)', 'timed'],
    ['has a socket that it does not read', 's = bound(); t = bound(); s.recvfrom(2048)', 'waiting'],
    ['reads the keyboard', 'bound(); input()', 'keyboard'],
  ] as const)('is never taken for granted where a program %s', async (_, body, is) => {
    await using program = await startProgram('python', bound + body);
    await program.showsInteger();
    await program.comesTo(is);
    expect(untilValid(new UnchangedObservation(), program.look)).toBeUndefined();
  });
});
