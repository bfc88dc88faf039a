/**
 * What every run needs: Node, and room for temporary files. Also, what may delay a run.
 */
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Examined } from '../../../reports/doctor-table.ts';
import { neededDiskBytes, requireDiskRoom } from '../../sandbox/limits/disk-room.ts';
import { hostLockHolder } from '../../sandbox/lane/host-lock.ts';

export async function examineGround(): Promise<readonly Examined[]> {
  return [examineNode(process.versions.node), await examineTemporaryFolder(), await examineHostLock()];
}

/** @param version such as `20.19.0` */
export function examineNode(version: string): Examined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const found = `version ${version} on ${process.platform} ${process.arch}`;
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)
    return { name: 'Node', state: 'there', found };
  return {
    name: 'Node',
    state: 'fatal',
    found,
    cost: 'datagrade does not run: it needs Node 20.19 or later, or 22.12 or later',
    remedy: 'install Node 22 from nodejs.org',
  };
}

/** With less, a class may not fit: each start of a program gets a copy of its submission. */
const enoughBytes = 512 * 1024 * 1024;

async function examineTemporaryFolder(): Promise<Examined> {
  const name = 'temporary folder';
  const home = tmpdir();
  try {
    const folder = await mkdtemp(join(home, 'datagrade-doctor-'));
    await writeFile(join(folder, 'tried'), 'x');
    await rm(folder, { recursive: true });
    const { bavail, bsize } = await statfs(home);
    const found = `${home} is writable and has ${gibibytes(bavail * bsize)} free`;
    requireDiskRoom(home, neededDiskBytes);
    if (bavail * bsize >= enoughBytes) return { name, state: 'there', found };
    return {
      name,
      state: 'missing',
      found,
      cost: 'large submissions may not fit',
      remedy: 'delete files there, or set TMPDIR to another folder',
    };
  } catch (error) {
    return {
      name,
      state: 'fatal',
      found: `${home} cannot be used: ${(error as Error).message}`,
      cost: 'there is no place for copies of submissions',
      remedy: 'set TMPDIR to a folder that you can write to',
    };
  }
}

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}

async function examineHostLock(): Promise<Examined> {
  const name = 'ports of this machine';
  const pid = await hostLockHolder();
  if (pid === undefined) return { name, state: 'there', found: 'no other run without isolation is using them' };
  return {
    name,
    state: 'missing',
    found: `another run of datagrade uses them (process ${pid})`,
    cost: 'a run without isolation waits until that run has ended',
    remedy: 'wait until that run ends, or stop it',
  };
}
