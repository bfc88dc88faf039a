import { closeSync, readSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { editsLinesItself, hasLibc, openPty, receiveTimeoutOf } from '../../../../harness/observe/process/libc.ts';
import { descriptorsOf } from '../../../../harness/observe/process/proc.ts';
import { startProgram } from '../../../support/started-program.ts';

function pty() {
  const opened = openPty();
  if (opened === undefined) throw new Error('this machine gave no pseudo-terminal');
  return {
    ...opened,
    [Symbol.dispose]() {
      closeSync(opened.master);
      closeSync(opened.slave);
    },
  };
}

describe.skipIf(!hasLibc())('a pseudo-terminal', () => {
  it('is a terminal at both ends', () => {
    using opened = pty();
    expect([isatty(opened.master), isatty(opened.slave)]).toEqual([true, true]);
  });

  it('passes on a typed line and echoes nothing', () => {
    using opened = pty();
    writeSync(opened.master, '42\n');
    const line = Buffer.alloc(100);
    expect(line.subarray(0, readSync(opened.slave, line)).toString()).toBe('42\n');
    expect(() => readSync(opened.master, line)).toThrow(/EAGAIN/);
  });

  it('passes on a line only when it is complete', () => {
    using opened = pty();
    writeSync(opened.master, '4');
    writeSync(opened.master, '2\n7\n');
    const line = Buffer.alloc(100);
    expect(line.subarray(0, readSync(opened.slave, line)).toString()).toBe('42\n');
  });

  it('shows output unchanged, including line ends', () => {
    using opened = pty();
    writeSync(opened.slave, 'one\ntwo\r\n\tthree');
    const shown = Buffer.alloc(100);
    expect(shown.subarray(0, readSync(opened.master, shown)).toString()).toBe('one\ntwo\r\n\tthree');
  });

  it('detects that the program edits lines itself', async () => {
    using opened = pty();
    expect(editsLinesItself(opened.master)).toBe(false);
    await using plain = await startProgram('python', 'input()');
    await plain.comesTo('keyboard');
    plain.subject.type('1', 'number');
    const question =
      'readline.createInterface({ input: process.stdin, output: process.stdout }).question("? ", () => {})';
    await using edits = await startProgram('node', `import readline from 'node:readline'; ${question};`);
    await edits.comesTo('keyboard');
    edits.subject.type('1', 'number');
    const echoed = [plain, edits].map(
      ({ recorder }) => recorder.events.find((event) => event.type === 'lineTyped')?.echoed,
    );
    expect(echoed).toEqual([false, true]);
  });
});

describe.skipIf(!hasLibc())('the receive timeout of a socket in another process', () => {
  const imports = 'import socket, struct, time\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n';
  const set = (seconds: number, microseconds: number): string =>
    `s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', ${seconds}, ${microseconds}))\n`;
  const done = 'print(s.fileno(), flush=True); time.sleep(600)';

  it.each([
    ['none', '', 0],
    ['seconds and microseconds', set(2, 500_000), 2500],
    ['hours', set(7200, 0), 7_200_000],
  ])('is read: %s', async (_, setting, timeoutMs) => {
    await using program = await startProgram('python', `${imports}${setting}${done}`);
    const fd = await program.showsInteger();
    // The kernel rounds to its clock ticks.
    expect(receiveTimeoutOf(program.pid, fd, closeSync)).toBeCloseTo(timeoutMs, -2);
  });

  it('is unknown if there is no socket, and leaves no descriptor open', async () => {
    await using program = await startProgram('python', `${imports}${done}`);
    await program.showsInteger();
    const before = descriptorsOf(process.pid).size;
    expect(receiveTimeoutOf(program.pid, 0, closeSync)).toBeUndefined();
    expect(receiveTimeoutOf(program.pid, 999, closeSync)).toBeUndefined();
    expect(receiveTimeoutOf(2 ** 30, 0, closeSync)).toBeUndefined();
    expect(descriptorsOf(process.pid).size).toBe(before);
  });
});
