/**
 * What an expectation finds in a transcript that was written by hand, with what holds of every violation.
 */
import { expect } from 'vitest';
import { symptoms } from '../../harness/grade/hints/hint-for.ts';
import type { RequirementId } from '../../harness/handout/requirements.ts';
import type { Expectation } from '../../harness/scenario/expectation.ts';
import type { Story } from './story.ts';

export function expectMet(expectation: Expectation, story: Story): void {
  expect(expectation.find(story.view())).toMatchObject({ met: true });
}

export interface ExpectedViolation {
  readonly actual: RegExp;
  readonly expected?: RegExp;
  readonly symptom?: string;
  readonly hangsOn?: readonly RequirementId[];
  readonly undecided?: RegExp;
}

export function expectViolated(expectation: Expectation, story: Story, wanted: ExpectedViolation): void {
  const finding = expectation.find(story.view());
  if (finding.met) throw new Error(`it was met: ${expectation.text}`);
  expect(finding.actual).toMatch(wanted.actual);
  if (wanted.expected !== undefined) expect(finding.expected).toMatch(wanted.expected);
  expect(finding.symptom).toBe(wanted.symptom);
  if (wanted.hangsOn !== undefined) expect(finding.dependsOn).toEqual(wanted.hangsOn);
  if (wanted.undecided === undefined) expect(finding.undecided).toBeUndefined();
  else expect(finding.undecided).toMatch(wanted.undecided);
  if (finding.symptom !== undefined) expect(symptoms, `no hint for ${finding.symptom}`).toContain(finding.symptom);
  for (const sentence of [finding.expected, finding.actual]) expect(sentence).toMatch(/^[A-Z0-9].*[.…]$/);
  for (const sentence of [expectation.text, finding.expected, finding.actual]) {
    expect(sentence).toMatch(/^\S[^\n]*\S$/);
    expect(sentence).not.toMatch(/undefined|\.\.(?!\.)|NaN|\[object|; ;|\bno such sum did not\b/);
  }
}
