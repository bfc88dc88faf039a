/** A lane whose worker does not do what it is asked to. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Lane, LaneDied } from '../../../../harness/sandbox/lane/lane.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const options = { isolation: 'host', observation: 'portable', jail: 'none', longestEnd: 1 } as const;

function laneOf(source: string, folder: string): Lane<object, { readonly pid: number }> {
  const script = join(folder, 'worker.mjs');
  writeFileSync(script, source);
  return new Lane({ ...options, script });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it.each([
  ['ignores that its channel closes', ''],
  ['is stopped', "process.kill(process.pid, 'SIGSTOP');"],
])('a worker that %s is killed', async (_, then) => {
  await using scratch = await scratchFolder();
  const source = `setInterval(() => {}, 1000);
    process.on('message', () => process.send({ pid: process.pid }, () => { ${then} }));`;
  const lane = laneOf(source, scratch.path);
  let pid = 0;
  await lane.perform({}, (message) => (pid = message.pid) > 0);
  expect(isAlive(pid)).toBe(true);
  await lane[Symbol.asyncDispose]();
  expect(isAlive(pid)).toBe(false);
});

it('a worker that dies during its task is reported', async () => {
  await using scratch = await scratchFolder();
  await using lane = laneOf("process.on('message', () => process.exit(3));", scratch.path);
  await expect(lane.perform({}, () => true)).rejects.toThrow(LaneDied);
  expect(lane.hasDied).toBe(true);
});
