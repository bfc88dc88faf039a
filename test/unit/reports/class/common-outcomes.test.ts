import { describe, expect, it } from 'vitest';
import type { SubmissionResult } from '../../../../harness/grade/results.ts';
import { commonOutcomes, renderCommonOutcomes } from '../../../../reports/class/common-outcomes.ts';
import { renderClass } from '../../../../reports/class/table.ts';
import { createStyle } from '../../../../reports/terminal/style.ts';
import { notGradedSubmission, rightSubmission, sampleRun, sampleSubmission } from '../../../support/sample-run.ts';

const style = createStyle({ colour: false, width: 80, unicode: true });
const times = (count: number, submission: SubmissionResult) =>
  Array.from({ length: count }, (_, at): SubmissionResult => ({ ...submission, id: `${submission.id}-${at}` }));
const undecided = sampleSubmission('dinis', { 'add.server.reply': [{ status: 'unsupported', reason: 'open' }] });
const failing = (reason: string, symptom?: string) =>
  sampleSubmission('bruno', {
    'file.server.exact': [{ status: 'fail', reason, ...(symptom === undefined ? {} : { symptom }) }],
  });
const textsOf = (submissions: readonly SubmissionResult[]) => commonOutcomes(submissions).map(({ text }) => text);

describe('the outcomes that most submissions of a class share', () => {
  it('warns before the table if most submissions need review', () => {
    const run = { ...sampleRun, submissions: [...times(9, undecided), rightSubmission] };
    const report = renderClass(run, style);
    expect(report.split('\n\n')[0]).toMatchInlineSnapshot(`
      "Check this run before you use its marks:
        - 9 of 10 submissions need review in add.server.reply.
      If most of a class shows the same, the machine, the run or the text of the lab
      is a more likely cause than the students. Run datagrade doctor, and grade a
      submission that you know to be right. Read one of these in full: --explain
      dinis-0"
    `);
  });

  it('does not warn about a class of different outcomes', () => {
    expect(renderCommonOutcomes(sampleRun.submissions, style)).toEqual([]);
  });

  it('does not warn about fewer than five submissions', () => {
    expect(textsOf(times(4, undecided))).toEqual([]);
    expect(textsOf(times(5, undecided))).toEqual(['5 of 5 submissions need review in add.server.reply.']);
  });

  it('does not warn if a quarter of the class and more has another outcome', () => {
    expect(textsOf([...times(6, undecided), ...times(2, rightSubmission)])).toHaveLength(1);
    expect(textsOf([...times(5, undecided), ...times(2, rightSubmission)])).toEqual([]);
  });

  it('groups failures by their symptom, whatever their reasons', () => {
    const submissions = [...times(3, failing('sent 2 datagrams', 'same')), ...times(3, failing('sent 3', 'same'))];
    expect(textsOf(submissions)).toEqual([
      '6 of 6 submissions fail file.server.exact in the same way, for example: sent 2 datagrams',
    ]);
  });

  it('keeps failures with different symptoms apart', () => {
    expect(textsOf([...times(3, failing('a', 'one')), ...times(3, failing('a', 'another'))])).toEqual([]);
  });

  it('names programs that most submissions lack, and what was not graded', () => {
    const withoutServer = sampleSubmission('carla', {}, { programs: { 'add.client': 'x', 'file.client': 'y' } });
    expect(textsOf(times(5, withoutServer))).toEqual([
      '5 of 5 submissions have no add.server that could be started.',
      '5 of 5 submissions have no file.server that could be started.',
    ]);
    expect(textsOf(times(5, notGradedSubmission))).toEqual(['5 of 5 submissions could not be graded.']);
  });

  it('shows four outcomes and counts the rest', () => {
    const nothing = sampleSubmission('carla', {}, { programs: {} });
    const broken = { ...nothing, ...undecided, programs: {} };
    const lines = renderCommonOutcomes(times(5, broken), style);
    expect(lines.filter((line) => line.startsWith('  - '))).toHaveLength(5);
    expect(lines.join('\n')).toContain('and 1 more of the kind');
  });
});
