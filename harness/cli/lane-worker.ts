/**
 * The worker of a lane: grades one submission after another and says what it finds, until its channel closes.
 *
 * When the channel closes, for whatever reason, everything that runs is ended and the process with it.
 */
import { execFileSync } from 'node:child_process';
import { catalogue } from '../../scenarios/catalogue.ts';
import { defaultRubric } from '../grade/aggregate.ts';
import { gradeSubmission } from '../grade/grade-submission.ts';
import type { LaneMessage, LaneTask } from '../grade/lane-protocol.ts';
import { emptyDatagramsArrive } from '../observe/empty-datagram.ts';
import { kernelObserver } from '../observe/kernel.ts';
import type { Observer } from '../observe/observer.ts';
import { measureSpeed, paceFor } from '../observe/pace.ts';
import { portableObserver } from '../observe/portable.ts';
import { lockHost } from '../sandbox/host-lock.ts';
import { networkSetUp, type Isolation } from '../sandbox/isolation.ts';
import { openRunFolder } from '../sandbox/run-folder.ts';
import { findSubmission } from '../submission/index.ts';

const [, , isolation, observation] = process.argv as [string, string, Isolation, Observer['sees']];
const controller = new AbortController();
if (isolation === 'namespace') execFileSync('sh', ['-c', networkSetUp]);
const emptyDatagrams = emptyDatagramsArrive();

function say(message: LaneMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function grade(
  { folder, seed, selectors, assignment }: LaneTask,
  scratch: string,
  nextMark: () => string,
): Promise<void> {
  const { signal } = controller;
  try {
    const submission = await findSubmission(folder);
    await using _lock =
      isolation === 'host' ? await lockHost({ signal, onWait: (pid) => say({ type: 'waits', pid }) }) : undefined;
    const result = await gradeSubmission(submission, {
      seed,
      selectors,
      assignment,
      rubric: defaultRubric,
      catalogue,
      scratch,
      nextMark,
      signal,
      observer: await observerNow(),
      emptyDatagramsArrive: await emptyDatagrams,
      onScenario: ({ id }) => say({ type: 'scenarioJudged', scenario: id }),
    });
    say({ type: 'graded', result });
  } catch (error) {
    if (signal.aborted) return;
    say({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

/** The machine may have become faster or slower since the last submission. */
async function observerNow(): Promise<Observer> {
  return observation === 'kernel' ? kernelObserver : portableObserver(paceFor(await measureSpeed()));
}

function serve(): void {
  const folder = openRunFolder(observation);
  let working = Promise.resolve();
  process.on('message', (task: LaneTask) => {
    working = working.then(() => grade(task, folder.path, folder.nextMark));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
  process.on('disconnect', () => {
    controller.abort();
    void working.then(() => folder[Symbol.dispose]());
  });
}

serve();
