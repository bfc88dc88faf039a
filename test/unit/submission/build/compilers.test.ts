/**
 * Builds with tools that few machines have: the commands that they get, and the conclusions from
 * their output. Substitutes replace the tools.
 */
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSubmission, type Prepared, prepareSubmission } from '../../../../harness/submission/index.ts';
import { nodeRunsTypescript } from '../../../../harness/submission/toolchains.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { makeSubmission } from '../make-submission.ts';
import { c } from '../sources.ts';

const pathBefore = process.env['PATH'];
let tools: Awaited<ReturnType<typeof scratchFolder>>;

beforeEach(async () => {
  tools = await scratchFolder();
});

afterEach(async () => {
  process.env['PATH'] = pathBefore;
  await tools[Symbol.asyncDispose]();
});

/** Puts a tool on PATH that records how and where it was called, and then does this. */
async function standIn(name: string, does: string): Promise<void> {
  const bin = join(tools.path, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, name), `#!/bin/sh\necho "$GOPROXY $*" >> '${tools.path}/${name}.calls'\n${does}\n`);
  await chmod(join(bin, name), 0o755);
  process.env['PATH'] = [bin, pathBefore].join(delimiter);
}

/** Leaves only the substitutes on PATH. */
function nothingElse(): void {
  process.env['PATH'] = join(tools.path, 'bin');
}

const callsOf = async (name: string): Promise<readonly string[]> =>
  (await readFile(join(tools.path, `${name}.calls`), 'utf8')).trim().split('\n');

/** Creates the file that follows `-o` or `-out:`, a program that displays its own name. */
const makesProduct = `
for word; do
  case "$before" in -o) made=$word;; esac
  case "$word" in -out:*) made=\${word#-out:};; esac
  before=$word
done
case "$made" in *.exe|*/*) printf '#!/bin/sh\\necho made' > "$made"; chmod +x "$made";; esac`;

const says = (message: string): string => `/bin/cat >&2 <<'MESSAGE'\n${message}\nMESSAGE\nexit 1`;

