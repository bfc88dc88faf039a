/**
 * Real processes that want the same network.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockHost } from '../../../../harness/sandbox/lane/host-lock.ts';
import { namespaceCommand, findIsolation } from '../../../../harness/sandbox/lane/isolation.ts';
import { startWorker } from '../../../support/compiled-worker.ts';

/** Takes the lock, reports it, and releases it on request. */
const holder = `
  import { lockHost } from '$/harness/sandbox/lane/host-lock.js';
  const lock = await lockHost({ onWait: (pid) => console.log('waits for ' + pid) });
  console.log('holds');
  process.stdin.once('data', async () => { await lock[Symbol.asyncDispose](); console.log('gave back'); process.exit(0); });`;

/**
 * Takes the lock repeatedly, and reports if another process holds it at the same time. The last
 * time it ends without releasing the lock.
 */
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
  it('is held by one process at a time; the other one learns which process it waits for', async () => {
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

  it('is free again after its holder was killed, also for a process that waits', async () => {
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

  it('is not waited for longer than the caller wants', async () => {
    await using other = startWorker(holder);
    await other.prints('holds');
    const controller = new AbortController();
    const onWait = (): void => controller.abort(new Error('no longer wanted'));
    await expect(lockHost({ signal: controller.signal, onWait })).rejects.toThrow('no longer wanted');
    other.tell('give it back');
    await other.prints('gave back');
    await using _lock = await lockHost();
  });

  it('stays held, whatever another program does with the name', async () => {
    await using _lock = await lockHost();
    const stranger = createConnection('\0datagrade-network');
    const told = await new Promise<string>((resolve) => stranger.once('data', (text) => resolve(text.toString())));
    expect(told).toBe(`${process.pid}\n`);
    stranger.destroy();
    await using other = startWorker(holder);
    await other.prints(`waits for ${process.pid}`);
  });

  it('admits one holder only, when several processes want it repeatedly and each one is killed while it holds it', async () => {
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

  it.skipIf(findIsolation().isolation === 'host')('is a separate one on another network', async () => {
    await using _lock = await lockHost();
    const [unshare, ...words] = namespaceCommand;
    const module = new URL('../../../../dist/harness/sandbox/lane/host-lock.js', import.meta.url).href;
    const source = `const { lockHost } = await import('${module}'); await lockHost(); console.log('holds'); process.exit(0);`;
    const { stdout } = spawnSync(unshare, [...words, process.execPath, '--input-type=module', '-e', source]);
    expect(stdout.toString()).toBe('holds\n');
  });
});
