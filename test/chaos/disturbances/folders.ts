/** Removes files of the run under its feet, and fills its disk. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { pick, type Disturb } from './disturbance.ts';

/** All that the folder holds, or one file or folder at any depth. */
export const removeTemporaryFiles: Disturb = ({ temporary, random }) => {
  const all = namesIn(temporary);
  const gone = random() < 0.5 ? all.filter((name) => !name.includes('/')) : [pick(all, random)];
  const removed = gone.filter((name) => name !== undefined && remove(join(temporary, name)));
  return removed.length === 0 ? undefined : removed.join(', ');
};

/** The file or its whole folder. */
export const removeResults: Disturb = ({ out, random }) => {
  const target = random() < 0.5 ? out : join(out, 'results.json');
  return remove(target) ? target : undefined;
};

const leftFree = 64 * 1024;
const filler = 'something-else';

/** Of a disk that belongs to the run alone. Some time later there is room again, or not. */
export const fillDisk: Disturb = ({ temporary, random, undo }) => {
  const { bavail, bsize } = statfsSync(temporary);
  const bytes = bavail * bsize - leftFree;
  if (bytes <= 0) return undefined;
  const path = join(temporary, '..', filler);
  spawnSync('fallocate', ['--length', String(bytes), path]);
  const forMs = random() < 0.5 ? Math.round(500 + random() * 4000) : undefined;
  const free = (): void => void remove(path);
  const timer = forMs === undefined ? undefined : setTimeout(free, forMs);
  undo.defer(() => {
    clearTimeout(timer);
    free();
  });
  return `${bytes} bytes ${forMs === undefined ? 'until the end' : `for ${forMs} ms`}`;
};

/** @returns whether there was something that could be removed */
function remove(path: string): boolean {
  try {
    rmSync(path, { recursive: true });
    return true;
  } catch {
    // The run writes into it at the same time, or has removed it itself.
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true }).map(String);
  } catch {
    return [];
  }
}
