/**
 * Tools that build a submission in a jail: what they can reach, what ends them, and that compilers
 * work there. Skipped without jails.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJail } from '../../../../harness/sandbox/jail/jail.ts';
import { toolsInJail, type ToolJail } from '../../../../harness/sandbox/build/jailed-tool.ts';
import { buildLimits } from '../../../../harness/sandbox/limits/limits.ts';
import { findMarked } from '../../../../harness/sandbox/subject/orphans.ts';
import { findTool } from '../../../../harness/submission/build/find-tool.ts';
import { findSubmission, prepareSubmission, type PreparedSubmission } from '../../../../harness/submission/index.ts';
import type { PrepareOptions } from '../../../../harness/submission/prepare-submission.ts';
import { submissionsFolder } from '../../../support/corpus.ts';
import { eventually } from '../../../support/eventually.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { hasJail } from '../../../support/started-program.ts';
import { makeSubmission } from '../../submission/make-submission.ts';

const markOfAll = `test-tool-${process.pid}-${performance.timeOrigin}.`;
let started = 0;
const nextMark = (): string => `${markOfAll}${(started += 1)};`;

type Options = Omit<PrepareOptions, 'toolsIn'> & Pick<ToolJail, 'limits'>;

/** Prepares a submission with all tools in jails, and passes the result on before it is removed. */
async function build<T>(
  folder: string,
  scratch: string,
  { limits, ...options }: Options,
  use: (prepared: PreparedSubmission) => T,
): Promise<T> {
  await using settings = await scratchFolder();
  const jail = openJail(settings.path);
  const toolsIn = (tree: string) => toolsInJail({ jail, folder: tree, nextMark, ...(limits && { limits }) });
  return use(await prepareSubmission(await findSubmission(folder), scratch, { ...options, toolsIn }));
}

/** A submission whose manifest builds it with this command. */
async function built(
  command: string,
  options: Options = {},
  use: (prepared: PreparedSubmission) => unknown = clientOf,
): Promise<unknown> {
  await using given = await makeSubmission({
    'client.py': 'print(input())',
    'datagrade.yaml': `programs: { add.client: { path: client.py, build: ${JSON.stringify(command)} } }\n`,
  });
  return await build(given.folder, given.scratch, options, use);
}

function clientOf({ programs }: PreparedSubmission): unknown {
  return programs.get('add.client');
}

const longSleep = 'sleep 600';
const running = (): readonly number[] => findMarked(markOfAll);

