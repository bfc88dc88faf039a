/**
 * The first answers to a failure: what was wrong, what was expected, and the cause with what to
 * try. The label of the cause says how sure it is.
 */
import type { ScenarioResult } from '../../../harness/grade/results.ts';
import { requirementOf } from '../../../harness/handout/requirements.ts';
import { safeSentence } from '../../terminal/safe-text.ts';
import type { Paint, Style } from '../../terminal/style.ts';
import { wrapText } from '../../terminal/text.ts';
import { causeLabel } from './cause-label.ts';

/** A label and a wrapped sentence for each answer. */
export function renderDiagnosis(failed: ScenarioResult, style: Style): string[] {
  const { reason, hint, hintConfidence, evidence } = failed;
  const { handout, asks } = requirementOf(failed.requirement);
  const { bold, dim } = style.colours;
  // Mostly the reason is what was seen; then it is shown once.
  const seen = evidence?.actual === reason ? undefined : evidence?.actual;
  return [
    ...labelled('Problem', reason, style, bold),
    ...labelled('Seen', seen, style, dim),
    ...labelled('Expected', evidence?.expected, style, bold),
    ...labelled('Handout', `${handout.replace('§', 'section ')}: "${asks}"`, style, dim),
    ...labelled(hint === undefined ? 'Cause' : causeLabel(hintConfidence), hint ?? unknownCause, style, bold),
  ];
}

const labelWidth = 'Possible cause  '.length;

const unknownCause = 'Not known. Compare what your program did with what was expected.';

function labelled(label: string, text: string | undefined, style: Style, paint: Paint): string[] {
  if (text === undefined) return [];
  const first = paint(label) + ' '.repeat(labelWidth - label.length);
  const lines = wrapText(safeSentence(text, style), style.width - labelWidth);
  return lines.map((line, at) => (at === 0 ? first : ' '.repeat(labelWidth)) + line);
}
