/**
 * The worker of an exploration: it searches one submission in a network of its own, and ends when
 * its channel closes.
 */
import { exploreSubmission } from '../../explore/explore-submission.ts';
import type { ExploreMessage, ExploreTask } from '../../explore/worker-protocol.ts';
import { lockHost } from '../../sandbox/lane/host-lock.ts';
import { findSubmission } from '../../submission/index.ts';
import { messageOf, openWorkerPlace, refusal, serve, workerWords, type WorkerPlace } from './serve.ts';

const [isolation] = workerWords();
const controller = new AbortController();

function say(message: ExploreMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function explore({ folder, ...task }: ExploreTask, { machine }: WorkerPlace): Promise<void> {
  const { signal } = controller;
  try {
    const submission = await findSubmission(folder);
    await using _lock =
      isolation === 'host' ? await lockHost({ signal, onWait: (pid) => say({ type: 'waits', pid }) }) : undefined;
    const onCase = (id: string): void => say({ type: 'tries', id });
    const explorations = await exploreSubmission(submission, { ...task, machine: await machine, onCase });
    say({ type: 'explored', explorations });
  } catch (error) {
    if (!signal.aborted) say({ type: 'failed', reason: messageOf(error) });
  }
}

serve({
  controller,
  open: () => openWorkerPlace(controller.signal),
  perform: explore,
  refuse: (why) => say(refusal('to explore in', why)),
});
