/**
 * The worker of a lane: it grades one submission after another and reports the results, until its
 * channel closes.
 *
 * When the channel closes, for any reason, the worker ends everything that runs, and then itself.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../../scenarios/catalogue.ts';
import { defaultRubric } from '../../grade/points.ts';
import { gradeSubmission, type GradeOptions } from '../../grade/grade-submission.ts';
import { PlaceRemoved } from '../../grade/open-submission.ts';
import { storePerformances } from '../../grade/store/performance.ts';
import type { LaneMessage, LaneTask } from '../../grade/lane-protocol.ts';
import type { GradingSettings } from '../../grade/settings.ts';
import { lockHost } from '../../sandbox/lane/host-lock.ts';
import { removeLeftovers } from '../../sandbox/lane/leftovers.ts';
import { findSubmission } from '../../submission/index.ts';
import { submissionId } from '../../submission/submission-id.ts';
import { messageOf, openWorkerPlace, refusal, serve, workerWords, type WorkerPlace } from './serve.ts';
import { writePcaps } from '../write-pcap.ts';

const [isolation, observation] = workerWords();
const controller = new AbortController();

function say(message: LaneMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function grade(
  { item: { folder, assignment }, settings }: LaneTask,
  { mark, machine, lacks }: WorkerPlace,
): Promise<void> {
  const { signal } = controller;
  const leave = async (lastWord: LaneMessage): Promise<void> => {
    const ownsNetwork = isolation === 'namespace';
    const left = observation === 'kernel' ? await removeLeftovers({ mark, ownsNetwork }) : undefined;
    if (left !== undefined) say({ type: 'unclean', left });
    say(lastWord);
  };
  for (const note of lacks) say({ type: 'lacks', note });
  try {
    const submission = await findSubmission(folder);
    await using _lock =
      isolation === 'host' ? await lockHost({ signal, onWait: (pid) => say({ type: 'waits', pid }) }) : undefined;
    const result = await gradeSubmission(submission, {
      settings,
      assignment,
      machine: await machine,
      rubric: defaultRubric,
      catalogue,
      onTranscript: keeperOf(settings, submission.id),
      onScenario: ({ id }) => say({ type: 'scenarioJudged', scenario: id }),
    });
    await leave({ type: 'graded', result });
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof PlaceRemoved || !existsSync(join((await machine).scratch, 'package.json'))) {
      // Another lane has a folder of its own, and tries again.
      say({
        type: 'lacks',
        note: `the folder for temporary files was removed during the run, and ${submissionId(folder)} was graded again; tell the program that cleans it to leave datagrade alone, or set TMPDIR to another folder`,
      });
      process.disconnect();
      return;
    }
    await leave({ type: 'failed', reason: messageOf(error) });
  }
}

/** Returns a function that keeps what the settings ask for of each performance. */
function keeperOf({ transcripts, captures }: GradingSettings, id: string): GradeOptions['onTranscript'] {
  const store = transcripts === undefined ? undefined : storePerformances(join(transcripts, id));
  let isTold = false;
  return async (transcript, scenarios) => {
    try {
      await store?.(transcript, scenarios);
      if (captures !== undefined) await writePcaps(join(captures, id), transcript, scenarios);
    } catch (error) {
      // What is kept is for readers. No verdict depends on it.
      if (!isTold)
        say({ type: 'lacks', note: `what happened in ${id} was not stored completely: ${messageOf(error)}` });
      isTold = true;
    }
  };
}

serve({
  controller,
  open: () => openWorkerPlace(controller.signal),
  perform: grade,
  refuse: (why) => say(refusal('to grade in', why)),
});
