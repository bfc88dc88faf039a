/**
 * A place in which learning can start small Python programs that a test writes, and that counts the
 * starts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { WaitBudget } from '../../harness/engine/wait/wait-budget.ts';
import type { ProgramId } from '../../harness/handout/programs.ts';
import type { TrialContext } from '../../harness/learn/trial.ts';
import type { RunnableProgram } from '../../harness/learn/invocation/runnable-program.ts';
import type { ProgramProfile } from '../../harness/profile/profile.ts';
import { findMarked } from '../../harness/sandbox/subject/orphans.ts';
import { openCopies } from '../../harness/submission/working-copies.ts';
import { scratchFolder } from './scratch-folder.ts';
import { python } from './toolchain.ts';

export interface Trials extends AsyncDisposable {
  readonly context: TrialContext;
  /** How many programs were started so far. */
  readonly starts: () => number;
}

let opened = 0;

/** @param files what the submission consists of, by path */
export async function openTrials(files: Readonly<Record<string, string>>): Promise<Trials> {
  const scratch = await scratchFolder();
  const tree = join(scratch.path, 'tree');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const run = `trials-${process.pid}-${performance.timeOrigin}.${(opened += 1)}.`;
  let starts = 0;
  const nextMark = (): string => `${run}${(starts += 1)};`;
  const copies = await openCopies(tree, scratch.path);
  const waitBudget = new WaitBudget({ realMs: 3_000, cpuMs: 1_000 });
  return {
    context: { scratch: scratch.path, nextMark, copies, waitBudget, servedFolders: [], seed: 1 },
    starts: () => starts,
    [Symbol.asyncDispose]: async () => {
      expect(findMarked(run), 'processes were left behind').toEqual([]);
      await scratch[Symbol.asyncDispose]();
    },
  };
}

/** A program that is told the port. */
export function startedBy(id: ProgramId, file: string): ProgramProfile {
  return { id, argv: [python, file], cwd: '.', arguments: ['{port}'], ports: [] };
}

/** A program of which only its file is known. */
export function runnable(id: ProgramId, file: string, ports: readonly number[] = []): RunnableProgram {
  return { id, argv: [python, file], cwd: '.', ports, folders: [] };
}
