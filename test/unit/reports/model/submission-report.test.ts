import { describe, expect, it } from 'vitest';
import { nextFailure } from '../../../../harness/grade/next-failure.ts';
import { markSpots } from '../../../../reports/model/spots.ts';
import { reportOf } from '../../../../reports/model/submission-report.ts';
import {
  failingSubmission,
  incompleteSubmission,
  notGradedSubmission,
  rightSubmission,
  sampleSubmission,
  selectedSubmission,
  undecidedSubmission,
} from '../../../support/sample-run.ts';

describe('the report of a submission', () => {
  it('begins with the failure to fix first; the others keep the order of the handout', () => {
    const submission = sampleSubmission('gil', {
      'add.client.sum': [{ status: 'fail', reason: 'unsure', hint: 'perhaps this', hintConfidence: 'possible' }],
      'add.server.sum': [{ status: 'fail', reason: 'unknown' }],
      'file.client.exit': [{ status: 'fail', reason: 'sure', hint: 'this', hintConfidence: 'certain' }],
    });
    const { failures } = reportOf(submission);
    expect(failures.map(({ number, requirement }) => `${number} ${requirement}`)).toEqual([
      'F1 file.client.exit',
      'F2 add.client.sum',
      'F3 add.server.sum',
    ]);
    expect(failures[0]?.shown?.id).toBe(nextFailure(submission)?.id);
  });

  it('says which failure each requirement waits for, from both sides', () => {
    const submission = sampleSubmission('gil', {
      'add.client.sum': [{ status: 'fail', reason: 'joined' }],
      'add.pair': [{ status: 'blocked', reason: 'the same cause', blockedBy: 'add.client.sum' }],
    });
    const { failures, blocked } = reportOf(submission);
    expect(failures[0]?.blocks).toEqual(['add.pair']);
    expect(blocked).toMatchObject([{ requirement: 'add.pair', by: 'add.client.sum', number: 'F1' }]);
  });

  it('lists every requirement that was tried exactly once', () => {
    const submissions = [
      rightSubmission,
      failingSubmission,
      incompleteSubmission,
      undecidedSubmission,
      notGradedSubmission,
    ];
    for (const submission of submissions) {
      const { failures, blocked, open, passed } = reportOf(submission);
      const listed = [
        ...failures.map(({ requirement }) => requirement),
        ...blocked.map(({ requirement }) => requirement),
        ...open.flatMap(({ requirements }) => requirements),
        ...passed.map(({ id }) => id),
      ];
      expect(listed.toSorted()).toEqual(submission.requirements.map(({ id }) => id).toSorted());
    }
  });

  it('says nothing of what the run did not try', () => {
    expect(reportOf(selectedSubmission)).toMatchObject({ failures: [], blocked: [], open: [] });
    expect(reportOf(selectedSubmission).passed.map(({ id }) => id)).toEqual(['add.server.shutdown']);
  });

  it('groups what has the same reason', () => {
    expect(reportOf(undecidedSubmission).open).toMatchObject([
      { status: 'unsupported', requirements: ['add.server.reply', 'add.server.display', 'add.server.sum'] },
    ]);
  });
});

describe('the marked spots of a line', () => {
  const spots = (line: string, actual: string, expected: string): string[] =>
    markSpots(line, actual, expected).flatMap(({ text, isSpot }) => (isSpot ? [text] : []));

  it('are the numbers that were seen and not expected', () => {
    expect(spots('Sum: 11', 'The client displayed 1 and 11.', 'The sum 1 + 1 = 2 is displayed.')).toEqual(['11']);
    expect(spots('1 + 1', 'The client displayed 1 and 11.', 'The sum 1 + 1 = 2 is displayed.')).toEqual([]);
  });

  it('are no parts of words or longer numbers', () => {
    expect(spots('a11 11b 111 1.11 11.5', 'displayed 11', '')).toEqual([]);
    expect(spots('11, (11) -11', 'displayed 11', '')).toEqual(['11', '11']);
  });

  it('leave the text of the line as it is', () => {
    const line = 'x 11 y  11';
    expect(
      markSpots(line, 'displayed 11', '')
        .map(({ text }) => text)
        .join(''),
    ).toBe(line);
  });
});
