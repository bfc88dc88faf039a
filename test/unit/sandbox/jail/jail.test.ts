/**
 * What a program in a jail sees and may do, and how its end is reported. Skipped on a machine
 * without bubblewrap.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { homedir, release } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasLibc } from '../../../../harness/observe/process/libc.ts';
import { childrenOf } from '../../../../harness/observe/process/proc.ts';
import { openJail } from '../../../../harness/sandbox/jail/jail.ts';
import { limits } from '../../../../harness/sandbox/limits/limits.ts';
import { Subject } from '../../../../harness/sandbox/subject/subject.ts';
import { findJailSetup, findMarked } from '../../../../harness/sandbox/subject/orphans.ts';
import { hasPidMaxPerNamespace } from '../../../../harness/sandbox/limits/task-limit.ts';
import { Recorder } from '../../../../harness/transcript/recorder.ts';
import { eventually } from '../../../support/eventually.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { hasJail, startCommand, startJailed, type StartedProgram } from '../../../support/started-program.ts';
import { hasTool, python } from '../../../support/toolchain.ts';

/**
 * Runs a program to its end.
 * @returns what it displayed
 */
async function shown(source: string, ...args: string[]): Promise<string> {
  await using program = await startJailed('python', source, ...args);
  await program.subject.ended;
  program.subject.throwFault();
  return `${program.screen()}${program.errors()}`;
}

const lists = 'import os, sys\nfor path in sys.argv[1:]:\n  print(os.listdir(path) if os.path.isdir(path) else None)';
const writes = `
import sys
for path in sys.argv[1:]:
  try: open(path, 'w').close(); print('written')
  except OSError as error: print(error.strerror)`;
const reads = `
import sys
for path in sys.argv[1:]:
  try: print(open(path).read())
  except OSError as error: print(error.strerror)`;

