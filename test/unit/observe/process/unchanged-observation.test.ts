/** When a reading still holds, and that it does not once anything of the subject has run or may have missed something. */
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

/** Notes readings of a program at rest until they hold, or as often as would do. */
function holds(standstill: UnchangedObservation, look: () => Observation): Observation | undefined {
  for (let time = 0; time < 20 && standstill.current() === undefined; time += 1) standstill.note(look());
  return standstill.current();
}

async function send(port: number): Promise<void> {
  const socket = createSocket('udp4');
  await new Promise<unknown>((resolve) => socket.send('x', port, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => socket.close(resolve));
}

describe('a standstill', () => {
  it('holds while all threads are blocked, and is over with the first datagram', async () => {
    const source = `${bound}
s = bound()
t = threading.Thread(target=lambda: threading.Event().wait()).start()
while True: s.recvfrom(2048)`;
    await using program = await startProgram('python', source);
    const port = await program.showsInteger();
    const waiting = await program.comesTo('waiting');
    const standstill = new UnchangedObservation();
    const held = holds(standstill, program.look);
    expect(held?.activity).toEqual(waiting.activity);
    expect(held?.threads?.after).toHaveLength(2);
    expect(standstill.current()).toBe(held);

    await send(port);
    expect(standstill.current()).toBeUndefined();
    await program.comesTo('waiting');
    expect(holds(standstill, program.look)?.timeslices).toBeGreaterThan(held?.timeslices ?? Infinity);
  });

  it('takes two readings in a row, and none that was made before the program was seen to run', async () => {
    await using program = await startProgram('python', `${bound}bound().recvfrom(2048)`);
    await program.showsInteger();
    const reading = await program.comesTo('waiting');
    const standstill = new UnchangedObservation();
    standstill.note(reading);
    expect(standstill.current()).toBeUndefined();
    standstill.note(program.look());
    expect(standstill.current()).toBeDefined();
    standstill.forget();
    expect(standstill.current()).toBeUndefined();
    standstill.note(program.look());
    expect(standstill.current()).toBeUndefined();
  });

  it('is over when the program has ended', async () => {
    const program = await startProgram('python', `${bound}bound().recvfrom(2048)`);
    await program.showsInteger();
    await program.comesTo('waiting');
    const standstill = new UnchangedObservation();
    expect(holds(standstill, program.look)).toBeDefined();
    await program[Symbol.asyncDispose]();
    expect(standstill.current()).toBeUndefined();
  });

  it.each([
    ['sleeps', 'bound(); time.sleep(600)', 'timed'],
    ['receives with a time-out', 's = bound(); s.settimeout(600); s.recvfrom(2048)', 'timed'],
    ['has a socket that nobody reads', 's = bound(); t = bound(); s.recvfrom(2048)', 'waiting'],
    ['reads the keyboard', 'bound(); input()', 'keyboard'],
  ] as const)('is never taken for granted where a program %s', async (_, body, is) => {
    await using program = await startProgram('python', bound + body);
    await program.showsInteger();
    await program.comesTo(is);
    expect(holds(new UnchangedObservation(), program.look)).toBeUndefined();
  });
});
