/**
 * The folder in which a run keeps all that is temporary, and the marks that its subjects bear.
 *
 * A run that was killed cannot tidy up: the next one finds its folder, ends whatever still bears its marks, and removes it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { startTicksOf } from '../../observe/process/proc.ts';
import { killMarked } from '../subject/orphans.ts';

export interface RunFolder extends Disposable {
  readonly path: string;
  /** The beginning of all its marks. */
  readonly mark: string;
  /** A mark that no other subject on this machine bears. */
  readonly nextMark: () => string;
}

/** @param observation how far it may look for what another run has left: without the kernel, folders only. @throws where the system's folder for temporary files cannot be written */
export function openRunFolder(observation: 'kernel' | 'portable' = 'kernel'): RunFolder {
  const home = join(tmpdir(), `datagrade-${ownId()}`);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (observation === 'kernel') sweep(home);
  sweepPortable(home);
  const name = observation === 'kernel' ? nameOf(process.pid) : `portable-${process.pid}-${Date.now()}`;
  const path = join(home, name);
  mkdirSync(path, { recursive: true });
  // Node takes the kind of a module from the nearest package.json above it: one that happens to lie in a folder above ours must not decide.
  writeFileSync(join(path, 'package.json'), '{}\n');
  let subjects = 0;
  return {
    path,
    mark: `${name}.`,
    nextMark: () => `${name}.${(subjects += 1)};`,
    [Symbol.dispose]() {
      if (observation === 'kernel') killMarked(`${name}.`);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** In a lane everybody is root: two users of one machine must not take each other's folder for their own. */
function ownId(): number {
  const { uid } = userInfo();
  const map = '/proc/self/uid_map';
  return existsSync(map) ? uidOutside(uid, readFileSync(map, 'utf8')) : uid;
}

/** @param map as user_namespaces(7) says it: on each line the first id inside, the first outside, how many */
export function uidOutside(uid: number, map: string): number {
  for (const line of map.trim().split('\n')) {
    const [inside = 0, outside = 0, count = 0] = line.trim().split(/\s+/).map(Number);
    if (uid >= inside && uid < inside + count) return outside + uid - inside;
  }
  return uid;
}

/** Process id and start time together: an id alone is given to another process sooner or later. */
function nameOf(pid: number): string {
  return `run-${pid}-${startTicksOf(pid) ?? 0}`;
}

function sweep(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = /^run-(\d+)-\d+$/.exec(name)?.[1];
    if (pid === undefined || nameOf(Number(pid)) === name) continue;
    killMarked(`${name}.`);
    rmSync(join(home, name), { recursive: true, force: true });
  }
}

/** A folder of a run that did not look into the kernel stays as long as there is a process of its id, whoever that is. */
function sweepPortable(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = /^portable-(\d+)-\d+$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(home, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