describe.skipIf(!hasJail)('a program in a jail', () => {
  it('sees no home, no other folder, and an empty folder for temporary files', async () => {
    const other = await scratchFolder();
    writeFileSync(join(other.path, 'secret.txt'), 'hunter2');
    expect(await shown(reads, join(other.path, 'secret.txt'), '/etc/shadow', '/proc/self/root/etc/shadow')).toBe(
      'No such file or directory\n'.repeat(3),
    );
    const home = await shown(lists, homedir(), '/home');
    expect(home).not.toMatch(/\.ssh|\.bash|\.profile|\.cache/);
    const temporary = await shown(`${lists}\nprint(os.path.basename(os.path.dirname(os.getcwd())))`, '/tmp');
    const [listed, own] = temporary.trim().split('\n');
    expect(listed).toBe(`['${own}']`);
    await other[Symbol.asyncDispose]();
  });

  it('finds both addresses of localhost, the IPv4 one first', async () => {
    const source =
      "import socket\nprint([each[4][0] for each in socket.getaddrinfo('localhost', 1, type=socket.SOCK_DGRAM)])";
    expect(await shown(source)).toBe("['127.0.0.1', '::1']\n");
  });

  it('can write to its own folder and to /tmp, and nowhere else', async () => {
    const said = await shown(writes, 'own.txt', '/tmp/x', '/dev/shm/x', '/x', '/usr/x', '/etc/x', '/dev/x', '/proc/x');
    const refused = 'Read-only file system';
    expect(said.trim().split('\n').slice(0, 7)).toEqual([
      ...Array<string>(3).fill('written'),
      ...Array<string>(4).fill(refused),
    ]);
  });

  it('leaves the files in its own folder, and nothing in /tmp', async () => {
    const folder = await scratchFolder();
    const source =
      "open('own.txt', 'w').write('kept'); open('/tmp/datagrade-lost', 'w').write('lost'); print(open(__file__).name)";
    writeFileSync(join(folder.path, 'program.py'), source);
    const program = await startCommand([python, join(folder.path, 'program.py')], folder, true);
    await program.subject.ended;
    expect(program.screen()).toBe(`${folder.path}/program.py\n`);
    expect(readFileSync(join(folder.path, 'home', 'own.txt'), 'utf8')).toBe('kept');
    expect(() => readFileSync('/tmp/datagrade-lost')).toThrow('ENOENT');
    await program[Symbol.asyncDispose]();
  });

  it('has a small environment, an ordinary user, a host name that resolves, and no capability', async () => {
    process.env['DATAGRADE_TEST_SECRET'] = 'hunter2';
    const source = `
import getpass, os, socket
print(sorted(os.environ), os.getuid(), getpass.getuser(), socket.gethostbyname(socket.gethostname()))
print(*(line.split()[1] for line in open('/proc/self/status') if line.startswith('Cap')))`;
    const said = await shown(source);
    delete process.env['DATAGRADE_TEST_SECRET'];
    const names = [
      'DATAGRADE_SUBJECT',
      'HOME',
      'LANG',
      'LC_ALL',
      'NO_COLOR',
      'PATH',
      'PYTHONDONTWRITEBYTECODE',
      'TERM',
    ];
    expect(said).toBe(
      `[${names.map((name) => `'${name}'`).join(', ')}] 1000 student 127.0.0.1\n${Array(5).fill('0'.repeat(16)).join(' ')}\n`,
    );
  });

  it('sees only its own processes, and cannot signal others', async () => {
    const source = `
import os, signal
print(sorted(int(name) for name in os.listdir('/proc') if name.isdigit()))
for target in (${process.pid}, -1):
  try: os.kill(target, signal.SIGKILL)
  except ProcessLookupError: print('no process')`;
    expect(await shown(source)).toBe('[1, 2]\nno process\nno process\n');
  });

  it('cannot access the first process of its jail in any way', async () => {
    const source = `
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def refused(result): return result < 0 and os.strerror(ctypes.get_errno())
def opens(path, mode):
  try: return os.open(path, mode)
  except OSError as error: return error.strerror
print([fd for fd in range(3, 100) if os.path.exists('/proc/self/fd/%d' % fd)])
print([opens('/proc/1/' + name, os.O_RDONLY) for name in ('environ', 'maps', 'cwd/.', 'root/.')])
print([opens('/proc/1/' + name, os.O_WRONLY) for name in ('mem', 'fd/3')])
print(refused(libc.ptrace(16, 1, 0, 0)), refused(libc.syscall(438, os.pidfd_open(1), 3, 0)))
print(libc.prctl(3, 0, 0, 0, 0), open('/proc/self/oom_score_adj').read().strip())`;
    const denied = "'Permission denied'";
    expect(await shown(source)).toBe(
      `[]\n[${Array(4).fill(denied).join(', ')}]\n[${Array(2).fill(denied).join(', ')}]\n${Array(2).fill('Operation not permitted').join(' ')}\n1 1000\n`,
    );
  });

  it('cannot change a setting of the kernel', async () => {
    const ids = '/proc/sys/kernel/pid_max';
    expect(await shown(writes, ids, '/proc/sys/kernel/hostname')).toBe('Read-only file system\n'.repeat(2));
  });

  it.skipIf(!hasPidMaxPerNamespace(release()))('cannot start more processes than the limit, also as root', async () => {
    const source = `
import os, signal, time
def fill():
    pids = []
    for _ in range(2000):
        try: pid = os.fork()
        except OSError: break
        if pid == 0: time.sleep(600)
        pids.append(pid)
    return pids
first = fill()
for pid in first: os.kill(pid, signal.SIGKILL)
for pid in first: os.waitpid(pid, 0)
print(len(first), len(fill()))
os.kill(-1, signal.SIGKILL)`;
    const [first = 0, again = 0] = (await shown(source)).trim().split(' ').map(Number);
    // Together with this process, always more than the watched limit, so that exceeding it is
    // seen.
    for (const count of [first, again]) expect(count + 1).toBeGreaterThan(limits.tasks);
    expect(first).toBeLessThan(limits.tasks + 300);
    expect(again).toBeLessThan(limits.tasks + 300);
  });

  it.skipIf(!hasLibc())('has a terminal as keyboard and screen, and finds it by its name', async () => {
    const source =
      'import os; print(os.ttyname(0) == os.ttyname(1), os.path.exists(os.ttyname(0)), len(os.listdir("/dev/pts")))';
    expect(await shown(source)).toBe('True True 1\n');
  });

  it.each([
    ['python', "import socket; input(); s = socket.socket(2, 2); s.bind(('127.0.0.1', 0)); s.recv(9)", 'recvfrom'],
    [
      'node',
      `import dgram from 'node:dgram'; import { createInterface } from 'node:readline';
       const lines = createInterface({ input: process.stdin, output: process.stdout });
       lines.question('', () => { lines.close(); process.stdin.destroy(); dgram.createSocket('udp4').bind(0); });`,
      'epoll_wait',
    ],
  ] as const)('is observed from outside: %s', async (language, source, call) => {
    await using program = await startJailed(language, source);
    await program.comesTo('keyboard');
    program.subject.type('42', 'number');
    const { activity, sockets } = await program.comesTo('waiting');
    expect(activity).toMatchObject({ call, receivesOn: [sockets[0]?.port] });
  });

  it.skipIf(!hasTool('javac'))('may be written in Java', async () => {
    await using program = await startJailed(
      'java',
      'public class Main { public static void main(String[] a) { System.out.println(new java.util.Scanner(System.in).nextInt() + 1); } }',
    );
    await program.comesTo('keyboard');
    program.subject.type('41', 'number');
    await program.subject.ended;
    expect(program.screen()).toBe('42\n');
  });
});

function end({ recorder }: StartedProgram): unknown {
  const event = recorder.events.at(-1);
  return event?.type === 'subjectExited' ? [event.status, event.signal] : event;
}

