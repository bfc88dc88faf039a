/**
 * The folder and the marks of a run, and what the next run does about a run that was killed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startTicksOf } from '../../../../harness/observe/process/proc.ts';
import { uidOutside, openRunFolder } from '../../../../harness/sandbox/lane/run-folder.ts';
import { findMarked } from '../../../../harness/sandbox/subject/orphans.ts';
import { startWorker } from '../../../support/compiled-worker.ts';
import { eventually } from '../../../support/eventually.ts';
import { useOwnTemporaryFolder } from '../../../support/own-temporary-folder.ts';

useOwnTemporaryFolder();

const home = (): string => join(tmpdir(), `datagrade-${userInfo().uid}`);

function plantFolder(name: string): string {
  const path = join(home(), name);
  mkdirSync(join(path, 'submission-x', 'client-y'), { recursive: true });
  writeFileSync(join(path, 'submission-x', 'client-y', 'half-written'), 'x');
  return path;
}

/** A real process with a mark, in a session of its own. */
async function marked(mark: string) {
  const child = spawn('sleep', ['600'], { env: { DATAGRADE_SUBJECT: mark }, detached: true, stdio: 'ignore' });
  const ended = new Promise<string | null>((done) => child.on('exit', (_, signal) => done(signal)));
  await eventually(
    () => findMarked(mark),
    ({ length }) => length === 1,
  );
  return { pid: child.pid ?? 0, ended, [Symbol.dispose]: () => void child.kill('SIGKILL') };
}

describe('the folder of a run', () => {
  it('is private, and gone when the run is over', () => {
    let path: string;
    {
      using folder = openRunFolder();
      ({ path } = folder);
      expect(dirname(path)).toBe(home());
      expect(statSync(home()).mode & 0o777).toBe(0o700);
      writeFileSync(join(path, 'left-over'), 'x');
    }
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['the root of a lane is who started it', 0, '         0       1000          1\n', 1000],
    ['one of many users', 7, '0 100000 5\n5 200000 10\n', 200_002],
    ['outside a lane every user keeps the id', 1000, '0 0 4294967295\n', 1000],
    ['an id without a mapping stays the same', 3, '0 1000 1\n', 3],
  ])('is named after the user outside the lane: %s', (_, inside, map, outside) => {
    expect(uidOutside(inside, map)).toBe(outside);
  });

  it("hides any package.json above it, so that it does not decide the kind of a submission's modules", () => {
    const stray = join(tmpdir(), 'package.json');
    writeFileSync(stray, '{ "type": "module" }');
    try {
      using folder = openRunFolder();
      const script = join(folder.path, 'submission', 'client.js');
      mkdirSync(dirname(script));
      writeFileSync(script, "console.log(require('node:path').sep)");
      expect(spawnSync(process.execPath, [script]).stdout.toString()).toBe('/\n');
    } finally {
      rmSync(stray);
    }
  });

  it('creates marks that begin with the name of the folder, and none of which begins another', () => {
    using folder = openRunFolder();
    const marks = Array.from({ length: 120 }, () => folder.nextMark());
    expect(new Set(marks).size).toBe(120);
    for (const mark of marks) {
      expect(mark.startsWith(`${basename(folder.path)}.`)).toBe(true);
      expect(marks.filter((other) => other.startsWith(mark))).toEqual([mark]);
    }
  });

  it('kills all processes with its marks when it is closed', async () => {
    const folder = openRunFolder();
    using left = await marked(folder.nextMark());
    folder[Symbol.dispose]();
    expect(await left.ended).toBe('SIGKILL');
  });
});

describe('opening a run folder', () => {
  it('removes the folder of a run that was killed, and kills its processes', async () => {
    const dead = spawnSync('true').pid;
    expect(startTicksOf(dead)).toBeUndefined();
    const path = plantFolder(`run-${dead}-4711`);
    using first = await marked(`run-${dead}-4711.1;`);
    using second = await marked(`run-${dead}-4711.23;`);
    using _folder = openRunFolder();
    expect(await Promise.all([first.ended, second.ended])).toEqual(['SIGKILL', 'SIGKILL']);
    expect(existsSync(path)).toBe(false);
  });

  it('removes the folder of a run whose process id belongs to another process now', async () => {
    const path = plantFolder(`run-${process.pid}-1`);
    using left = await marked(`run-${process.pid}-1.1;`);
    using _folder = openRunFolder();
    expect(await left.ended).toBe('SIGKILL');
    expect(existsSync(path)).toBe(false);
  });

  it('keeps the folder and the processes of a run that is still alive', async () => {
    const name = `run-${process.ppid}-${startTicksOf(process.ppid)}`;
    const path = plantFolder(name);
    using left = await marked(`${name}.1;`);
    using _folder = openRunFolder();
    expect(findMarked(`${name}.`)).toEqual([left.pid]);
    expect(readdirSync(path)).toEqual(['submission-x']);
  });

  it('keeps other folders', () => {
    const names = ['network-4026531840', 'run-', 'run-x-1', 'run-1-1.bak'];
    for (const name of names) plantFolder(name);
    using _folder = openRunFolder();
    expect(readdirSync(home())).toEqual(expect.arrayContaining(names));
  });

  it('cleans up after a real run that was killed in the middle', async () => {
    await using run = startWorker(`
      import { openRunFolder } from '$/harness/sandbox/lane/run-folder.js';
      import { spawn } from 'node:child_process';
      const folder = openRunFolder();
      const env = { DATAGRADE_SUBJECT: folder.nextMark() };
      spawn('sleep', ['600'], { env, detached: true, stdio: 'ignore' }).on('spawn', () => console.log(folder.path));
      setInterval(() => undefined, 1000);`);
    const path = await run.prints(/^\//);
    expect(findMarked(`${basename(path)}.`)).toHaveLength(1);
    await run.kill();
    expect(existsSync(path)).toBe(true);
    using _folder = openRunFolder();
    expect(existsSync(path)).toBe(false);
    expect(findMarked(`${basename(path)}.`)).toEqual([]);
  });
});
