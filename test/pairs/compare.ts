/** Compares the verdicts of generated submissions with what they have to be: all pass. */
import type { Run } from '../../harness/grade/results.ts';
import { nameOf } from './grade-pairs.ts';
import type { Message, Submission } from './model.ts';

export type Status = 'pass' | 'fail' | 'blocked' | 'unsupported' | 'error';

export interface Difference {
  readonly seed: number;
  readonly requirement: string;
  readonly status: Status;
  readonly reason: string;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  readonly counts: Readonly<Record<Status, number>>;
}

export function compareVerdicts(submissions: readonly Submission[], run: Run): Comparison {
  const counts: Record<Status, number> = { pass: 0, fail: 0, blocked: 0, unsupported: 0, error: 0 };
  const differences = submissions.flatMap((submission): readonly Difference[] => {
    const graded = run.submissions.find(({ id }) => id === nameOf(submission));
    if (graded === undefined) throw new Error(`${nameOf(submission)} was not graded`);
    const mine = graded.requirements.filter(
      ({ id }) => (id.startsWith('add') ? submission.add : submission.file) !== undefined,
    );
    for (const { status } of mine) counts[status] += 1;
    return mine.filter(({ status }) => status !== 'pass').map(({ id, status }) => {
      const scenario = graded.scenarios.find((each) => each.requirement === id && each.status === status);
      const reason = (scenario !== undefined && 'reason' in scenario ? scenario.reason : undefined) ?? 'no reason';
      return { seed: submission.seed, requirement: id, status, reason };
    }); // prettier-ignore
  });
  return { differences, counts };
}

/** Whether a difference breaks the promise that right programs lose nothing. */
export function isCharged({ status }: Difference): boolean {
  return status !== 'unsupported' && status !== 'pass';
}

/** A submission in one line. */
export function summarize({ arrangement, style, words, add, file }: Submission): string {
  const { files, choice, naming, hasModule, extras } = arrangement;
  const adds = add === undefined ? [] : [
    'ADD', add.request.map(layoutOf).join('+'), '->', add.reply.map(layoutOf).join('+'), inputsOf(add.clientInputs), '/', inputsOf(add.serverInputs),
    add.clientSocket, add.serverShape, add.rangeCheck, add.screen, add.greeting && 'greeting', add.thanks && 'thanks', add.between && 'between',
  ]; // prettier-ignore
  const transfers = file === undefined ? [] : [
    'FILE', layoutOf(file.request), file.header && `header ${layoutOf(file.header)}`, file.ready && 'ready', `acknowledgement ${file.acknowledgement}`,
    inputsOf(file.clientInputs), '/', inputsOf(file.serverInputs), file.clientSocket, file.serverShape, file.servesOnce && 'once', file.destination, file.onMissing,
  ]; // prettier-ignore
  const parts = [
    files,
    files === 'one file' && choice,
    naming,
    hasModule && 'module',
    ...extras,
    style.printing,
    `"${words.client}"`,
    ...adds,
    ...transfers,
  ];
  return parts.filter((part) => part !== undefined && part !== false).join(' ');
}

function layoutOf({ layout, fields, layers }: Message): string {
  const details = Object.values(layout).filter((value) => typeof value === 'string' || typeof value === 'number');
  const around = layers.map((layer) => Object.values(layer).join(':'));
  return `[${JSON.stringify(details.join(' ')).slice(1, -1)}(${fields.map(({ key }) => key).join(',')})${around.join('')}]`;
}

function inputsOf({ all, isJoined }: NonNullable<Submission['add']>['clientInputs']): string {
  const shown = all.map(
    ({ what, from, text, fallback }) => `${from} ${what} ${JSON.stringify(text)}${fallback === undefined ? '' : '?'}`,
  );
  return `{${shown.join(', ')}${isJoined ? ' joined' : ''}}`;
}
