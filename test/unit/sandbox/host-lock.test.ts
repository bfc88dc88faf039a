/** Two real processes that want the same network. */
import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockHost } from '../../../harness/sandbox/host-lock.ts';
import { openRunFolder } from '../../../harness/sandbox/run-folder.ts';
import { startWorker } from '../../support/compiled-worker.ts';
import { useOwnTemporaryFolder } from '../../support/own-temporary-folder.ts';

useOwnTemporaryFolder();

/** Takes the lock, says so, and gives it back when told. */
const holder = `
  import { lockHost } from '$/harness/sandbox/host-lock.js';
  const lock = await lockHost({ onWait: (pid) => console.log('waits for ' + pid) });
  console.log('holds');
  process.stdin.once('data', () => { lock[Symbol.dispose](); console.log('gave back'); process.exit(0); });`;

/** Takes the lock again and again; says when somebody else was inside at the same time. */
const contender = `
  import { lockHost } from '$/harness/sandbox/host-lock.js';
  import { mkdirSync, rmdirSync, renameSync, symlinkSync } from 'node:fs';
  const [inside, path, dies, rounds] = process.argv.slice(1);
  for (let round = 0; round < Number(rounds); round += 1) {
    const lock = await lockHost();
    try { mkdirSync(inside); } catch { console.log('met another inside'); process.exit(1); }
    await new Promise((next) => (dies === 'dies' ? setImmediate(next) : setTimeout(next, Math.random() * 2)));
    rmdirSync(inside);
    if (dies !== 'dies') { lock[Symbol.dispose](); continue; }
    symlinkSync(dies.length + '999999-1', path + '.' + process.pid);
    renameSync(path + '.' + process.pid, path);
  }
  console.log('done');`;

const path = (): string => {
  const home = join(tmpdir(), `datagrade-${userInfo().uid}`);
  return join(home, `network-${readlinkSync('/proc/self/ns/net').replace(/\D/g, '')}`);
};
const isLocked = (): boolean => lstatSync(path(), { throwIfNoEntry: false }) !== undefined;

beforeEach(() => {
  openRunFolder()[Symbol.dispose]();
  rmSync(path(), { force: true });
});

describe('the lock of a network', () => {
  it('is held by one process at a time; the other is told whom it waits for', async () => {
    const lock = await lockHost();
    await using other = startWorker(holder);
    await other.prints(`waits for ${process.pid}`);
    expect(other.lines()).toEqual([`waits for ${process.pid}`]);
    lock[Symbol.dispose]();
    await other.prints('holds');
    const waited: number[] = [];
    const again = lockHost({ onWait: (pid) => waited.push(pid) }).then((mine) => mine[Symbol.dispose]());
    other.tell('give it back');
    await again;
    expect(waited).toEqual([other.pid]);
    expect(isLocked()).toBe(false);
  });

  it('is taken over from a holder that was killed', async () => {
    await using other = startWorker(holder);
    await other.prints('holds');
    await other.kill();
    expect(isLocked()).toBe(true);
    const waited: number[] = [];
    using _lock = await lockHost({ onWait: (pid) => waited.push(pid) });
    expect(readlinkSync(path())).toMatch(new RegExp(`^${process.pid}-`));
    expect(waited).toEqual([]);
  });

  it.each([
    ['has ended', () => `${spawnSync('true').pid}-4711`],
    ['was another process with the same id', () => `${process.pid}-1`],
    ['cannot be understood', () => 'nobody'],
  ])('is taken over from a holder that %s, and leaves nothing aside', async (_, name) => {
    symlinkSync(name(), path());
    {
      using _lock = await lockHost();
      expect(readlinkSync(path())).toMatch(new RegExp(`^${process.pid}-`));
    }
    expect(readdirSync(join(path(), '..')).filter((each) => each.startsWith('network-'))).toEqual([]);
  });

  it('is not waited for any longer than its caller wants', async () => {
    await using other = startWorker(holder);
    await other.prints('holds');
    const controller = new AbortController();
    const waiting = lockHost({
      signal: controller.signal,
      onWait: () => controller.abort(new Error('no longer wanted')),
    });
    await expect(waiting).rejects.toThrow('no longer wanted');
    other.tell('give it back');
    await other.prints('gave back');
    expect(isLocked()).toBe(false);
  });

  // Whoever finds a dead holder does not wait: only many rounds make two of them meet.
  it.each([
    ['gives back', '40'],
    ['dies', '1500'],
  ])('lets nobody in beside the holder, when several want it and each %s', async (dies, rounds) => {
    const inside = join(tmpdir(), `inside-${dies.length}`);
    const all = Array.from({ length: 4 }, () => startWorker(contender, inside, path(), dies, rounds));
    try {
      expect(await Promise.all(all.map((each) => each.ended))).toEqual([0, 0, 0, 0]);
      for (const each of all) expect(each.lines()).toEqual(['done']);
    } finally {
      for (const each of all) await each.kill();
    }
  });
});