describe.skipIf(!hasJail)('the end of a program in a jail', () => {
  it.each([
    ['its status', 'import sys; sys.exit(3)', [3, null]],
    ['a status that a shell could not tell from a signal', 'import os; os._exit(139)', [139, null]],
    ['its signal', 'import os, signal; os.kill(os.getpid(), signal.SIGSEGV)', [null, 'SIGSEGV']],
    ['a signal that it sends to itself alone', 'import os, signal; os.kill(0, signal.SIGTERM)', [null, 'SIGTERM']],
  ])('is recorded with %s', async (_, source, expected) => {
    await using program = await startJailed('python', source);
    await program.subject.ended;
    expect(end(program)).toEqual(expected);
  });

  it('is reported by the kernel alone: a program cannot forge it', async () => {
    const source = `
import ctypes, os
libc = ctypes.CDLL(None)
report = libc.syscall(438, libc.syscall(434, 1, 0), 3, 0) # pidfd_getfd, pidfd_open
for write in (lambda: os.write(report, b'0\\n'), lambda: os.write(os.open('/proc/1/fd/3', os.O_WRONLY), b'0\\n')):
  try: write()
  except OSError: pass
os._exit(3)`;
    await using program = await startJailed('python', source);
    await program.subject.ended;
    expect(end(program)).toEqual([3, null]);
  });

  it('has status 127 if the program was not found', async () => {
    const folder = await scratchFolder();
    await using program = await startCommand([`${folder.path}/nothing`], folder, true);
    await program.subject.ended;
    expect(end(program)).toEqual([127, null]);
  });

  it('is a fault of datagrade if the jail could not be created', async () => {
    const folder = await scratchFolder();
    const jail = { jail: openJail(join(folder.path, 'settings')), folder: join(folder.path, 'nothing') };
    const recorder = new Recorder();
    const subject = new Subject({
      role: 'client',
      argv: ['/bin/true'],
      cwd: folder.path,
      mark: 'none',
      recorder,
      jail,
    });
    await subject.ended;
    expect(() => subject.throwFault()).toThrow(/the jail of the client ended without a report.*bwrap: /s);
    expect(recorder.events.some(({ type }) => type === 'subjectExited')).toBe(false);
    await subject[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  it('follows Ctrl-C, which reaches its whole process group', async () => {
    const source = "import os, time\nos.fork()\ntry: time.sleep(600)\nexcept KeyboardInterrupt: print('interrupted')";
    await using program = await startJailed('python', source);
    await program.comesTo('timed');
    program.subject.signal('SIGINT');
    await program.subject.ended;
    await eventually(program.screen, (text) => text === 'interrupted\ninterrupted\n');
    expect(end(program)).toEqual([0, null]);
  });

  it('leaves a daemon visible, and ends it with the jail', async () => {
    const source = `
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for fd in (0, 1, 2): os.close(fd)
        os.execve('/bin/sleep', ['sleep', '600'], {})
    os._exit(0)
os.wait()`;
    let jailer: number;
    {
      await using program = await startJailed('python', source);
      const tree = program.subject.processTree();
      await program.subject.ended;
      expect(end(program)).toEqual([0, null]);
      const orphans = program.subject.orphans(tree);
      expect(orphans).toHaveLength(1);
      jailer = program.pid;
      expect(childrenOf(jailer)).toHaveLength(1);
    }
    expect(childrenOf(jailer)).toEqual([]);
  });

  it.each([
    [
      'ignores every signal that it can',
      'import signal, time\nfor s in (1, 2, 3, 10, 12, 15): signal.signal(s, signal.SIG_IGN)\n',
    ],
    ['has stopped itself', 'import os, signal, time\nprint(1, flush=True); os.kill(os.getpid(), signal.SIGSTOP)\n'],
  ])('comes with the end of the jail for a program that %s', async (_, source) => {
    const program = await startJailed('python', `${source}print(1, flush=True)\ntime.sleep(600)`);
    await program.showsInteger();
    await program[Symbol.asyncDispose]();
    expect(end(program)).toEqual([null, 'SIGKILL']);
    expect(findMarked(program.mark)).toEqual([]);
  });

  it('leaves nothing behind if it comes before the program has started', async () => {
    const program = await startJailed('python', 'import time; time.sleep(600)');
    await program[Symbol.asyncDispose]();
    expect(end(program)).toEqual([null, 'SIGKILL']);
    expect([findMarked(program.mark), childrenOf(program.pid)]).toEqual([[], []]);
  });

  it('is known and complete, whenever the process that sets up the jail is killed', async () => {
    for (let momentMs = 0; momentMs < 20; momentMs += 0.25) {
      const program = await startJailed('python', 'import time; time.sleep(600)');
      const startedMs = performance.now();
      // No timer is as short as this.
      while (performance.now() - startedMs < momentMs);
      process.kill(program.pid, 'SIGKILL');
      await program.subject.ended;
      const left = (): readonly number[] => [...findMarked(program.mark), ...findJailSetup(program.mark)];
      await eventually(left, ({ length }) => length === 0);
      await program[Symbol.asyncDispose]();
    }
  });
});
