import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findTool } from '../../../harness/submission/build/find-tool.ts';
import { findPython } from '../../../harness/submission/build/find-python.ts';
import { copyTree, findSubmission, type Prepared, prepareSubmission } from '../../../harness/submission/index.ts';
import { makeSubmission } from './make-submission.ts';
import { c, javaClient, javaServer, javascript, python } from './sources.ts';

const has = async (name: string): Promise<boolean> => (await findTool(name)) !== undefined;
const lacks = {
  gcc: !(await has('gcc')),
  gpp: !(await has('g++')),
  make: !(await has('make')) || !(await has('gcc')),
  java: !(await has('javac')),
  rust: !(await has('rustc')),
  cargo: !(await has('cargo')),
  perl: !(await has('perl')),
  python2: (await findPython(2)) === undefined,
};

async function prepared(
  files: Readonly<Record<string, string | Uint8Array>>,
  use?: (tree: string, programs: ReadonlyMap<string, Prepared>) => Promise<void>,
) {
  await using given = await makeSubmission(files);
  const before = await fingerprint(given.folder);
  const result = await prepareSubmission(await findSubmission(given.folder), given.scratch);
  expect(await fingerprint(given.folder), 'the submission itself was changed').toEqual(before);
  await use?.(result.tree, result.programs);
  return result;
}

/** Every entry with its size, mode, time stamps and content. */
async function fingerprint(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true });
  const lines = entries.map(async (name) => {
    const stats = await lstat(join(folder, name));
    const content = stats.isDirectory() ? '' : await readFile(join(folder, name));
    const digest = createHash('sha256').update(content).digest('hex');
    return [name, stats.size, stats.mode, stats.mtimeMs, stats.ctimeMs, digest].join(' ');
  });
  return (await Promise.all(lines)).toSorted((a, b) => a.localeCompare(b));
}

/**
 * Starts it in a fresh copy in another place, as the harness does, with empty input.
 * @returns what it printed until it ended or was ended
 */
async function outputOf(tree: string, program: Prepared | undefined, copy: string): Promise<string> {
  if (program?.status !== 'ready') throw new Error(`not ready: ${JSON.stringify(program)}`);
  await copyTree(tree, copy);
  const [command, ...args] = program.argv;
  const running = promisify(execFile)(command, args, { cwd: join(copy, program.cwd), timeout: 120_000 });
  running.child.stdin?.end();
  const { stdout } = await running.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? 'nothing' }));
  return stdout;
}

describe('prepareSubmission', () => {
  it('starts Python with the real interpreter in the folder of the file', async () => {
    const { programs } = await prepared({ 'ex1/client.py': python.addClient });
    const client = programs.get('add.client');
    expect(client).toMatchObject({ status: 'ready', cwd: 'ex1' });
    expect(client?.status === 'ready' && client.argv).toEqual([await findPython(3), 'client.py']);
    expect(await findPython(3)).not.toMatch(/shims/);
  });

  it.skipIf(lacks.python2)('starts a source for Python 2 with Python 2', async () => {
    const source = `${python.addClient.replace('input(', 'raw_input(')}\nprint "Sum is", n\n`;
    const { programs } = await prepared({ 'client.py': source });
    expect(programs.get('add.client')).toMatchObject({ status: 'ready', argv: [await findPython(2), 'client.py'] });
  });

  it('starts JavaScript with this Node', async () => {
    const { programs } = await prepared({ 'sum_server.mjs': javascript.addServer });
    expect(programs.get('add.server')).toEqual({
      status: 'ready',
      argv: [process.execPath, 'sum_server.mjs'],
      cwd: '.',
    });
  });

  it.skipIf(lacks.perl)('starts Perl', async () => {
    const { programs } = await prepared({ 'sum_client.pl': 'use IO::Socket; my $n = <STDIN>; print "sum";' });
    expect(programs.get('add.client')).toMatchObject({
      status: 'ready',
      argv: [expect.stringMatching(/perl$/), 'sum_client.pl'],
    });
  });

  it('starts an executable program, also if an archive has lost the execute permission', async () => {
    await using given = await makeSubmission({
      sum_server: '#!/bin/sh\n# socat UDP-LISTEN:5000\necho sum over socat UDP-RECV\n',
      'datagrade.yaml': 'programs: {add.server: {path: sum_server}}',
    });
    const { tree, programs } = await prepareSubmission(await findSubmission(given.folder), given.scratch);
    expect(programs.get('add.server')).toEqual({ status: 'ready', argv: ['./sum_server'], cwd: '.' });
    expect(await outputOf(tree, programs.get('add.server'), join(given.scratch, 'copy'))).toMatch(/sum over/);
  });
});

