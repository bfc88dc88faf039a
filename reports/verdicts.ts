/**
 * Verdicts of scenarios, one after another: what `datagrade judge` shows for stored transcripts.
 */
import type { ScenarioResult } from '../harness/grade/results.ts';
import { causeLabel } from './check/failure/cause-label.ts';
import { markOf, paintOf, statusMeanings } from './terminal/marks.ts';
import { safeLine, safeSentence } from './terminal/safe-text.ts';
import type { Style } from './terminal/style.ts';
import { wrapHanging, wrapText } from './terminal/text.ts';

/**
 * The whole report, with a final newline: a line for each scenario, and its reason and hint if it
 * did not pass.
 */
export function renderVerdicts(results: readonly ScenarioResult[], style: Style): string {
  const lines = results.flatMap(({ id, title, status, reason, hint, hintConfidence }) => [
    ...wrapHanging(`${markOf(status, style)} `, safeLine(`${id}: ${title}`, style), style.width).map(
      paintOf(status, style),
    ),
    ...[reason, hint === undefined ? undefined : `${causeLabel(hintConfidence)}: ${hint}`].flatMap((text) =>
      text === undefined ? [] : wrapHanging('    ', safeSentence(text, style), style.width),
    ),
  ]);
  return [...lines, ...renderCounts(results, style)].map((line) => `${line}\n`).join('');
}

function renderCounts(results: readonly ScenarioResult[], style: Style): string[] {
  const counts = (Object.keys(statusMeanings) as readonly ScenarioResult['status'][])
    .map((status) => [results.filter((each) => each.status === status).length, statusMeanings[status]] as const)
    .filter(([count]) => count > 0)
    .map(([count, meaning]) => `${count} ${meaning}`);
  const scenarios = results.length === 1 ? '1 scenario' : `${results.length} scenarios`;
  return wrapText(`${scenarios}: ${counts.join(', ')}.`, style.width).map(style.colours.bold);
}
