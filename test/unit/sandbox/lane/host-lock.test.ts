/** Two real processes that want the same network. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockHost } from '../../../../harness/sandbox/lane/host-lock.ts';
import { namespaceCommand, findIsolation } from '../../../../harness/sandbox/lane/isolation.ts';
import { startWorker } from '../../../support/compiled-worker.ts';

/** Takes the lock, says so, and gives it back when told. */
const holder = `
  import { lockHost } from '$/harness/sandbox/lane/host-lock.js';
  const lock = await lockHost({ onWait: (pid) => console.log('waits for ' + pid) });
  console.log('holds');
  process.stdin.once('data', async () => { await lock[Symbol.asyncDispose](); console.log('gave back'); process.exit(0); });`;

/** Takes the lock again and again; says when somebody else was inside at the same time. The last time it ends without giving it back. */
const contender = `
  import { lockHost } from '$/harness/sandbox/lane/host-lock.js';
  import { mkdirSync, rmdirSync } from 'node:fs';
  const [inside, rounds] = process.argv.slice(1);
  for (let round = 0; round < Number(rounds); round += 1) {
    const lock = await lockHost();
    try { mkdirSync(inside); } catch { console.log('met another inside'); process.exit(1); }
    await new Promise((next) => setTimeout(next, Math.random() * 2));
    rmdirSync(inside);
    if (round + 1 < Number(rounds)) await lock[Symbol.asyncDispose]();
  }
  console.log('done');
  process.kill(process.pid, 'SIGKILL');`;

describe.runIf(process.platform === 'linux')('the lock of a network', () => {
  it('is held by one process at a time; the other is told whom it waits for', async () => {
    const lock = await lockHost();
    await using other = startWorker(holder);
    await other.prints(`waits for ${process.pid}`);
    expect(other.lines()).toEqual([`waits for ${process.pid}`]);
    await lock[Symbol.asyncDispose]();
    await other.prints('holds');
    const waited: number[] = [];
    const onWait = (pid: number): void => {
      waited.push(pid);
      other.tell('give it back');
    };
    await using _mine = await lockHost({ onWait });
    expect(waited).toEqual([other.pid]);
  });

  it('is free again when its holder was killed, also for one that waits', async () => {
    await using first = startWorker(holder);
    await first.prints('holds');
    await using second = startWorker(holder);
    await second.prints(`waits for ${first.pid}`);
    await first.kill();
    await second.prints('holds');
    await second.kill();
    const waited: number[] = [];
    await using _lock = await lockHost({ onWait: (pid) => waited.push(pid) });
    expect(waited).toEqual([]);
  });

  it('is not waited for any longer than its caller wants', async () => {
    await using other = startWorker(holder);
    await other.prints('holds');
    const controller = new AbortController();
    const onWait = (): void => controller.abort(new Error('no longer wanted'));
    await expect(lockHost({ signal: controller.signal, onWait })).rejects.toThrow('no longer wanted');
    other.tell('give it back');
    await other.prints('gave back');
    await using _lock = await lockHost();
  });

  it('is held on whatever a stranger does with the name', async () => {
    await using _lock = await lockHost();
    const stranger = createConnection('\0datagrade-network');
    const told = await new Promise<string>((resolve) => stranger.once('data', (text) => resolve(text.toString())));
    expect(told).toBe(`${process.pid}\n`);
    stranger.destroy();
    await using other = startWorker(holder);
    await other.prints(`waits for ${process.pid}`);
  });

  it('lets nobody in beside the holder, when several want it again and again, and each is killed while it holds it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'datagrade-lock-'));
    const all = Array.from({ length: 4 }, () => startWorker(contender, join(folder, 'inside'), '40'));
    try {
      await Promise.all(all.map((each) => each.ended));
      for (const each of all) expect(each.lines()).toEqual(['done']);
    } finally {
      for (const each of all) await each.kill();
      rmSync(folder, { recursive: true });
    }
  });

  it.skipIf(findIsolation().isolation === 'host')('is another one on another network', async () => {
    await using _lock = await lockHost();
    const [unshare, ...words] = namespaceCommand;
    const module = new URL('../../../../dist/harness/sandbox/lane/host-lock.js', import.meta.url).href;
    const source = `const { lockHost } = await import('${module}'); await lockHost(); console.log('holds'); process.exit(0);`;
    const { stdout } = spawnSync(unshare, [...words, process.execPath, '--input-type=module', '-e', source]);
    expect(stdout.toString()).toBe('holds\n');
  });
});