describe.skipIf(lacks.gcc)('prepareSubmission builds C', () => {
  const files = { 'client.c': c.client, 'server.c': c.server, 'wire.h': c.header };

  it('with the sources that belong to its headers', async () => {
    const client = c.client.replace(/ {2}recvfrom.*\n/, '');
    await using given = await makeSubmission({ ...files, 'client.c': client, 'wire.c': c.parts });
    const { tree, programs } = await prepareSubmission(await findSubmission(given.folder), given.scratch);
    expect(programs.get('add.server')).toMatchObject({ status: 'ready', cwd: '.' });
    expect(await outputOf(tree, programs.get('add.client'), join(given.scratch, 'copy'))).toMatch(/^sum \d+/);
  });

  it('with a source next to it that has another name', async () => {
    const { programs } = await prepared({ ...files, 'common stuff.c': c.parts });
    expect([...programs.values()].map((program) => program.status)).toEqual(['ready', 'ready']);
  });

  it("and gives the first lines of the compiler's output, for that program alone", async () => {
    const { programs } = await prepared({
      ...files,
      'wire.c': c.parts,
      'server.c': c.server.replace('while (1)', 'while 1'),
    });
    expect(programs.get('add.client')?.status).toBe('ready');
    const server = programs.get('add.server');
    expect(server).toMatchObject({ status: 'buildFailed', reason: 'gcc on server.c failed' });
    expect(server?.status === 'buildFailed' && server.output).toMatch(/server\.c:\d+:\d+: error/);
  });

  it.skipIf(lacks.make)('by the Makefile, with the programs that it names', async () => {
    const makefile = 'all: udpclient udpserver\nudp%: %.c wire.c\n\tgcc -o $@ $^\n';
    const { programs } = await prepared({ ...files, 'wire.c': c.parts, Makefile: makefile });
    expect(programs.get('add.client')).toEqual({ status: 'ready', argv: ['./udpclient'], cwd: '.' });
    expect(programs.get('add.server')).toEqual({ status: 'ready', argv: ['./udpserver'], cwd: '.' });
  });

  it.skipIf(lacks.make)('without a Makefile that fails', async () => {
    const { programs } = await prepared({ ...files, 'wire.c': c.parts, Makefile: 'all:\n\tfalse\n' });
    expect(programs.get('add.client')).toMatchObject({ status: 'ready', argv: ['./.datagrade-build/client'] });
  });

  it.skipIf(lacks.make)('within the time limit, and ends a build that hangs', async () => {
    await using given = await makeSubmission({
      'client.c': '#include <sys/socket.h>\nint main(',
      Makefile: 'all:\n\tsleep 600 & sleep 600\n',
    });
    const submission = await findSubmission(given.folder);
    const started = performance.now();
    const { programs } = await prepareSubmission(
      {
        ...submission,
        programs: new Map([
          [
            'add.client',
            {
              id: 'add.client',
              language: 'c',
              path: 'client.c',
              reasons: [],
              build: { kind: 'compile', tool: 'make', folder: '.' },
            },
          ],
        ]),
      },
      given.scratch,
      { buildTimeoutMs: 1500 },
    );
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(programs.get('add.client')).toMatchObject({
      // Without a jail, only a clock ended the build, and a busy machine may be the cause.
      status: 'toolMissing',
      reason: expect.stringMatching(/make.*did not end within 1\.5 s\. Without a jail, datagrade cannot tell/),
    });
  });

  it.skipIf(lacks.gpp)('and C++', async () => {
    const source = c.client.replace(
      '#include "wire.h"',
      '#include <iostream>\n#define PORT 1\nint sum(int a, int b) { return a + b; }',
    );
    const { programs } = await prepared({ 'somar cliente.cpp': source });
    expect(programs.get('add.client')).toMatchObject({ status: 'ready', argv: ['./.datagrade-build/somar cliente'] });
  });
});

