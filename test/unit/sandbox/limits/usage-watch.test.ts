/**
 * Watched limits of a subject whose processes cannot be read.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { limits } from '../../../../harness/sandbox/limits/limits.ts';
import { UsageWatch, type LimitReached } from '../../../../harness/sandbox/limits/usage-watch.ts';
import { eventually } from '../../../support/eventually.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const few = { ...limits, diskBytes: 100_000, floodBytes: 5_000 };

it('pollOutputAndDisk measures what a subject adds to its folder, and not what was there before', async () => {
  await using folder = await scratchFolder();
  const write = (name: string): void => writeFileSync(join(folder.path, name), Buffer.alloc(90_000, 'x'));
  write('before');
  const watch = new UsageWatch(folder.path, few);
  write('first');
  const poll = (): LimitReached | undefined => watch.pollOutputAndDisk(0);
  expect(poll()).toBeUndefined();
  write('second');
  const reached = await eventually(poll, (found) => found !== undefined);
  expect(reached).toMatchObject({ limit: 'disk', allowed: 100_000 });
  expect(reached?.used).toBeGreaterThan(170_000);
});

it('pollOutputAndDisk measures how much a subject displays', async () => {
  await using folder = await scratchFolder();
  const watch = new UsageWatch(folder.path, few);
  expect(watch.pollOutputAndDisk(5_000)).toBeUndefined();
  expect(watch.pollOutputAndDisk(5_001)).toEqual({ limit: 'output', used: 5_001, allowed: 5_000 });
});
