/**
 * Opens a submission for grading or exploring: a prepared copy of it, and what was learned by
 * running it.
 *
 * Its trials and performances share one value, {@link OpenSubmission.context}. The wait budget in
 * it shrinks with each wait that ends without a result.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Machine } from '../engine/machine.ts';
import { StartPauses } from '../engine/wait/polling/start-pauses.ts';
import { WaitBudget } from '../engine/wait/wait-budget.ts';
import type { ProgramId } from '../handout/programs.ts';
import { learn, type Learned } from '../learn/index.ts';
import type { TrialContext } from '../learn/trial.ts';
import { buildingIn } from '../sandbox/build/jailed-tool.ts';
import { openCopies, prepareSubmission, type PreparedSubmission, type Submission } from '../submission/index.ts';
import { foldersOf } from './plan/served-folders.ts';

export interface OpenSubmission extends AsyncDisposable {
  readonly prepared: PreparedSubmission;
  readonly learned: Learned;
  readonly context: TrialContext;
  /** How many programs were started so far, build tools included. */
  readonly processStarts: () => number;
}

/**
 * @param wanted the programs that are prepared and learned
 * @throws if datagrade or the machine fails; learning is tried twice
 */
export async function openSubmission(
  submission: Submission,
  machine: Machine,
  { seed, wanted }: { readonly seed: number; readonly wanted: ReadonlySet<ProgramId> },
): Promise<OpenSubmission> {
  const scratch = await mkdtemp(join(machine.scratch, 'submission-'));
  const close = (): Promise<void> => rm(scratch, { recursive: true, force: true });
  try {
    let starts = 0;
    const nextMark = (): string => {
      starts += 1;
      return machine.nextMark();
    };
    const prepared = await prepareSubmission(submission, scratch, { wanted, ...buildingIn(machine) });
    const context: TrialContext = {
      ...machine,
      scratch,
      nextMark,
      seed,
      waitBudget: new WaitBudget(),
      startPauses: new StartPauses(),
      copies: await openCopies(prepared.tree, scratch),
      servedFolders: await foldersOf(prepared.tree),
    };
    const learned = await learnTwice(context, prepared, wanted);
    return { prepared, learned, context, processStarts: () => starts, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Learning starts programs and opens sockets, as performing does, so it is also retried once after
 * a fault of datagrade.
 */
async function learnTwice(...what: Parameters<typeof learn>): Promise<Learned> {
  try {
    return await learn(...what);
  } catch {
    what[0].signal?.throwIfAborted();
    return await learn(...what);
  }
}

/** The folder for temporary files was removed. What a program does without its files says nothing about it. */
export class PlaceRemoved extends Error {}

/** @throws PlaceRemoved if the scratch copy does not exist any more */
export function requirePlace(tree: string): void {
  if (!existsSync(tree))
    throw new PlaceRemoved(`the folder for temporary files was removed: ${tree} does not exist any more`);
}
