/** Keyboard, screen and end of a real program that runs as a subject. */
import { describe, expect, it } from 'vitest';
import { descriptorsOf } from '../../../../harness/observe/process/proc.ts';
import { hasLibc } from '../../../../harness/observe/process/libc.ts';
import type { EventBody } from '../../../../harness/transcript/transcript.ts';
import { eventually } from '../../../support/eventually.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { startCommand, startProgram, type StartedProgram } from '../../../support/started-program.ts';
import { hasTool } from '../../../support/toolchain.ts';

function last<T extends EventBody['type']>({ recorder }: StartedProgram, type: T) {
  return recorder.events.findLast((event) => event.type === type) as Extract<EventBody, { type: T }> | undefined;
}

describe('keyboard and screen of a subject', () => {
  it.skipIf(!hasLibc())('are one terminal; standard error is not a terminal', async () => {
    await using program = await startProgram(
      'python',
      'import os, sys; print([os.isatty(fd) for fd in (0, 1, 2)], os.ttyname(0) == os.ttyname(1))',
    );
    await program.subject.ended;
    expect(program.screen()).toBe('[True, True, False] True\n');
  });

  it.skipIf(!hasLibc())('belong to the subject alone: no other program has an end of that terminal open', async () => {
    await using one = await startProgram('python', 'input()');
    await using other = await startProgram('python', 'input()');
    await other.comesTo('keyboard');
    const [own, ...others] = new Set(
      [...descriptorsOf(other.pid).values()].filter((path) => /^\/dev\/(ptmx|pts)/.test(path)),
    );
    expect([own, others]).toEqual([descriptorsOf(other.pid).get(0), []]);
    await one.comesTo('keyboard');
    expect(descriptorsOf(one.pid).get(0)).not.toBe(own);
  });

  it('do not show what is typed, only what is displayed', async () => {
    await using program = await startProgram('python', "print('Integer: ', end=''); print('read', int(input()) * 2)");
    await program.comesTo('keyboard');
    program.subject.type('21', 'number');
    await program.subject.ended;
    expect(program.screen()).toBe('Integer: read 42\n');
    expect(last(program, 'lineTyped')).toMatchObject({ text: '21', means: 'number', echoed: false });
  });

  it('keep a line that is typed before the program reads', async () => {
    await using program = await startProgram('python', 'import time; time.sleep(0.05); print(input() + input())');
    program.subject.type('4', 'number');
    program.subject.type('2', 'number');
    await program.subject.ended;
    expect(program.screen()).toBe('42\n');
  });

  it('keep standard error separate from the screen', async () => {
    await using program = await startProgram('python', "import sys; print('screen'); print('error', file=sys.stderr)");
    await program.subject.ended;
    expect([program.screen(), program.errors()]).toEqual(['screen\n', 'error\n']);
  });

  it.skipIf(!hasTool('gcc'))('show what C prints without a line end, before it reads and at its end', async () => {
    const source =
      '#include <stdio.h>\nint main(void) { int n; printf("Integer: "); scanf("%d", &n); printf("sum %d", n + 1); }';
    await using program = await startProgram('c', source);
    await program.comesTo('keyboard');
    expect(program.screen()).toBe('Integer: ');
    program.subject.type('41', 'number');
    await program.subject.ended;
    expect(program.screen()).toBe('Integer: sum 42');
  });

  it('join a character that is written in two parts', async () => {
    const source =
      "import os, time\nfor byte in 'ção €😀'.encode(): os.write(1, bytes([byte])); os.write(2, bytes([byte])); time.sleep(0.002)";
    await using program = await startProgram('python', source);
    await eventually(program.screen, (text) => text.endsWith('😀'));
    await program.subject.ended;
    expect([program.screen(), program.errors()]).toEqual(['ção €😀', 'ção €😀']);
  });

  it('accept any bytes', async () => {
    const source = 'import os\nos.write(1, bytes(range(256)) * 4 + b"\\x1b[2J\\x1b]0;title\\x07\\xff\\xfe" + b"end")';
    await using program = await startProgram('python', source);
    await program.subject.ended;
    expect(program.screen()).toMatch(/end$/);
  });

  it('may be closed by the program without harm', async () => {
    await using program = await startProgram(
      'python',
      "import os; print('last', flush=True); [os.close(fd) for fd in (0, 1, 2)]; os._exit(3)",
    );
    await program.subject.ended;
    expect(program.screen()).toBe('last\n');
    expect(last(program, 'subjectExited')).toMatchObject({ status: 3 });
  });
});

