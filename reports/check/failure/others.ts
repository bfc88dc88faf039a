/**
 * The other failing scenarios of a requirement: those that fail like the first in one sentence,
 * each of the others with its own problem.
 */
import type { ScenarioResult } from '../../../harness/grade/results.ts';
import { safeLine } from '../../terminal/safe-text.ts';
import type { Style } from '../../terminal/style.ts';
import { truncateEnd, wrapHanging, wrapText } from '../../terminal/text.ts';

export function renderOthers(first: ScenarioResult, others: readonly ScenarioResult[], style: Style): string[] {
  const alike = others.filter((other) => failsLike(first, other));
  const different = others.filter((other) => !failsLike(first, other));
  return [
    ...renderAlike(alike, style),
    ...different.slice(0, shown).flatMap((other) => renderDifferent(other, style)),
    ...(different.length > shown ? [`Also failed: ${different.length - shown} more.`] : []),
  ];
}

const shown = 8;

function failsLike(first: ScenarioResult, other: ScenarioResult): boolean {
  return other.reason === first.reason || (first.symptom !== undefined && other.symptom === first.symptom);
}

function renderAlike(alike: readonly ScenarioResult[], style: Style): string[] {
  if (alike.length === 0) return [];
  const ids = alike.slice(0, shown).map(({ id }) => truncateEnd(safeLine(id, style), { ...style, width: idColumns }));
  const more = alike.length > shown ? [`${alike.length - shown} more`] : [];
  return wrapText(`Also failed in the same way: ${[...ids, ...more].join(', ')}.`, style.width);
}

/** An id is a short path; only a hostile one is longer. */
const idColumns = 60;

function renderDifferent({ id, reason }: ScenarioResult, style: Style): string[] {
  const text = reason === undefined ? safeLine(id, style) : safeLine(`${id}: ${reason}`, style);
  return wrapHanging('Also failed: ', truncateEnd(text, { ...style, width: style.width * 2 }), style.width);
}
