/**
 * The folder for all temporary files of a run, and the marks of its subjects.
 *
 * A run that was killed cannot clean up. The next run finds its folder, kills all processes that
 * still bear its marks, and removes it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { startTicksOf } from '../../observe/process/proc.ts';
import { killMarked } from '../subject/orphans.ts';

export interface RunFolder extends Disposable {
  readonly path: string;
  /** The common beginning of all its marks. */
  readonly mark: string;
  /** A mark that no other subject on this machine has. */
  readonly nextMark: () => string;
}

/**
 * @param observation whether processes of other runs can be found; in the portable way, only their
 * folders are removed
 * @throws if the system's folder for temporary files is not writable
 */
export function openRunFolder(observation: 'kernel' | 'portable' = 'kernel'): RunFolder {
  const home = join(tmpdir(), `datagrade-${ownId()}`);
  makeOne(home);
  if (observation === 'kernel') sweep(home);
  sweepPortable(home);
  const name = observation === 'kernel' ? nameOf(process.pid) : `portable-${process.pid}-${Date.now()}`;
  const path = join(home, name);
  makeOne(path);
  // Node takes the kind of a module from the nearest package.json above it. One in a folder above
  // ours must not decide.
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

/** With the option `recursive`, Node would try again without end in a file system such as `/proc`. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** In a lane every user is root. Two users of one machine must not use each other's folder. */
function ownId(): number {
  const { uid } = userInfo();
  const map = '/proc/self/uid_map';
  return existsSync(map) ? uidOutside(uid, readFileSync(map, 'utf8')) : uid;
}

/**
 * @param map as in user_namespaces(7): on each line the first id inside, the first id outside, and
 * their number
 */
export function uidOutside(uid: number, map: string): number {
  for (const line of map.trim().split('\n')) {
    const [inside = 0, outside = 0, count = 0] = line.trim().split(/\s+/).map(Number);
    if (uid >= inside && uid < inside + count) return outside + uid - inside;
  }
  return uid;
}

/** Process id and start time together; an id alone is reused sooner or later. */
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

/**
 * The folder of a run without the kernel's help stays while a process with its id exists, whatever
 * process that is.
 */
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
