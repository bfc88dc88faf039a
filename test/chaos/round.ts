/** One round: a class is graded, and a seeded adversary disturbs it until it ends. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../harness/grade/results.ts';
import { disturbances, onceARound } from './disturbances/all.ts';
import { pick, type Deed, type Kind, type Victim } from './disturbances/disturbance.ts';
import { startGrading, type GradedClass, type GradedIn } from './graded-class.ts';
import type { End, RoundFacts } from './invariants/facts.ts';
import { leftovers } from './leftovers.ts';
import { OwnProcesses, signalOwn } from './own-processes.ts';
import { ResultsWatch } from './results-watch.ts';
import { mountSmallDisk } from './small-disk.ts';
import { Undo } from './undo.ts';

export interface RoundPlan {
  readonly graded: GradedClass;
  readonly undisturbed: Run;
  /** What the adversary may do in this round. */
  readonly kinds: readonly Kind[];
  readonly random: () => number;
  /** A new folder. Its name is in the environment of each process of the run. */
  readonly folder: string;
  /** Aborted if the whole command has to end. */
  readonly signal: AbortSignal;
}

const shortestGapMs = 100;
const longestGapMs = 3000;
/** Far beyond what a busy machine needs; only a hang reaches it. */
const longestRoundMs = 600_000;

export async function performRound(plan: RoundPlan): Promise<RoundFacts & { readonly polls: number }> {
  const { graded, undisturbed, kinds, random, folder, signal } = plan;
  using undo = new Undo();
  const places = layOut(folder, kinds, random, undo);
  const main = startGrading(graded, places);
  const ended = endOf(main);
  const processes = new OwnProcesses(main.pid as number, folder);
  using watch = new ResultsWatch(places.out);
  const deeds: Deed[] = [];
  const end = await disturbUntilEnd({ main, processes, ...places, random, undo: new Undo() }, kinds, {
    ended,
    deeds,
    signal,
  });
  if (end === undefined) processes.poll().forEach((each) => signalOwn(each, 'SIGKILL'));
  signal.throwIfAborted();
  const left = await leftovers({
    processes,
    ...places,
    wasKilled: deeds.some(({ detail }) => detail.startsWith('SIGKILL')) || end === undefined,
    submission: graded.programs[0]?.folder ?? '',
  });
  const submissions = graded.programs.map(({ id }) => id);
  const results = watch.poll();
  return { deeds, submissions, undisturbed, results, end, invalid: watch.invalid, left, polls: watch.polls };
}

function layOut(folder: string, kinds: readonly Kind[], random: () => number, undo: Undo): GradedIn {
  const disk = join(folder, 'disk');
  const temporary = join(disk, 'tmp');
  mkdirSync(disk, { recursive: true });
  if (kinds.includes('fill-disk')) undo.defer(mountSmallDisk(disk) ?? (() => undefined));
  mkdirSync(temporary);
  return { temporary, out: join(random() < 0.5 ? disk : folder, 'out') };
}

function endOf(main: ChildProcess): Promise<End> {
  return new Promise((resolve) => main.on('exit', (status, signal) => resolve({ status, signal })));
}

/** @returns undefined if it does not end */
async function disturbUntilEnd(
  victim: Victim,
  kinds: readonly Kind[],
  { ended, deeds, signal }: { readonly ended: Promise<End>; readonly deeds: Deed[]; readonly signal: AbortSignal },
): Promise<End | undefined> {
  const startedMs = performance.now();
  const { random, undo } = victim;
  try {
    while (performance.now() - startedMs < longestRoundMs && !signal.aborted) {
      const end = await within(shortestGapMs + random() * (longestGapMs - shortestGapMs), ended);
      if (end !== undefined) return end;
      const open = kinds.filter((kind) => !onceARound.has(kind) || deeds.every((deed) => deed.kind !== kind));
      const kind = pick(open, random);
      const detail = kind === undefined ? undefined : disturbances[kind](victim);
      victim.processes.poll();
      if (kind !== undefined && detail !== undefined)
        deeds.push({ kind, atMs: Math.round(performance.now() - startedMs), detail });
    }
    return undefined;
  } finally {
    undo[Symbol.dispose]();
  }
}

/** @returns undefined if the time is over first */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), ms)));
  return Promise.race([promise, over]).finally(() => clearTimeout(timer));
}