describe.skipIf(lacks.java)('prepareSubmission builds Java', () => {
  it('in packages, from the source folder', async () => {
    await using given = await makeSubmission({
      'src/pt/lab/SumClient.java': javaClient('SumClient', 'pt.lab'),
      'src/pt/lab/SumServer.java': javaServer('SumServer', 'pt.lab'),
    });
    const { tree, programs } = await prepareSubmission(await findSubmission(given.folder), given.scratch);
    const client = programs.get('add.client');
    expect(client).toMatchObject({ status: 'ready', cwd: 'src' });
    expect(client?.status === 'ready' && client.argv.at(-1)).toBe('pt.lab.SumClient');
    expect(await outputOf(tree, client, join(given.scratch, 'copy'))).toMatch(/from SumClient/);
  });

  it('with a byte-order mark, with Latin-1, and with a broken file next to it, which alone fails', async () => {
    await using given = await makeSubmission({
      'AddClient.java': Buffer.from(javaClient('AddClient'), 'latin1'),
      'AddServer.java': `\uFEFF${javaServer('AddServer')}`,
      'FileServer.java': javaServer('FileServer').replace('public class', 'public clas'),
    });
    const { tree, programs } = await prepareSubmission(await findSubmission(given.folder), given.scratch);
    expect(await outputOf(tree, programs.get('add.client'), join(given.scratch, 'copy'))).toMatch(/from AddClient/);
    expect(programs.get('add.server')?.status).toBe('ready');
  });

  it('whose public classes have other names than their files, also where another file has that name', async () => {
    await using given = await makeSubmission({
      'client (1).java': javaClient('AddClient'),
      'old/AddServer.java': 'class AddServer { broken',
      'old/server-final.java': javaServer('AddServer'),
    });
    const { tree, programs } = await prepareSubmission(await findSubmission(given.folder), given.scratch);
    const client = programs.get('add.client');
    expect(client?.status === 'ready' && client.argv.at(-1)).toBe('AddClient');
    expect(await outputOf(tree, client, join(given.scratch, 'copy'))).toMatch(/from AddClient/);
    expect(await outputOf(tree, programs.get('add.server'), join(given.scratch, 'other'))).toMatch(/ready/);
  });

  it('with the same class names in two folders', async () => {
    const { programs } = await prepared({
      'ex1/Client.java': javaClient('Client'),
      'ex1/Server.java': javaServer('Server'),
    });
    expect(programs.get('add.server')).toMatchObject({ status: 'ready', cwd: 'ex1' });
  });
});

describe.skipIf(lacks.rust)('prepareSubmission builds Rust', () => {
  const client = `use std::net::UdpSocket;
fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let socket = UdpSocket::bind("0.0.0.0:0").unwrap();
    socket.send_to(line.as_bytes(), "127.0.0.1:7878").unwrap();
    let mut buffer = [0; 100];
    socket.recv_from(&mut buffer).unwrap();
    println!("sum");
}
`;

  it('from a single file', async () => {
    const { programs } = await prepared({ 'sum-client.rs': client });
    expect(programs.get('add.client')).toEqual({ status: 'ready', argv: ['./.datagrade-build/sum-client'], cwd: '.' });
  });

  it.skipIf(lacks.cargo)('from a crate with several programs', async () => {
    const { programs } = await prepared({
      'lab/Cargo.toml': '[package]\nname = "lab"\nversion = "0.1.0"\nedition = "2021"\n',
      'lab/src/bin/adder_client.rs': client,
    });
    expect(programs.get('add.client')).toEqual({
      status: 'ready',
      argv: ['./target/debug/adder_client'],
      cwd: 'lab',
    });
  });

  it.skipIf(lacks.cargo)(
    'and reports a crate that cannot be downloaded as something that this machine lacks',
    async () => {
      const { programs } = await prepared({
        'Cargo.toml':
          '[package]\nname = "lab"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nsome-crate-that-is-not-here = "1"\n',
        'src/bin/adder_client.rs': client,
      });
      expect(programs.get('add.client')).toMatchObject({
        status: 'toolMissing',
        reason: expect.stringContaining('some-crate-that-is-not-here'),
      });
    },
  );
});

describe('prepareSubmission follows the manifest', () => {
  const manifest = (text: string): Record<string, string> => ({ 'datagrade.yaml': text });

  it('runs a command of this machine', async () => {
    const text = 'programs:\n  add.client:\n    command: [python3, -X, dev, client.py, 12000]\n    cwd: src\n';
    const { programs } = await prepared({ ...manifest(text), 'src/client.py': python.addClient });
    expect(programs.get('add.client')).toEqual({
      status: 'ready',
      argv: [await findPython(3), '-X', 'dev', 'client.py', '12000'],
      cwd: 'src',
    });
  });

  it('builds first, in the copy, and finds what was built', async () => {
    const text =
      'programs:\n  add.client:\n    build: "printf \'#!/bin/sh\\necho built\\n\' > client; echo done"\n    command: [client]\n';
    await using given = await makeSubmission(manifest(text));
    const { tree, programs } = await prepareSubmission(await findSubmission(given.folder), given.scratch);
    expect(await outputOf(tree, programs.get('add.client'), join(given.scratch, 'copy'))).toBe('built\n');
    expect(await readdir(given.folder)).toEqual(['datagrade.yaml']);
  });

  it('reports a build that fails and a command that does not exist', async () => {
    const text =
      'programs:\n  add.client:\n    build: echo no luck; exit 3\n    command: [x]\n  add.server:\n    command: [no-such-tool-anywhere]\n';
    const { programs } = await prepared(manifest(text));
    expect(programs.get('add.client')).toMatchObject({ status: 'buildFailed', output: 'no luck' });
    expect(programs.get('add.server')).toMatchObject({
      status: 'toolMissing',
      reason: expect.stringContaining('no-such-tool-anywhere'),
    });
  });
});
