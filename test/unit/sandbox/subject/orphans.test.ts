/**
 * No process of a subject survives its disposal, whatever the process does.
 */
import { describe, expect, it } from 'vitest';
import { processIds, commandLineOf } from '../../../../harness/observe/process/proc.ts';
import { killMarked, findMarked } from '../../../../harness/sandbox/subject/orphans.ts';
import { eventually } from '../../../support/eventually.ts';
import { startProgram } from '../../../support/started-program.ts';

const imports = 'import os, signal, subprocess, sys, time\n';
const ignores =
  "for s in ('TERM', 'INT', 'HUP', 'QUIT', 'USR1'): signal.signal(getattr(signal, 'SIG' + s), signal.SIG_IGN)\n";
const daemon = `
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.chdir('/')
        print(os.getpid(), flush=True)
        for fd in (0, 1, 2): os.close(fd)
        time.sleep(600)
    os._exit(0)
os.wait()
`;

describe('disposing of a subject', () => {
  it.each([
    ['one that ignores every signal it can', `${ignores}print(os.getpid(), flush=True); time.sleep(600)`],
    ['one that is stopped', 'print(os.getpid(), flush=True); os.kill(os.getpid(), signal.SIGSTOP)'],
    ['children and grandchildren', 'os.fork(); os.fork(); print(os.getpid(), flush=True); time.sleep(600)'],
    [
      'a child in a session of its own',
      'if os.fork() == 0: os.setsid()\nprint(os.getpid(), flush=True); time.sleep(600)',
    ],
    ['a daemon that left the process tree', `${daemon}time.sleep(600)`],
    ['a daemon whose starter has ended', `${ignores}${daemon}`],
    ['children that it starts without pause', "print(1, flush=True)\nwhile True: subprocess.Popen(['sleep', '600'])"],
  ])('ends %s', async (_, source) => {
    let mark: string;
    {
      await using program = await startProgram('python', `${imports}${source}`);
      mark = program.mark;
      await program.showsInteger();
      expect(findMarked(mark).length).toBeGreaterThan(0);
    }
    expect(findMarked(mark)).toEqual([]);
  });

  it('records that datagrade ended it', async () => {
    const program = await startProgram('python', `${imports}time.sleep(600)`);
    await program.comesTo('timed');
    await program[Symbol.asyncDispose]();
    const ends = program.recorder.events.slice(-2);
    expect(ends).toMatchObject([{ type: 'subjectEnded' }, { type: 'subjectExited', signal: 'SIGKILL', status: null }]);
  });
});

describe('marked processes', () => {
  it('are exactly those whose mark begins with the text', async () => {
    await using one = await startProgram('python', `${imports}time.sleep(600)`);
    await using other = await startProgram('python', `${imports}time.sleep(600)`);
    await Promise.all([one.comesTo('timed'), other.comesTo('timed')]);
    expect(findMarked(one.mark)).toEqual([one.pid]);
    expect(findMarked(`test-${process.pid}-`)).toEqual(expect.arrayContaining([one.pid, other.pid]));
    expect(findMarked(one.mark, new Set([one.pid]))).toEqual([]);
    expect(killMarked(one.mark)).toBeGreaterThan(0);
    expect(processIds()).toContain(other.pid);
  });
});

describe('the environment of a subject', () => {
  it('is small and fixed, and contains nothing of its user', async () => {
    process.env['DATAGRADE_TEST_SECRET'] = 'hunter2';
    await using program = await startProgram(
      'python',
      'import os, time\nfor item in sorted(os.environ.items()): print(*item)\ntime.sleep(600)',
    );
    delete process.env['DATAGRADE_TEST_SECRET'];
    await program.comesTo('timed');
    const names = program
      .screen()
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]);
    const expected = [
      'DATAGRADE_SUBJECT',
      'HOME',
      'LANG',
      'LC_ALL',
      'NO_COLOR',
      'PATH',
      'PYTHONDONTWRITEBYTECODE',
      'TERM',
    ];
    expect(names).toEqual(expected);
    expect(commandLineOf(program.pid, 'environ').join('\n')).not.toContain('hunter2');
    expect(await eventually(program.screen, (text) => text.includes('HOME'))).toMatch(/^HOME .*\/home$/m);
  });

  it('makes programs read and write UTF-8', async () => {
    await using program = await startProgram('python', "print(input(), 'é €')");
    await program.comesTo('keyboard');
    program.subject.type('João', 'name');
    await program.subject.ended;
    expect(program.screen()).toBe('João é €\n');
  });
});
