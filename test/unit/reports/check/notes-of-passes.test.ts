import { describe, expect, it } from 'vitest';
import type { ScenarioResult, SubmissionResult } from '../../../../harness/grade/results.ts';
import { renderCheck } from '../../../../reports/check/report.ts';
import { createStyle } from '../../../../reports/terminal/style.ts';
import { rightSubmission, sampleRun } from '../../../support/sample-run.ts';

const style = createStyle({ colour: false, width: 80, unicode: true });
const check = (submission: SubmissionResult) => renderCheck(submission, sampleRun, style);

describe('the report for a student whose programs passed with a note', () => {
  it('shows each note on what passed once', () => {
    const note = 'The client ended after datagrade pressed Enter at its keyboard.';
    const scenarios = rightSubmission.scenarios.map((each): ScenarioResult =>
      each.requirement.endsWith('.client.exit') && each.status === 'pass' ? { ...each, note } : each,
    );
    expect(check({ ...rightSubmission, scenarios })).toContain(
      'Passed, and worth a look:\n  - add.client.exit: The client ended after datagrade pressed Enter at its\n    keyboard.\n\n',
    );
    expect(check(rightSubmission)).not.toContain('Passed, and worth a look');
  });
});
