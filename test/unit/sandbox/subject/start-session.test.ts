/**
 * Processes that are started as session leaders: what they get, what they do not get, and that
 * their end is reported.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findSpawner, type Spawner } from '../../../../harness/sandbox/subject/posix-spawn.ts';
import { eventually } from '../../../support/eventually.ts';
import {
  startSession,
  type StreamSource,
  type SessionLeader,
} from '../../../../harness/sandbox/subject/start-session.ts';

const noSpawner: Spawner = { spawn: () => undefined, openPipe: () => undefined };
const ways: readonly (readonly [string, Spawner | undefined])[] = [
  ['through posix_spawn', findSpawner()],
  ['by Node', noSpawner],
];

describe.each(ways)('a process that is started %s', (_, spawner) => {
  const shell = (script: string, streams: readonly StreamSource[] = ['ignore', 'pipe', 'pipe']): SessionLeader =>
    startSession({ argv: ['/bin/sh', '-c', script], cwd: '/', env: { A: '1 =2' }, streams }, spawner);
  const said = async (script: string): Promise<string> => text(shell(script).stdout as Readable);

  it.skipIf(spawner === undefined)('leads a session of its own', async () => {
    const started = shell('cut -d " " -f 1,5,6 /proc/$$/stat');
    expect(await text(started.stdout as Readable)).toBe(`${started.pid} ${started.pid} ${started.pid}\n`);
  });

  it.skipIf(spawner === undefined)('has exactly the environment and the folder that it is given', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'datagrade-test-')));
    const env = { A: '1 =2', Ç: 'é' };
    const { stdout } = startSession(
      { argv: ['/usr/bin/env'], cwd: folder, env, streams: ['ignore', 'pipe', 'ignore'] },
      spawner,
    );
    // Node itself passes on that coverage is measured.
    const shown = (await text(stdout as Readable)).split('\n').filter((line) => !line.startsWith('NODE_V8_COVERAGE='));
    expect(shown.toSorted()).toEqual(['', 'A=1 =2', 'Ç=é']);
    expect(
      await text(
        startSession({ argv: ['/bin/pwd'], cwd: folder, env, streams: ['ignore', 'pipe', 'ignore'] }, spawner)
          .stdout as Readable,
      ),
    ).toBe(`${folder}\n`);
    rmSync(folder, { recursive: true });
  });

  it.skipIf(spawner === undefined)('ignores and blocks no signal, whatever this process does', async () => {
    const ignored = (): void => undefined;
    process.on('SIGUSR2', ignored);
    const status = await said('grep -E "^Sig(Blk|Ign)" /proc/self/status');
    process.off('SIGUSR2', ignored);
    expect([...status.matchAll(/:\s*(\w+)/g)].map(([, mask]) => Number(`0x${mask}`))).toEqual([0, 0]);
  });

  it.skipIf(spawner === undefined)('has only the descriptors that it is given', async () => {
    const fd = openSync('/dev/zero', 'r');
    const script = 'readlink /proc/self/fd/0; ls /proc/self/fd | wc -l';
    const first = shell(`read line; ${script}`, ['pipe', 'pipe', 'pipe', 'pipe']);
    const second = await text(shell(script, [fd, 'pipe', 'pipe', 'pipe']).stdout as Readable);
    closeSync(fd);
    first.stdin?.end('\n');
    const lines = (await text(first.stdout as Readable)).split('\n');
    // The pipes of the first process were open when the second was started.
    expect(second.split('\n')).toEqual(['/dev/zero', lines[1], '']);
  });

  it.skipIf(spawner === undefined)('exchanges any amount of data through pipes', async () => {
    const started = shell('cat; echo error >&2; echo more >&3', ['pipe', 'pipe', 'pipe', 'pipe']);
    const sent = 'ção\n'.repeat(100_000);
    started.stdin?.end(sent);
    const [output, errors, more] = await Promise.all(
      [started.stdout, started.stderr, started.stdio[3]].map((stream) => text(stream as Readable)),
    );
    expect(output === sent).toBe(true);
    expect([errors, more]).toEqual(['error\n', 'more\n']);
    await started.gone;
  });

  it.skipIf(spawner === undefined)('is reported as gone, however many end at once', async () => {
    const many = Array.from({ length: 30 }, () => shell('exec sleep 1000', ['ignore', 'ignore', 'ignore']));
    const gone = Promise.all(many.map(({ gone: each }) => each));
    for (const { pid } of many) process.kill(pid as number, 'SIGKILL');
    await gone;
    // No zombie is left either.
    for (const { pid } of many) expect(() => readFileSync(`/proc/${pid}/stat`)).toThrow(/ENOENT/);
  });

  it.skipIf(spawner === undefined)('is reported as gone if it cannot be started', async () => {
    const open = (): number => readdirSync('/proc/self/fd').length;
    const before = open();
    const nothing = startSession(
      { argv: ['/no/such/program'], cwd: '/', env: {}, streams: ['pipe', 'pipe', 'ignore', 'pipe'] },
      spawner,
    );
    expect(nothing.pid).toBeUndefined();
    await nothing.gone;
    for (const stream of nothing.stdio) stream?.destroy();
    await eventually(open, (now) => now === before);
  });
});

it('a process that waits only for another one stays alive until that one ends', () => {
  const module = pathToFileURL(join('dist', 'harness', 'sandbox', 'subject', 'start-session.js')).href;
  const script = `const { startSession } = await import('${module}');
    const streams = ['ignore', 'ignore', 'ignore'];
    await startSession({ argv: ['/bin/sleep', '0.2'], cwd: '/', env: {}, streams }).gone;
    console.log('gone');`;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', script]).toString()).toBe('gone\n');
});
