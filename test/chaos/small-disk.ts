/** A file system in memory for one folder, small enough to be filled. Only root can make one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Enough for an undisturbed run. */
const size = '300m';

/** @returns what removes it again; undefined if this user or machine cannot have one */
export function mountSmallDisk(folder: string): (() => void) | undefined {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=700`, 'none', folder]);
  return status === 0 ? () => void spawnSync('umount', ['--lazy', folder]) : undefined;
}

export function canMountSmallDisk(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'datagrade-chaos-'));
  const unmount = mountSmallDisk(folder);
  unmount?.();
  rmdirSync(folder);
  return unmount !== undefined;
}
