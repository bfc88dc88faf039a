/** A build tool that the machine ends, or refuses memory, is run again; twice is a fault of the machine. */
import { describe, expect, it } from 'vitest';
import { runDespiteKills } from '../../../../harness/sandbox/build/despite-kills.ts';
import type { ToolResult } from '../../../../harness/sandbox/build/run-tool.ts';
import { findSubmission, prepareSubmission } from '../../../../harness/submission/index.ts';
import { makeSubmission } from '../../submission/make-submission.ts';

async function build(command: string): Promise<unknown> {
  await using given = await makeSubmission({
    'client.py': 'print(input())',
    'datagrade.yaml': `programs: { add.client: { path: client.py, build: ${JSON.stringify(command)} } }\n`,
  });
  const { programs } = await prepareSubmission(await findSubmission(given.folder), given.scratch);
  return programs.get('add.client');
}

describe('a build that is killed', () => {
  it('once, is repeated', async () => {
    expect(await build('test -e tried || { touch tried; kill -9 $$; }')).toMatchObject({ status: 'ready' });
  });

  it('twice, is a fault of the machine', async () => {
    await expect(build('kill -9 $$')).rejects.toThrow(/^this machine ended .*twice .*--lanes$/);
  });

  it('does not hide a build that fails', async () => {
    expect(await build('echo wrong; exit 3')).toMatchObject({ status: 'buildFailed', output: 'wrong' });
  });
});

const runs = async (output: string, exitCode = 1): Promise<number> => {
  let count = 0;
  const result: ToolResult = { status: 'exited', exitCode, stdout: '', output };
  const run = runDespiteKills(() => Promise.resolve({ ...result, exitCode: (count += 1) > 1 ? 0 : exitCode }));
  await run({ argv: ['gcc'], cwd: '/', timeoutMs: 1 });
  return count;
};

describe('what a tool says', () => {
  it.each([
    'gcc: fatal error: Killed signal terminated program cc1\ncompilation terminated.',
    'collect2: fatal error: ld terminated with signal 9 [Killed]',
    'clang: error: unable to execute command: Killed',
    'make[1]: *** [Makefile:3: server] Error 137\nmake: done',
    'make: *** [Makefile:3: server] Killed',
    'go build lab: /usr/lib/go/pkg/tool/compile: signal: killed',
    'process did not exit successfully: `rustc` (signal: 9, SIGKILL: kill)',
    'virtual memory exhausted: Cannot allocate memory',
    'cc1: out of memory allocating 65536 bytes',
  ])('is taken for the machine’s fault: %s', async (output) => {
    expect(await runs(output)).toBe(2);
  });

  it.each([
    'server.c:3:1: error: Killed was not declared',
    'make: *** [Makefile:3: server] Error 1',
    'server.py: ended with signal 11',
  ])('is taken for a mistake: %s', async (output) => {
    expect(await runs(output)).toBe(1);
  });

  it('does not matter if it succeeds', async () => {
    expect(await runs('warning: Cannot allocate memory', 0)).toBe(1);
  });
});
