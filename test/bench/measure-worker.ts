/**
 * Grades the submissions on its command line as a lane does, with jails and capture. Then replays
 * what was performed in the same jails, and prints both times for each submission as a line of
 * JSON.
 *
 * It runs in a network namespace of its own.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defaultRubric } from '../../harness/grade/points.ts';
import { gradeSubmission, type GradeOptions } from '../../harness/grade/grade-submission.ts';
import { openCapture, type Capture } from '../../harness/observe/network/capture.ts';
import { networkSetupCommand } from '../../harness/sandbox/lane/isolation.ts';
import { openJail, type Jail } from '../../harness/sandbox/jail/jail.ts';
import { openRunFolder } from '../../harness/sandbox/lane/run-folder.ts';
import { requestAt } from '../../harness/grade/plan/request-series.ts';
import type { Transcript } from '../../harness/transcript/transcript.ts';
import { findSubmission, prepareSubmission } from '../../harness/submission/index.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { replay } from './replay.ts';

export interface Measured {
  readonly submission: string;
  readonly score: number;
  readonly checkMs: number;
  /** Time of a run that only learns how the submission is started and writes its messages. */
  readonly learnMs: number;
  readonly processStarts: number;
  readonly replayMs: number;
  readonly replayedStarts: number;
}

interface Place {
  readonly scratch: string;
  readonly nextMark: () => string;
  readonly jail: Jail;
  readonly capture: Capture;
}

async function measure(folder: string, { scratch, nextMark, jail, capture }: Place): Promise<Measured> {
  const submission = await findSubmission(folder);
  const transcripts: Transcript[] = [];
  const options: GradeOptions = {
    settings: { seed: 7, selectors: [] },
    rubric: defaultRubric,
    catalogue,
    machine: { scratch, nextMark, jail, capture, ownsNetwork: true },
  };
  const startedMs = performance.now();
  const onTranscript = async (transcript: Transcript): Promise<void> => void transcripts.push(transcript);
  const result = await gradeSubmission(submission, { ...options, onTranscript });
  const checkMs = performance.now() - startedMs;
  await gradeSubmission(submission, { ...options, settings: { ...options.settings, learnOnly: true } });
  const learnMs = performance.now() - startedMs - checkMs;

  const place = join(scratch, `replay-${submission.id}`);
  mkdirSync(place);
  const prepared = await prepareSubmission(submission, place);
  const programs = [...prepared.programs.values()].flatMap((each) => (each.status === 'ready' ? [each] : []));
  // The first words of a command identify the program. Its arguments follow.
  const cwdOf = (command: readonly string[]): string =>
    programs.find(({ argv }) => argv.every((word, index) => command[index] === word))?.cwd ?? '.';
  for (const { event, cwd } of filesServed(transcripts, cwdOf)) {
    const path = join(prepared.tree, cwd, event.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(event.content, 'base64'));
  }
  let replayMs = 0;
  let replayedStarts = 0;
  for (const [index, transcript] of joinParts(transcripts).entries()) {
    const tree = `${prepared.tree}-${index}`;
    cpSync(prepared.tree, tree, { recursive: true });
    const beganMs = performance.now();
    replayedStarts += await replay(transcript, { tree, cwdOf, nextMark, jail });
    replayMs += performance.now() - beganMs;
  }
  return {
    submission: submission.id,
    score: result.score,
    checkMs,
    learnMs,
    processStarts: result.processStarts,
    replayMs,
    replayedStarts,
  };
}

/** Joins the parts of a performance in which one server got several requests. */
function joinParts(transcripts: readonly Transcript[]): readonly Transcript[] {
  const whole = new Map<number | undefined, Transcript>();
  for (const part of transcripts) {
    const before = whole.get(part.startedAtMs);
    const request = part.events.findIndex((event) => event.type === 'actionBegan' && event.action === requestAt);
    const events = [...(before?.events ?? []), ...part.events.slice(before === undefined ? 0 : request)];
    whole.set(part.startedAtMs, { ...part, events });
  }
  return [...whole.values()];
}

function filesServed(transcripts: readonly Transcript[], cwdOf: (command: readonly string[]) => string) {
  return transcripts.flatMap(({ events }) => {
    const server = events.find((event) => event.type === 'subjectStarted' && event.subject === 'server');
    if (server?.type !== 'subjectStarted') return [];
    const cwd = cwdOf(server.command);
    return events.flatMap((event) => (event.type === 'fileServed' ? [{ event, cwd }] : []));
  });
}

execFileSync('sh', ['-c', networkSetupCommand]);
using folder = openRunFolder();
const capture = openCapture();
if (typeof capture === 'string') throw new TypeError(`cannot measure as a lane grades: ${capture}`);
const place: Place = { scratch: folder.path, nextMark: folder.nextMark, jail: openJail(folder.path), capture };
for (const each of process.argv.slice(2)) {
  const measured = await measure(each, place);
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}
