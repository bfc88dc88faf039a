/**
 * What a run has left behind: processes, network namespaces and files. A lane ends itself when its
 * run has ended, so some of it goes a little later.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mainScript } from './main-script.ts';
import type { OwnProcesses } from './own-processes.ts';

export interface Remains {
  readonly processes: OwnProcesses;
  readonly temporary: string;
  readonly out: string;
  /** Whether a process was killed that would have cleaned up; the next run does it then. */
  readonly wasKilled: boolean;
  /** A submission that the next run grades. */
  readonly submission: string;
}

export async function leftovers({
  processes,
  temporary,
  out,
  wasKilled,
  submission,
}: Remains): Promise<readonly string[]> {
  const find = (): readonly string[] => [...processes.left(), ...leftFiles(temporary), ...leftParts(out, wasKilled)];
  const isGone = await becomesEmpty(wasKilled ? () => processes.left() : find);
  if (isGone && wasKilled && leftFiles(temporary).length > 0) {
    const words = [mainScript, 'check', submission, '--only', 'add/client/exit/lowest'];
    spawnSync(process.execPath, words, { stdio: 'ignore', env: { ...process.env, TMPDIR: temporary } });
  }
  return find();
}

/** A lane that does not end is killed before that. */
const boundMs = 90_000;
const pauseMs = 100;

async function becomesEmpty(find: () => readonly string[]): Promise<boolean> {
  const startedMs = performance.now();
  while (find().length > 0) {
    if (performance.now() - startedMs > boundMs) return false;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return true;
}

/** Each user has a folder for the folders of all runs, which stays. */
export function leftFiles(temporary: string): readonly string[] {
  return namesIn(temporary).flatMap((name) =>
    /^datagrade-\d+$/.test(name)
      ? namesIn(join(temporary, name)).map((each) => `the temporary file ${name}/${each}`)
      : [`the temporary file ${name}`],
  );
}

/** What the folder of the results should not hold: anything but the store, and files that were not finished. */
export function leftParts(out: string, wasKilled: boolean): readonly string[] {
  const others = namesIn(out).filter((name) => !['results.json', 'runs', 'latest'].includes(name));
  const unfinished = namesIn(join(out, 'runs'), true).filter((name) => name.endsWith('.part'));
  return [...others, ...(wasKilled ? [] : unfinished)].map((name) => `${name} beside the results`);
}

function namesIn(folder: string, recursive = false): readonly string[] {
  try {
    return readdirSync(folder, { recursive, encoding: 'utf8' });
  } catch {
    return [];
  }
}