describe.skipIf(!hasJail)('a build in a jail', () => {
  it('reads no home and no secret, writes only to the copy, and leaves no process', async () => {
    process.env['DATAGRADE_TEST_SECRET'] = 'hunter2';
    await using other = await scratchFolder();
    const places = [homedir(), '/', '/tmp', '/usr', other.path].map((path) => join(path, 'datagrade-was-here'));
    const command = [
      '(env; ls -a $HOME /home) > seen',
      `for path in ${places.join(' ')}; do echo x > $path; done 2> /dev/null`,
      `setsid ${longSleep} & ${longSleep} &`,
      'true',
    ].join('; ');
    const seen = await built(command.replaceAll('&;', '&'), {}, ({ tree, programs }) => [
      programs.get('add.client')?.status,
      readFileSync(join(tree, 'seen'), 'utf8'),
    ]);
    delete process.env['DATAGRADE_TEST_SECRET'];
    expect(seen).toEqual(['ready', expect.stringMatching(/^HOME=\/tmp$/m)]);
    expect(String(seen)).not.toMatch(/hunter2|\.bashrc|\.profile|\.ssh/);
    expect(places.filter((path) => existsSync(path))).toEqual([]);
    expect(running()).toEqual([]);
  });

  it.each([
    ['time', `${longSleep} & ${longSleep}`, { buildTimeoutMs: 300 }, 'did not end within the time limit for builds'],
    [
      'processes',
      `for i in $(seq 200); do ${longSleep} & done; wait`,
      { limits: { ...buildLimits, tasks: 100 } },
      'processes and threads at once (limit: 100)',
    ],
    [
      'processes, although it ends before the next poll',
      `for i in $(seq 20); do ${longSleep} & done; false`,
      { limits: { ...buildLimits, tasks: 10 } },
      'processes and threads at once (limit: 10)',
    ],
    [
      'memory',
      'head -c 500000000 /dev/zero | tail -n 1; true',
      { limits: { ...buildLimits, memoryBytes: 50 * 1024 * 1024 } },
      'of memory (limit: 50 MiB)',
    ],
    [
      'the disk',
      `for i in $(seq 1000); do head -c 1000000 /dev/zero > f$i; done; ${longSleep}`,
      { limits: { ...buildLimits, diskBytes: 16 * 1024 * 1024 } },
      'to the disk (limit: 16 MiB)',
    ],
    ['output', 'yes', { limits: { ...buildLimits, floodBytes: 1024 * 1024 } }, 'of text (limit: 1 MiB)'],
  ])('is stopped when it uses too much of %s, with the reason', async (_, command, options, reason) => {
    expect(await built(command, options)).toMatchObject({
      status: 'buildFailed',
      reason: expect.stringContaining(reason) as unknown,
    });
    expect(running()).toEqual([]);
  });

  it('ends when its caller aborts it', async () => {
    const controller = new AbortController();
    const building = built(`${longSleep} & ${longSleep}`, { signal: controller.signal });
    await eventually(running, ({ length }) => length >= 2);
    controller.abort(new Error('interrupted'));
    await expect(building).rejects.toThrow('interrupted');
    expect(running()).toEqual([]);
  });

  it('is a fault of datagrade if the jail could not be created', async () => {
    await using settings = await scratchFolder();
    const run = toolsInJail({ jail: openJail(settings.path), folder: '/nowhere/at-all', nextMark });
    await expect(run({ argv: ['/bin/true'], cwd: '/', timeoutMs: 10_000 })).rejects.toThrow(
      /^the jail of \/bin\/true ended without a report about it: bwrap: /,
    );
  });

  it('cannot make datagrade change files outside the copy by leaving links to them', async () => {
    await using other = await scratchFolder();
    const secret = join(other.path, 'secret');
    writeFileSync(secret, 'x', { mode: 0o600 });
    await using given = await makeSubmission({
      'src/client.c': 'int main(void) { return 0; }',
      'src/Server.java': 'class Server {}',
      'datagrade.yaml': [
        'programs:',
        `  add.client: { path: src/client.c, build: "rm -r src && ln -s ${other.path} src" }`,
        `  add.server: { command: [./run], build: "ln -sf ${secret} run" }`,
      ].join('\n'),
    });
    const statuses = await build(given.folder, given.scratch, {}, ({ programs }) =>
      [...programs.values()].map(({ status }) => status),
    );
    expect(statuses.toSorted()).toEqual(['buildFailed', 'toolMissing']);
    expect([readdirSync(other.path), statSync(secret).mode & 0o777]).toEqual([['secret'], 0o600]);
  });
});

describe.skipIf(!hasJail)('a compiler in a jail', () => {
  it.for([
    ['c-pipe-makefile', 'make'],
    ['c-several-files', 'gcc'],
    ['cpp-semicolon', 'g++'],
    ['java-packages', 'javac'],
    ['rust-comma', 'rustc'],
    ['rust-crate', 'cargo'],
    ['typescript-modules', 'tsc'],
    ['go-module', 'go'],
    ['csharp-mono', 'mcs'],
  ] as const)('makes programs of %s as outside', async ([name, tool], { skip }) => {
    skip((await findTool(tool)) === undefined, `this machine lacks ${tool}`);
    await using given = await scratchFolder();
    const statuses = await build(join(submissionsFolder, 'right', name), given.path, {}, ({ programs }) =>
      [...programs.values()].map((each) => (each.status === 'ready' ? 'ready' : each)),
    );
    expect(new Set(statuses)).toEqual(new Set(['ready']));
  });
});