async function prepared(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, Prepared>> {
  await using given = await makeSubmission(files);
  const { programs } = await prepareSubmission(await findSubmission(given.folder), given.scratch);
  return programs;
}

const goClient = `package main
import ("bufio"; "fmt"; "net"; "os")
func main() {
  c, _ := net.Dial("udp", "127.0.0.1:9000"); r := bufio.NewReader(os.Stdin)
  line, _ := r.ReadString('\\n'); fmt.Fprintf(c, "Ana,%s", line)
  b := make([]byte, 2048); n, _ := c.Read(b); fmt.Println(string(b[:n]))
}`;
const goHelper = 'package main\nfunc help() int { return 1 }\n';

describe('Go', () => {
  const client = { 'lab/add_client.go': goClient, 'lab/helper.go': goHelper };

  it('builds a file with its neighbours that have no main, without the network', async () => {
    await standIn('go', makesProduct);
    const programs = await prepared({
      ...client,
      'lab/other.go': goHelper.replace('help()', 'main()'),
      'lab/add_test.go': goHelper,
    });
    expect(programs.get('add.client')).toEqual({
      status: 'ready',
      argv: ['./.datagrade-build/lab-add_client'],
      cwd: 'lab',
    });
    const [call] = await callsOf('go');
    expect(call).toBe('off build -o .datagrade-build/lab-add_client add_client.go helper.go');
  });

  it("shows the compiler's output if it fails", async () => {
    await standIn('go', says('./add_client.go:3:1: syntax error: unexpected }'));
    expect((await prepared(client)).get('add.client')).toMatchObject({
      status: 'buildFailed',
      reason: 'go build of lab/add_client.go failed',
      output: './add_client.go:3:1: syntax error: unexpected }',
    });
  });

  it.each([
    [
      'add_client.go:4:2: no required module provides package github.com/a/b; to add it:',
      'needs the module github.com/a/b that cannot be downloaded without the network: add it to the submission with "go mod vendor"',
    ],
    [
      'go: github.com/a/b@v1.0.0: module lookup disabled by GOPROXY=off',
      'needs a module that cannot be downloaded without the network: add it to the submission with "go mod vendor"',
    ],
    ['go: go.mod requires go >= 1.30 (running go 1.22)', 'needs Go 1.30, which this machine lacks: install it'],
  ])('reports what this machine lacks: %s', async (message, reason) => {
    await standIn('go', says(message));
    expect((await prepared(client)).get('add.client')).toEqual({
      status: 'toolMissing',
      reason: `lab/add_client.go ${reason}`,
    });
  });
});

const csharpClient = `using System; using System.Net.Sockets; using System.Text;
class AddClient { static void Main() {
  var c = new UdpClient(); var n = int.Parse(Console.ReadLine());
  var b = Encoding.UTF8.GetBytes("Ana," + n); c.Send(b, b.Length, "127.0.0.1", 9000);
  System.Net.IPEndPoint e = null; Console.WriteLine(Encoding.UTF8.GetString(c.Receive(ref e)));
} }`;

describe('C#', () => {
  const project = { 'AddClient/Program.cs': csharpClient, 'AddClient/AddClient.csproj': '<Project Sdk="x"></Project>' };

  it('builds a project, and starts its result', async () => {
    await standIn('dotnet', makesProduct);
    expect((await prepared(project)).get('add.client')).toEqual({
      status: 'ready',
      argv: [join(tools.path, 'bin', 'dotnet'), '.datagrade-build/AddClient.dll'],
      cwd: 'AddClient',
    });
    expect(await callsOf('dotnet')).toEqual([
      expect.stringContaining('build --nologo -c Debug -o .datagrade-build AddClient.csproj'),
    ]);
  });

  it("shows the compiler's output if it fails", async () => {
    await standIn('dotnet', says('Program.cs(3,1): error CS1002: ; expected'));
    expect((await prepared(project)).get('add.client')).toMatchObject({
      status: 'buildFailed',
      reason: 'dotnet build of AddClient/AddClient.csproj failed',
    });
  });

  it('reports what this machine lacks', async () => {
    await standIn('dotnet', says('error NETSDK1045: The current .NET SDK does not support targeting .NET 12.0.'));
    expect((await prepared(project)).get('add.client')).toEqual({
      status: 'toolMissing',
      reason:
        'AddClient/Program.cs needs something that this machine lacks: The current .NET SDK does not support targeting .NET 12.0.',
    });
  });

  it('compiles a file without a project with Mono', async () => {
    await standIn('mono', 'true');
    await standIn('mcs', makesProduct);
    expect((await prepared({ 'add_client.cs': csharpClient })).get('add.client')).toEqual({
      status: 'ready',
      argv: [join(tools.path, 'bin', 'mono'), '.datagrade-build/add_client.exe'],
      cwd: '.',
    });
  });

  it('does not blame the student if Mono, which supports only an older C#, does not compile the file', async () => {
    await standIn('mono', 'true');
    await standIn('mcs', says('add_client.cs(1,1): error CS1525: Unexpected symbol `=>`'));
    expect((await prepared({ 'add_client.cs': csharpClient })).get('add.client')).toEqual({
      status: 'toolMissing',
      reason: expect.stringContaining(
        '(error CS1525: Unexpected symbol `=>`), but it supports C# only up to version 7',
      ) as unknown,
    });
  });
});

const typescriptClient = `import dgram from 'node:dgram'; import readline from 'node:readline';
const socket: dgram.Socket = dgram.createSocket('udp4');
const lines = readline.createInterface({ input: process.stdin });
lines.once('line', (n: string) => socket.send('Ana,' + Number(n), 9000, '127.0.0.1'));
socket.on('message', (text) => { console.log(String(text)); process.exit(0); });`;

describe('TypeScript', () => {
  const client = { 'lab/package.json': '{}', 'lab/src/add_client.ts': typescriptClient };
  const made = 'mkdir -p .datagrade-build/src; echo made > .datagrade-build/src/add_client.js';

  it('is compiled in the folder of its project', async () => {
    await standIn('tsc', made);
    expect((await prepared(client)).get('add.client')).toEqual({
      status: 'ready',
      argv: [process.execPath, '.datagrade-build/src/add_client.js'],
      cwd: 'lab',
    });
    expect(await callsOf('tsc')).toEqual([expect.stringContaining('--ignoreConfig --noCheck --module nodenext')]);
  });

  it("is compiled by an older compiler with that compiler's options", async () => {
    const older = `case "$*" in *--ignoreConfig*) echo "error TS5023: Unknown compiler option '--ignoreConfig'."; exit 1;; esac`;
    await standIn('tsc', `${older}\n${made}`);
    expect((await prepared(client)).get('add.client')).toMatchObject({ status: 'ready' });
    expect(await callsOf('tsc')).toHaveLength(2);
  });

  it("shows the compiler's output if it wrote no JavaScript", async () => {
    await standIn('tsc', says("src/add_client.ts(1,1): error TS1005: ';' expected."));
    expect((await prepared(client)).get('add.client')).toMatchObject({
      status: 'buildFailed',
      reason: 'tsc on lab/src/add_client.ts failed',
      output: "src/add_client.ts(1,1): error TS1005: ';' expected.",
    });
  });

  it('runs without a compiler if there is a runner, and needs one of the two', async () => {
    await standIn('tsx', 'true');
    nothingElse();
    expect((await prepared(client)).get('add.client')).toEqual({
      status: 'ready',
      argv: [join(tools.path, 'bin', 'tsx'), 'src/add_client.ts'],
      cwd: 'lab',
    });
    await rm(join(tools.path, 'bin', 'tsx'));
    const needed = (await prepared(client)).get('add.client');
    if (nodeRunsTypescript()) expect(needed).toMatchObject({ argv: [process.execPath, 'src/add_client.ts'] });
    else
      expect(needed).toMatchObject({
        status: 'toolMissing',
        reason: expect.stringContaining('needs a TypeScript compiler'),
      });
  });

  describe.runIf(nodeRunsTypescript())('on a Node that removes types, without a compiler', () => {
    const withImport = (name: string): string => `import { text } from '${name}';\n${typescriptClient}`;
    const written = async (files: Readonly<Record<string, string>>, path: string): Promise<string | undefined> => {
      await using given = await makeSubmission(files);
      nothingElse();
      await prepareSubmission(await findSubmission(given.folder), given.scratch);
      return await readFile(join(given.scratch, 'tree', path), 'utf8').catch(() => undefined);
    };

    it('gets the JavaScript that an import names, and keeps what is there', async () => {
      const files = { ...client, 'lab/src/add_client.ts': withImport('./text.js') };
      const text = 'export const text: string = "new";';
      expect(await written({ ...files, 'lab/src/text.ts': text }, 'lab/src/text.js')).toMatch(/^export const text +=/);
      const both = { ...files, 'lab/src/text.ts': text, 'lab/src/text.js': 'export const text = "old";' };
      expect(await written(both, 'lab/src/text.js')).toContain('old');
    });

    it.each([
      ['an enum', './text.ts', 'enum Text { A }\nexport const text = Text.A;', /enum is not supported/],
      ['an import without an extension', './text', 'export const text = 1;', /it imports \.\/text without/],
    ])('needs one for %s', async (_, name, text, reason) => {
      nothingElse();
      const files = { ...client, 'lab/src/add_client.ts': withImport(name), 'lab/src/text.ts': text };
      expect((await prepared(files)).get('add.client')).toMatchObject({
        status: 'toolMissing',
        reason: expect.stringMatching(reason),
      });
    });
  });
});

describe('C and C++', () => {
  it.each([
    [
      'add_client.c',
      c.client,
      'gcc',
      'cc',
      'add_client.c needs gcc, which this machine lacks: install the package gcc (and libc6-dev)',
    ],
    [
      'add_client.cpp',
      c.client,
      'g++',
      'c++',
      'add_client.cpp needs g++, which this machine lacks: install the package g++ (and libc6-dev)',
    ],
  ])('%s is compiled by the compiler that is installed', async (path, source, usual, other, reason) => {
    await standIn(other, makesProduct.replaceAll('chmod', '/bin/chmod'));
    nothingElse();
    const files = { [path]: source, 'wire.h': c.header };
    const ready = { status: 'ready', argv: ['./.datagrade-build/add_client'], cwd: '.' };
    expect((await prepared(files)).get('add.client')).toEqual(ready);
    await rm(join(tools.path, 'bin', other));
    expect((await prepared(files)).get('add.client')).toEqual({ status: 'toolMissing', reason });
    await standIn(usual, says('error: no'));
    nothingElse();
    expect((await prepared(files)).get('add.client')).toMatchObject({
      status: 'buildFailed',
      reason: `${usual} on ${path} failed`,
    });
  });

  it('does not need make if it can be compiled without it', async () => {
    await standIn('cc', makesProduct.replaceAll('chmod', '/bin/chmod'));
    nothingElse();
    const files = {
      'add_client.c': c.client,
      'wire.h': c.header,
      Makefile: 'add_client: add_client.c\n\tgcc -o $@ $^\n',
    };
    expect((await prepared(files)).get('add.client')).toMatchObject({ status: 'ready' });
  });
});