describe('the output of a subject', () => {
  it.each([
    ['screen', '1', 'screenWritten'],
    ['standard error', '2', 'errorWritten'],
  ] as const)('is kept up to a cap on %s, and read on so that the program can end', async (_, fd, type) => {
    const source = `import os\nfor _ in range(3000): os.write(${fd}, b'x' * 1000)\nos._exit(7)`;
    await using program = await startProgram('python', source);
    await eventually(program.look, ({ activity }) => activity.is === 'gone');
    await program.subject.ended;
    const { events } = program.recorder;
    const kept = events.reduce((sum, event) => sum + (event.type === type ? event.text.length : 0), 0);
    expect(kept).toBe(256 * 1024);
    expect(events.filter((event) => event.type === 'outputCut')).toMatchObject([{ keptBytes: 256 * 1024 }]);
    expect(last(program, 'subjectExited')).toMatchObject({ status: 7 });
  });
});

describe('the end of a subject', () => {
  it.each([
    ['status', 'import sys; sys.exit(3)', { status: 3, signal: null }],
    ['signal', 'import os, signal; os.kill(os.getpid(), signal.SIGSEGV)', { status: null, signal: 'SIGSEGV' }],
  ])('is recorded with its %s', async (_, source, exit) => {
    await using program = await startProgram('python', source);
    await program.subject.ended;
    expect(program.subject.hasEnded).toBe(true);
    expect(program.recorder.events.at(-1)).toMatchObject({ type: 'subjectExited', ...exit });
    expect(program.recorder.events.some((event) => event.type === 'subjectEnded')).toBe(false);
  });

  it('comes after everything that it wrote', async () => {
    await using program = await startProgram(
      'python',
      "import os\nos.write(1, b's' * 3000); os.write(2, b'e' * 30000); os._exit(0)",
    );
    await program.subject.ended;
    expect([program.screen().length, program.errors().length]).toEqual([3000, 30_000]);
    expect(program.recorder.events.at(-1)?.type).toBe('subjectExited');
  });

  it('is not delayed by a child that keeps standard error open', async () => {
    await using program = await startProgram(
      'python',
      "import os, time\nif os.fork() == 0: time.sleep(600)\nos.write(2, b'bye'); os._exit(0)",
    );
    await program.subject.ended;
    expect(program.errors()).toBe('bye');
  });

  it('ignores a key that is typed too late', async () => {
    await using program = await startProgram('python', 'pass');
    await program.subject.ended;
    expect(() => program.subject.type('42', 'number')).not.toThrow();
  });

  it('leaves no descriptor of this process open', async () => {
    const before = descriptorsOf(process.pid).size;
    {
      await using program = await startProgram('python', 'input()');
      await program.comesTo('keyboard');
    }
    await eventually(
      () => descriptorsOf(process.pid).size,
      (size) => size <= before,
    );
  });

  it.each([
    ['does not exist', (folder: string) => [`${folder}/nothing`]],
    ['is a folder', (folder: string) => [folder]],
  ])('is recorded if the command %s', async (_, argv) => {
    const folder = await scratchFolder();
    await using program = await startCommand(argv(folder.path), folder);
    await program.subject.ended;
    expect(last(program, 'subjectExited')).toMatchObject({ status: 127, signal: null });
  });
});
