/**
 * One mark, one colour and one word for each status and each step, the same in every report. They
 * differ also without colour.
 */
import type { Evidence, Status } from '../../harness/judge/evidence.ts';
import type { Paint, Style } from './style.ts';

type StepOutcome = Evidence['steps'][number]['outcome'];

/** One column wide. */
export function markOf(status: Status, { unicode }: Pick<Style, 'unicode'>): string {
  return (unicode ? unicodeMarks : asciiMarks)[status];
}

export function paintOf(status: Status, { colours }: Pick<Style, 'colours'>): Paint {
  switch (status) {
    case 'pass':
      return colours.green;
    case 'fail':
      return colours.red;
    case 'blocked':
      return colours.dim;
    case 'unsupported':
      return colours.yellow;
    case 'error':
      return colours.magenta;
  }
}

/** What a status means, for a legend. */
export const statusMeanings: Readonly<Record<Status, string>> = {
  pass: 'passed',
  fail: 'failed',
  blocked: 'blocked by another failure',
  unsupported: 'needs review',
  error: 'not graded',
};

/** For a requirement that the run did not try. */
export const notTriedMark = '-';

export function stepMark(outcome: StepOutcome, { unicode, colours }: Style): string {
  switch (outcome) {
    case 'done':
      return colours.green(unicode ? '✓' : '+');
    case 'failed':
      return colours.red(unicode ? '✗' : 'x');
    case 'notReached':
      return colours.dim(unicode ? '·' : '-');
  }
}

const unicodeMarks: Readonly<Record<Status, string>> = {
  pass: '✓',
  fail: '✗',
  blocked: '·',
  unsupported: '?',
  error: '!',
};

const asciiMarks: Readonly<Record<Status, string>> = {
  pass: '+',
  fail: 'x',
  blocked: 'b',
  unsupported: '?',
  error: '!',
};
