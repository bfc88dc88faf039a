/**
 * The worker of an exploration: searches one submission in a network of its own, and ends with its channel.
 */
import { exploreSubmission } from '../explore/explore-submission.ts';
import type { ExploreMessage, ExploreTask } from '../explore/worker-protocol.ts';
import { emptyDatagramsArrive } from '../observe/empty-datagram.ts';
import { observerFor } from '../observe/observer-for.ts';
import { lockHost } from '../sandbox/host-lock.ts';
import { openJail } from '../sandbox/jail.ts';
import { openRunFolder } from '../sandbox/run-folder.ts';
import { findSubmission } from '../submission/index.ts';
import { setUpNetwork, workerWords } from './worker-words.ts';

const [isolation, observation, jailKind] = workerWords();
const controller = new AbortController();

function say(message: ExploreMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function explore({ folder, ...task }: ExploreTask): Promise<void> {
  const { signal } = controller;
  const { path: scratch, nextMark } = run;
  try {
    const submission = await findSubmission(folder);
    await using _lock =
      isolation === 'host' ? await lockHost({ signal, onWait: (pid) => say({ type: 'waits', pid }) }) : undefined;
    const onCase = (id: string): void => say({ type: 'tries', id });
    const explorations = await exploreSubmission(submission, {
      ...task,
      scratch,
      nextMark,
      jail,
      signal,
      observer: await observerFor(observation),
      emptyDatagramsArrive: await emptyDatagramsArrive(),
      onCase,
    });
    say({ type: 'explored', explorations });
  } catch (error) {
    if (!signal.aborted) say({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

setUpNetwork(isolation);
const run = openRunFolder(observation);
const jail = jailKind === 'bwrap' ? openJail(run.path) : undefined;
let working = Promise.resolve();
process.on('message', (task: ExploreTask) => {
  working = working.then(() => explore(task));
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
process.on('disconnect', () => {
  controller.abort();
  void working.then(() => run[Symbol.dispose]());
});
